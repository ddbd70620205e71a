package io.ringfence.streaming.job;

import io.ringfence.streaming.clock.WallClock;
import io.ringfence.streaming.intake.IntakeSpec;
import io.ringfence.streaming.intake.MarkBasis;
import io.ringfence.streaming.intake.ReplayWindow;
import io.ringfence.streaming.live.LivePath;
import io.ringfence.streaming.live.LivePlan;
import io.ringfence.streaming.publish.PublishedTopic;
import io.ringfence.streaming.publish.Publishing;
import io.ringfence.streaming.sink.ClickHouseTarget;
import io.ringfence.streaming.sink.DeduplicationWindows;
import io.ringfence.streaming.sink.LiveTables;
import io.ringfence.streaming.sink.RetryPolicy;
import io.ringfence.streaming.sink.SinkOptions;
import io.ringfence.streaming.sink.StoredRows;
import io.ringfence.streaming.source.ArrivalStream;
import io.ringfence.streaming.source.FollowScan;
import io.ringfence.streaming.source.MissingTopics;
import io.ringfence.streaming.source.Topics;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The live path on topics, until it is told to stop; then a savepoint, from which the next start
 * goes on, or after a crash from the last checkpoint.
 */
final class LivePathRun {
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  private final LivePathArguments arguments;
  private final StopSignal stop;
  private final PrintStream out;
  private final Topics topics;
  private final ClickHouseTarget target;
  private final FollowFolder folder;
  private final LivePlanFile planFile;

  LivePathRun(LivePathArguments arguments, StopSignal stop, PrintStream out) {
    this.arguments = arguments;
    this.stop = stop;
    this.out = out;
    this.topics = arguments.topics();
    this.target = arguments.target();
    this.folder = new FollowFolder(arguments.job().checkpointDir());
    this.planFile = new LivePlanFile(arguments.job().checkpointDir());
  }

  /** Runs until it is told to stop. */
  void execute() throws Exception {
    try {
      EndlessJob job = start();
      Progress progress = new Progress(job.client(), 0, out);
      while (!stop.isAskedWithin(LOOK_EVERY)) {
        job.requireRunning();
        progress.sayNow();
      }
      job.halt();
      out.println("@done {\"run\":\"%s\"}".formatted(target.runId()));
      out.flush();
    } finally {
      stop.hasEnded();
    }
  }

  /** Starts the job where it was left, or at the beginning of the topics. */
  EndlessJob start() throws Exception {
    List<String> names = LivePath.KINDS.stream().map(topics::of).toList();
    MissingTopics.create(topics.bootstrapServers(), names, 1);
    new DeduplicationWindows(target, RetryPolicy.DEFAULT).require(LiveTables.names());
    IntakeSpec spec =
        new IntakeSpec(List.of(), new ReplayWindow(null, null), MarkBasis.MARK, Duration.ZERO);
    FollowScan.Start found =
        new FollowScan(topics, spec, packs -> new PackedRules(packs).known()).start();
    boolean isBegun = arguments.job().resume() && planFile.exists();
    LivePlan plan = isBegun ? goOn(found) : begin(found);
    StreamExecutionEnvironment environment =
        new LocalCluster(
                arguments.job().parallelism(),
                arguments.job().checkpointDir(),
                arguments.job().checkpointInterval(),
                isBegun ? folder.latest() : Optional.<Path>empty(),
                arguments.job().metricsPort())
            .livePathEnvironment();
    graph(plan, found, names).addTo(environment);
    return new EndlessJob(environment.executeAsync("live path " + target.runId()), folder);
  }

  private LivePlan begin(FollowScan.Start found) throws IOException {
    new StoredRows(target, RetryPolicy.DEFAULT)
        .count(LiveTables.names())
        .forEach(
            (table, rows) -> {
              if (rows > 0) {
                throw new RunExistsException(target.runId(), target.database(), table, rows);
              }
            });
    long at = found.firstMicros().orElseGet(WallClock.SYSTEM::micros);
    LivePlan plan = arguments.plan().of(found.rulePacks(), at);
    planFile.write(plan);
    return plan;
  }

  private LivePlan goOn(FollowScan.Start found) throws IOException {
    LivePlan plan = planFile.read(arguments.plan().mostBooks());
    if (!plan.documents().equals(found.rulePacks())) {
      System.err.println(
          "warning: rule packs that came since the run was begun are not in it: they are with"
              + " another --run-id and --checkpoint-dir");
    }
    return plan;
  }

  private LivePathGraph graph(LivePlan plan, FollowScan.Start found, List<String> names)
      throws Exception {
    Map<String, Long> ends = new TreeMap<>(found.range().ends());
    ends.keySet().removeIf(partition -> names.stream().noneMatch(name -> isOf(partition, name)));
    Optional<Publishing> publishing = arguments.publishing();
    if (publishing.isPresent()) {
      publishing.get().createTopics(PublishedTopic.OF_LIVE_PATH);
    }
    return new LivePathGraph(
        new ArrivalStream(
            topics, LivePath.KINDS, MarkBasis.MARK, arguments.following(found.range())),
        new LivePath(plan, arguments.terms(ends), WallClock.SYSTEM),
        new StoreSinks(target, SinkOptions.DEFAULT, publishing));
  }

  private static boolean isOf(String partition, String topic) {
    return partition.startsWith(topic + "/");
  }
}
