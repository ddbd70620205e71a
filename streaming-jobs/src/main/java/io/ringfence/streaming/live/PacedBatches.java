package io.ringfence.streaming.live;

import io.ringfence.streaming.tick.PositionEvent;
import io.ringfence.streaming.tick.TickBatcher;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;

/** Batches that leave full, or with the time a mark may wait for others. */
final class PacedBatches {
  private final TickBatcher batcher;
  private final ProcessingTimeService time;
  private boolean isTimed;

  PacedBatches(TickBatcher batcher, ProcessingTimeService time) {
    this.batcher = batcher;
    this.time = time;
  }

  /** Takes a mark; where the job is behind, bursts are conflated. */
  void mark(int instrument, long tick, long sourceMicros, boolean isBehind) {
    batcher.setBehind(isBehind);
    batcher.mark(instrument, tick, sourceMicros);
    waitNoLonger();
  }

  /** Takes an event; it keeps its place among the marks. */
  void event(PositionEvent event) {
    batcher.event(event);
    waitNoLonger();
  }

  private void waitNoLonger() {
    if (!isTimed) {
      isTimed = true;
      long due = time.getCurrentProcessingTime() + TickBatcher.LONGEST_WAIT_MILLIS;
      time.registerTimer(due, _ -> flush());
    }
  }

  /** Sends all that waits. */
  void flush() {
    isTimed = false;
    batcher.flush();
  }
}
