package io.ringfence.streaming.source;

import io.ringfence.streaming.intake.TopicRow;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;

/** The watermarks of a partition, for a simulation that reads partitions itself. */
public final class PartitionMarks {
  private PartitionMarks() {}

  /** Watermarks of one partition from its beginning, or from where a reader goes on. */
  public static WatermarkGenerator<TopicRow> of(Duration allowedLateness) {
    return new PartitionWatermarks(
        TimeUnit.NANOSECONDS.toMicros(allowedLateness.toNanos()), null, () -> 0);
  }
}
