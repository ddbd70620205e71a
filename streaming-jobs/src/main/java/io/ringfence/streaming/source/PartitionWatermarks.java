package io.ringfence.streaming.source;

import io.ringfence.streaming.intake.TopicRow;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/**
 * Watermarks of one partition: behind the newest instant by the allowed lateness. A partition whose
 * rows speak of no time (budgets, capital) has none until it has been read to its end, so that what
 * holds from the start is there before anything is computed. Event time counts microseconds.
 */
final class PartitionWatermarks implements WatermarkGenerator<TopicRow> {
  private final long latenessMicros;
  private long newest = Long.MIN_VALUE;

  PartitionWatermarks(long latenessMicros) {
    this.latenessMicros = latenessMicros;
  }

  @Override
  public void onEvent(TopicRow row, long ignored, WatermarkOutput output) {
    Long at = row.atMicros();
    if (at != null) {
      newest = Math.max(newest, at);
    }
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    if (newest != Long.MIN_VALUE) {
      output.emitWatermark(new Watermark(newest - latenessMicros - 1));
    }
  }
}
