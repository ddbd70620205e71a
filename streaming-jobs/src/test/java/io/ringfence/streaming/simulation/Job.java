package io.ringfence.streaming.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.jspecify.annotations.Nullable;

/** One start of the job, with what Flink's coordinator of checkpoints does. */
final class Job {
  private final Wiring wiring;
  private final int tasksAndFeeds;
  private final Queue<Task> toTell = new ArrayDeque<>();
  private long nextCheckpoint;
  private @Nullable Checkpoint gathering;
  private @Nullable Checkpoint complete;
  private boolean gatheringIsLast;
  private boolean completeIsLast;

  /** Starts the job from a checkpoint; null: from the beginning. */
  Job(StreamGraph graph, FeedSource source, @Nullable Checkpoint restored) throws Exception {
    wiring =
        new Wiring(
            graph,
            (task, _, states) -> {
              require(gathering).operators().putAll(states);
              settle();
            },
            (node, place) -> {
              String name = Wiring.name(node, place);
              Object state = restored == null ? null : restored.feeds().get(name);
              return new FeedTask(name, source.open(place, node.getParallelism(), state));
            });
    tasksAndFeeds =
        wiring.feeds().size()
            + wiring.tasks().stream().mapToInt(task -> task.members().size()).sum();
    nextCheckpoint = restored == null ? 1 : restored.id() + 1;
    complete = restored;
    wiring.begin(restored);
  }

  private static Checkpoint require(@Nullable Checkpoint checkpoint) {
    return Objects.requireNonNull(checkpoint, "no checkpoint is being gathered");
  }

  /** Channels on which something can arrive; asked before every step, so no stream. */
  List<Channel> readyChannels() {
    List<Channel> ready = new ArrayList<>();
    for (Channel channel : wiring.channels()) {
      if (channel.isReady()) {
        ready.add(channel);
      }
    }
    return ready;
  }

  List<FeedTask> readyFeeds(int buffer) {
    List<FeedTask> ready = new ArrayList<>();
    for (FeedTask feed : wiring.feeds()) {
      if (feed.mayMove(buffer)) {
        ready.add(feed);
      }
    }
    return ready;
  }

  /** Whether a checkpoint can be begun. */
  boolean mayCheckpoint() {
    return gathering == null && toTell.isEmpty();
  }

  /** Begins a checkpoint; the one that begins when the source is at its end is the last. */
  long checkpoint() {
    Checkpoint begun = Checkpoint.begun(nextCheckpoint++);
    gathering = begun;
    gatheringIsLast = isFed();
    for (FeedTask feed : wiring.feeds()) {
      begun.feeds().put(feed.toString(), feed.snapshot(begun.id()));
    }
    return begun.id();
  }

  private void settle() {
    Checkpoint now = require(gathering);
    if (now.operators().size() + now.feeds().size() == tasksAndFeeds) {
      complete = now;
      completeIsLast = gatheringIsLast;
      gathering = null;
      toTell.addAll(wiring.tasks());
    }
  }

  /** Tasks that have not been told yet that the last checkpoint is complete. */
  List<Task> untold() {
    return List.copyOf(toTell);
  }

  /** Tells a task. */
  void tell(Task task) throws Exception {
    toTell.remove(task);
    task.complete(require(complete).id());
  }

  /** Whether the last checkpoint is complete, told to all or not. */
  boolean isAtItsEnd() {
    return completeIsLast;
  }

  /** Whether the source has said everything. */
  boolean isFed() {
    return wiring.feeds().stream().allMatch(FeedTask::isFinished);
  }

  /** Whether everything has been computed, the last checkpoint is complete and all know it. */
  boolean isDone() {
    return completeIsLast && toTell.isEmpty() && wiring.tasks().stream().allMatch(Task::isFinished);
  }

  /** The last complete checkpoint. */
  @Nullable Checkpoint complete() {
    return complete;
  }

  /** Gives up memory that is not the collector's; what is thrown on the way says nothing. */
  void abandon() {
    wiring.tasks().stream()
        .flatMap(task -> Stream.ofNullable(task.members()).flatMap(List::stream))
        .forEach(Job::close);
  }

  private static void close(Task.Member member) {
    try {
      member.host().close();
    } catch (Exception ignored) {
      // It was killed in the middle of something.
    }
  }
}
