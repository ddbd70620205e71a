package io.ringfence.bench.stream;

import io.ringfence.bench.stream.TickSource.Tape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.jspecify.annotations.Nullable;

/** Gives the tape to the first reader. */
final class OneTape implements SplitEnumerator<Tape, Collection<Tape>> {
  private final SplitEnumeratorContext<Tape> context;
  private final List<Tape> unassigned;

  OneTape(SplitEnumeratorContext<Tape> context, Collection<Tape> unassigned) {
    this.context = context;
    this.unassigned = new ArrayList<>(unassigned);
  }

  @Override
  public void start() {}

  @Override
  public void handleSplitRequest(int subtask, @Nullable String host) {}

  @Override
  public void addSplitsBack(List<Tape> splits, int subtask) {
    unassigned.addAll(splits);
    assign();
  }

  @Override
  public void addReader(int subtask) {
    assign();
  }

  private void assign() {
    if (!unassigned.isEmpty() && context.registeredReaders().containsKey(0)) {
      context.assignSplit(unassigned.removeFirst(), 0);
      context.signalNoMoreSplits(0);
    }
  }

  @Override
  public Collection<Tape> snapshotState(long checkpointId) {
    return List.copyOf(unassigned);
  }

  @Override
  public void close() {}
}
