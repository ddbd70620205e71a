package io.ringfence.streaming.source;

import io.ringfence.streaming.intake.TopicRow;
import java.util.ArrayDeque;
import java.util.Deque;
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
 * idle and holds nobody back, unless it has ever sent a heartbeat: then heartbeats are what moves
 * it. What it says reaches the others a moment later, so that a partition that wakes up at the same
 * time is heard before time has gone on. The clock stands still while the task cannot send, so that
 * somebody who is held up is not taken for silent. Event time counts microseconds.
 */
final class PartitionWatermarks implements WatermarkGenerator<TopicRow> {
  /** Longest time between two looks that counts: a task that was held up has seen nothing. */
  private static final long LONGEST_LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

  private static final int IDLE_TIMES_WHEN_BEHIND = 12;

  /** Time between two looks: Flink's own. */
  private static final long LOOK_MILLIS = 200;

  private final long latenessMicros;
  private final @Nullable Following following;
  private final LongSupplier nanoClock;
  private final Deque<Long> held = new ArrayDeque<>();
  private long newest = Long.MIN_VALUE;
  private boolean beats;
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

  /** The newest instant of some looks ago. */
  private long heldBack(Following follows) {
    held.addLast(newest);
    return held.size() > follows.heldFor().toMillis() / LOOK_MILLIS
        ? held.removeFirst()
        : Long.MIN_VALUE;
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
    beats |= row.heartbeat();
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
    long complete = following == null ? newest : heldBack(following);
    if (idle) {
      // Whatever an output is told makes it active again, the same watermark too.
      return;
    }
    if (complete != Long.MIN_VALUE) {
      output.emitWatermark(new Watermark(complete - latenessMicros - 1));
    }
    if (following != null && complete == newest && isQuiet(following)) {
      idle = true;
      output.markIdle();
    }
  }

  private boolean isQuiet(Following follows) {
    return !beats && quietNanos > patienceNanos(follows);
  }
}
