package io.ringfence.streaming.source;

import io.ringfence.streaming.intake.TopicRow;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.jspecify.annotations.Nullable;

/**
 * Watermarks of one partition: behind the newest instant by the allowed lateness. A partition whose
 * rows speak of no time (budgets, capital) has none until it has been read to its end, so that what
 * holds from the start is there before anything is computed. Topics that are followed have no end:
 * there a partition that is read as far as it was at the start, and says nothing for a while, is
 * idle and holds nobody back. Event time counts microseconds.
 */
final class PartitionWatermarks implements WatermarkGenerator<TopicRow> {
  /** Longest time between two looks that counts: a task that was held up has seen nothing. */
  private static final long LONGEST_LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

  private static final int IDLE_TIMES_WHEN_BEHIND = 12;

  private final long latenessMicros;
  private final @Nullable Following following;
  private final LongSupplier nanoClock;
  private long newest = Long.MIN_VALUE;
  private boolean behind;
  private boolean idle;
  private long quietNanos;
  private long lookedNanos;

  PartitionWatermarks(long latenessMicros, @Nullable Following following, LongSupplier nanoClock) {
    this.latenessMicros = latenessMicros;
    this.following = following;
    this.nanoClock = nanoClock;
    this.lookedNanos = nanoClock.getAsLong();
  }

  /** What stands before the end it had may be the mark of a transaction, which is no record. */
  private long patienceNanos(Following follows) {
    return follows.idleAfter().toNanos() * (behind ? IDLE_TIMES_WHEN_BEHIND : 1);
  }

  @Override
  public void onEvent(TopicRow row, long ignored, WatermarkOutput output) {
    Long at = row.atMicros();
    if (at != null) {
      newest = Math.max(newest, at);
    }
    quietNanos = 0;
    if (following != null) {
      long end = following.caughtUpAt().ends().getOrDefault(row.partition(), 0L);
      behind = row.offset() + 1 < end;
    }
    if (idle) {
      idle = false;
      output.markActive();
    }
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    long now = nanoClock.getAsLong();
    quietNanos += Math.min(now - lookedNanos, LONGEST_LOOK_NANOS);
    lookedNanos = now;
    if (newest != Long.MIN_VALUE) {
      output.emitWatermark(new Watermark(newest - latenessMicros - 1));
    }
    if (following != null && !idle && quietNanos > patienceNanos(following)) {
      idle = true;
      output.markIdle();
    }
  }
}
