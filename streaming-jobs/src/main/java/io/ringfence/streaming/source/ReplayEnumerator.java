package io.ringfence.streaming.source;

import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.jspecify.annotations.Nullable;

/** Gives the one split to the first reader that comes, and takes it back when that reader fails. */
final class ReplayEnumerator implements SplitEnumerator<ReplaySplit, Unassigned> {
  private final SplitEnumeratorContext<ReplaySplit> context;
  private @Nullable ReplaySplit unassigned;

  ReplayEnumerator(SplitEnumeratorContext<ReplaySplit> context, Unassigned unassigned) {
    this.context = context;
    this.unassigned = unassigned.split();
  }

  @Override
  public void start() {}

  @Override
  public void addReader(int subtask) {
    ReplaySplit split = unassigned;
    if (split != null) {
      context.assignSplit(split, subtask);
      unassigned = null;
    }
    context.signalNoMoreSplits(subtask);
  }

  @Override
  public void handleSplitRequest(int subtask, @Nullable String host) {
    // Readers are served when they register.
  }

  @Override
  public void addSplitsBack(List<ReplaySplit> splits, int subtask) {
    unassigned = splits.isEmpty() ? unassigned : splits.getFirst();
  }

  @Override
  public Unassigned snapshotState(long checkpointId) {
    return new Unassigned(unassigned);
  }

  @Override
  public void close() {}
}
