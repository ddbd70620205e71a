package io.ringfence.streaming.source;

import io.ringfence.contracts.wire.IntakeRecord;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/**
 * Says that an instant is complete as soon as a later one begins, and never before: the replay is
 * in order, so nothing waits longer than it must. Event time counts microseconds.
 */
final class InstantWatermarks implements WatermarkGenerator<IntakeRecord> {
  private long newest = Long.MIN_VALUE;

  @Override
  public void onEvent(IntakeRecord event, long atMicros, WatermarkOutput output) {
    if (atMicros > newest) {
      newest = atMicros;
      output.emitWatermark(new Watermark(atMicros - 1));
    }
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    // Wall-clock time moves nothing here.
  }
}
