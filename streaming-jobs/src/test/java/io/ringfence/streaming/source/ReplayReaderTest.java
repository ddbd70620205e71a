package io.ringfence.streaming.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.IntakeRecord;
import io.ringfence.streaming.RandomReplay;
import io.ringfence.streaming.intake.LoadedReplay;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.core.io.InputStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayReaderTest {
  @TempDir Path folder;

  @Test
  void allRecordsComeInOrderAndThenTheEnd() {
    LoadedReplay replay = RandomReplay.write(1, folder).load();
    Gathering output = new Gathering();
    ReplayReader reader = reader(replay, ReplaySplit.WHOLE);

    InputStatus status = InputStatus.MORE_AVAILABLE;
    while (status == InputStatus.MORE_AVAILABLE) {
      status = reader.pollNext(output);
    }

    assertThat(status).isEqualTo(InputStatus.END_OF_INPUT);
    assertThat(output.records).isEqualTo(all(replay));
    assertThat(output.times).isSorted();
  }

  @Test
  void afterACheckpointTheRestComesAndNothingTwice() {
    LoadedReplay replay = RandomReplay.write(2, folder).load();
    List<IntakeRecord> all = all(replay);
    for (int cut = 0; cut <= all.size(); cut += 37) {
      Gathering output = new Gathering();
      ReplayReader first = reader(replay, ReplaySplit.WHOLE);
      for (int polled = 0; polled < cut; polled++) {
        first.pollNext(output);
      }
      ReplayReader second = reader(replay, first.snapshotState(1).getFirst());
      while (second.pollNext(output) == InputStatus.MORE_AVAILABLE) {
        // Reads on.
      }

      assertThat(output.records).as("cut at %d", cut).isEqualTo(all);
    }
  }

  @Test
  void readingWaitsForTheCheckpointOfWhatWasReadAndLosesNothing() {
    LoadedReplay replay = RandomReplay.write(2, folder).load();
    ReplayReader reader = reader(replay, ReplaySplit.WHOLE, new ReadingPace(3_600_000_000L, 10));
    Gathering output = new Gathering();
    long checkpoint = 0;
    int waits = 0;
    for (InputStatus status = InputStatus.MORE_AVAILABLE; status != InputStatus.END_OF_INPUT; ) {
      status = reader.pollNext(output);
      if (status == InputStatus.NOTHING_AVAILABLE) {
        waits++;
        assertThat(reader.isAvailable()).isNotDone();
        reader.snapshotState(++checkpoint);
        assertThat(reader.isAvailable()).as("begun, not complete").isNotDone();
        reader.notifyCheckpointComplete(checkpoint);
        assertThat(reader.isAvailable()).isDone();
      }
    }
    assertThat(output.records).isEqualTo(all(replay));
    assertThat(waits).isGreaterThan(1);
  }

  @Test
  void aCheckpointOfLessThanWhatWaitsDoesNotLetReadingGoOn() {
    LoadedReplay replay = RandomReplay.write(2, folder).load();
    ReplayReader reader = reader(replay, ReplaySplit.WHOLE, new ReadingPace(3_600_000_000L, 10));
    reader.snapshotState(1);
    while (reader.pollNext(new Gathering()) == InputStatus.MORE_AVAILABLE) {
      // Reads until it must wait.
    }
    reader.notifyCheckpointComplete(1);
    assertThat(reader.isAvailable()).isNotDone();
    assertThat(reader.pollNext(new Gathering())).isEqualTo(InputStatus.NOTHING_AVAILABLE);
  }

  @Test
  void aReaderWithoutTheSplitWaitsUntilItIsTold() {
    ReplayReader reader =
        new ReplayReader(() -> RandomReplay.write(1, folder).load(), new ReadingPace(0, 1));
    assertThat(reader.pollNext(new Gathering())).isEqualTo(InputStatus.NOTHING_AVAILABLE);
    assertThat(reader.isAvailable()).isNotDone();

    reader.notifyNoMoreSplits();

    assertThat(reader.isAvailable()).isDone();
    assertThat(reader.pollNext(new Gathering())).isEqualTo(InputStatus.END_OF_INPUT);
    assertThat(reader.snapshotState(1)).isEmpty();
  }

  @Test
  void splitsComeBackFromACheckpoint() throws Exception {
    var splits = new ReplaySplitSerializer();
    var kept = new UnassignedSerializer();
    ReplaySplit split = new ReplaySplit(1L << 40);

    assertThat(splits.deserialize(1, splits.serialize(split))).isEqualTo(split);
    assertThat(kept.deserialize(1, kept.serialize(new Unassigned(split))).split()).isEqualTo(split);
    assertThat(kept.deserialize(1, kept.serialize(new Unassigned(null))).split()).isNull();
  }

  @Test
  void anInstantIsCompleteWhenALaterOneBeginsAndNotBefore() {
    List<Long> watermarks = new ArrayList<>();
    WatermarkOutput output =
        new WatermarkOutput() {
          @Override
          public void emitWatermark(Watermark watermark) {
            watermarks.add(watermark.getTimestamp());
          }

          @Override
          public void markIdle() {}

          @Override
          public void markActive() {}
        };
    InstantWatermarks generator = new InstantWatermarks();
    IntakeRecord record = new IntakeRecord(null, null, null);
    for (long at : new long[] {5, 5, 9, 9, 9, 12}) {
      generator.onEvent(record, at, output);
      generator.onPeriodicEmit(output);
    }

    assertThat(watermarks).containsExactly(4L, 8L, 11L);
  }

  private static ReplayReader reader(LoadedReplay replay, ReplaySplit split) {
    return reader(replay, split, new ReadingPace(0, 1));
  }

  private static ReplayReader reader(LoadedReplay replay, ReplaySplit split, ReadingPace pace) {
    ReplayReader reader = new ReplayReader(() -> replay, pace);
    reader.addSplits(List.of(split));
    return reader;
  }

  private static List<IntakeRecord> all(LoadedReplay replay) {
    List<IntakeRecord> all = new ArrayList<>();
    replay.records().forEachRemaining(all::add);
    return all;
  }

  /** Keeps what a reader gives. */
  private static final class Gathering implements ReaderOutput<IntakeRecord> {
    private final List<IntakeRecord> records = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();

    @Override
    public void collect(IntakeRecord record) {
      throw new AssertionError("every record has a time, this one has not: " + record);
    }

    @Override
    public void collect(IntakeRecord record, long timestamp) {
      records.add(record);
      times.add(timestamp);
      InputEvent event = record.event();
      assertThat(event == null || event.atMicros() == timestamp).isTrue();
    }

    @Override
    public void emitWatermark(Watermark watermark) {
      throw new AssertionError("watermarks are made of times, not by the reader");
    }

    @Override
    public void markIdle() {}

    @Override
    public void markActive() {}

    @Override
    public SourceOutput<IntakeRecord> createOutputForSplit(String splitId) {
      return this;
    }

    @Override
    public void releaseOutputForSplit(@Nullable String splitId) {}
  }
}
