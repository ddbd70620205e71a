package io.ringfence.streaming.job;

import java.util.TreeMap;
import org.apache.flink.api.common.accumulators.LongMaximum;
import org.apache.flink.api.common.functions.RuntimeContext;

/**
 * How far the tables of a run are. At a checkpoint's barrier every operator has handled the
 * instants that were complete at the intake, so their rows are in the batches of that checkpoint or
 * earlier ones; a checkpoint is complete only after the batches of the one before it are stored. So
 * an instant is published when the second checkpoint after it is complete.
 */
final class PublishedInstants {
  /** Accumulator of the last published instant, epoch microseconds. */
  static final String PUBLISHED = "published-micros";

  /** Accumulator of when the last checkpoint was complete, wall clock, epoch microseconds. */
  static final String CHECKPOINTED = "checkpointed-micros";

  private final LongMaximum published = new LongMaximum();
  private final LongMaximum checkpointed = new LongMaximum();
  private final TreeMap<Long, Long> atCheckpoints = new TreeMap<>();
  private long complete = Long.MIN_VALUE;
  private long ofLastComplete = Long.MIN_VALUE;

  PublishedInstants(RuntimeContext context) {
    context.addAccumulator(PUBLISHED, published);
    context.addAccumulator(CHECKPOINTED, checkpointed);
  }

  /** Instants up to this one are complete at the intake. */
  void complete(long micros) {
    complete = Math.max(complete, micros);
  }

  /** The barrier of a checkpoint passes. */
  void atBarrier(long checkpoint) {
    atCheckpoints.put(checkpoint, complete);
  }

  /** A checkpoint is complete, at a time of the wall clock. */
  void checkpointed(long checkpoint, long nowMicros) {
    checkpointed.add(nowMicros);
    if (ofLastComplete > Long.MIN_VALUE) {
      published.add(ofLastComplete);
    }
    Long known = atCheckpoints.get(checkpoint);
    ofLastComplete = known == null ? ofLastComplete : known;
    atCheckpoints.headMap(checkpoint, true).clear();
  }
}
