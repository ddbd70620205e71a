package io.ringfence.streaming.simulation;

import io.ringfence.contracts.wire.InputKind;
import io.ringfence.streaming.intake.MarkBasis;
import io.ringfence.streaming.intake.TopicRow;
import io.ringfence.streaming.intake.TopicRows;
import io.ringfence.streaming.source.PartitionMarks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * The source of topics as Flink's connector is one: records of the partitions in any interleaving,
 * each partition in its order, the watermark of the slowest that is not at its end.
 */
final class TopicFeed implements Feed {
  /**
   * A partition's records.
   *
   * @param name {@code TOPIC/NUMBER}
   */
  record Partition(InputKind kind, String name, List<byte[]> values) {}

  /** Where a partition stands. */
  private static final class Reading implements WatermarkOutput {
    private final Partition partition;
    private final WatermarkGenerator<TopicRow> watermarks;
    private int offset;
    private long mark = Long.MIN_VALUE;

    Reading(Partition partition, int offset, Duration lateness) {
      this.partition = partition;
      this.offset = offset;
      this.watermarks = PartitionMarks.of(lateness);
    }

    boolean isAtEnd() {
      return offset == partition.values().size();
    }

    @Override
    public void emitWatermark(Watermark watermark) {
      mark = Math.max(mark, watermark.getTimestamp());
    }

    @Override
    public void markIdle() {}

    @Override
    public void markActive() {}
  }

  private final List<Reading> readings = new ArrayList<>();
  private final TopicRows rows = new TopicRows(MarkBasis.MARK);
  private final long startMicros;
  private long said = Long.MIN_VALUE;

  /**
   * A feed.
   *
   * @param startMicros time of records that speak of none
   * @param state offsets to go on from by partition; null: from the beginning
   */
  TopicFeed(
      List<Partition> partitions, Duration lateness, long startMicros, @Nullable Object state) {
    this.startMicros = startMicros;
    Map<?, ?> offsets = state == null ? Map.of() : (Map<?, ?>) state;
    for (Partition partition : partitions) {
      Object offset = offsets.get(partition.name());
      readings.add(new Reading(partition, offset == null ? 0 : (Integer) offset, lateness));
    }
  }

  private List<Reading> open() {
    return readings.stream().filter(reading -> !reading.isAtEnd()).toList();
  }

  @Override
  public int moves() {
    int open = open().size();
    return open == 0 ? 0 : open + 1;
  }

  @Override
  public String move(int which, Mouth mouth) {
    List<Reading> open = open();
    if (which == open.size()) {
      return tick(open, mouth);
    }
    // The first partitions are far quicker than the last.
    Reading reading = open.get(which * which / open.size());
    Partition partition = reading.partition;
    TopicRow row =
        rows.decode(
            partition.kind(),
            partition.name(),
            reading.offset,
            partition.values().get(reading.offset));
    reading.offset++;
    Long at = row.atMicros();
    long time = at == null ? startMicros : at;
    mouth.say(new StreamRecord<>(row, time));
    reading.watermarks.onEvent(row, time, reading);
    return partition.name() + " to offset " + reading.offset;
  }

  /** What Flink's clock does every 200 ms; a partition at its end is not waited for. */
  private String tick(List<Reading> open, Mouth mouth) {
    open.forEach(reading -> reading.watermarks.onPeriodicEmit(reading));
    long slowest = open.stream().mapToLong(reading -> reading.mark).min().orElseThrow();
    if (slowest > said) {
      said = slowest;
      mouth.say(new org.apache.flink.streaming.api.watermark.Watermark(slowest));
    }
    return "time " + said;
  }

  @Override
  public Object snapshot(long checkpoint) {
    Map<String, Integer> offsets = new TreeMap<>();
    readings.forEach(reading -> offsets.put(reading.partition.name(), reading.offset));
    return offsets;
  }
}
