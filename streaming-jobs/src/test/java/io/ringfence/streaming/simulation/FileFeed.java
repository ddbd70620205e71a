package io.ringfence.streaming.simulation;

import io.ringfence.contracts.wire.IntakeRecord;
import io.ringfence.streaming.source.ReplaySource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * The source of files: its enumerator, reader, split serialiser and watermarks, without threads.
 */
final class FileFeed<S extends SourceSplit, E> implements Feed {
  private final SourceReader<IntakeRecord, S> reader;
  private final SimpleVersionedSerializer<S> splits;
  private final WatermarkGenerator<IntakeRecord> watermarks;
  private boolean isOver;

  private FileFeed(Source<IntakeRecord, S, E> source, @Nullable Object state) throws Exception {
    reader = source.createReader(null);
    splits = source.getSplitSerializer();
    watermarks = ReplaySource.watermarks().createWatermarkGenerator(null);
    reader.start();
    if (state == null) {
      try (var enumerator = source.createEnumerator(new Assigning())) {
        enumerator.start();
        enumerator.addReader(0);
      }
    } else {
      List<S> restored = new ArrayList<>();
      for (byte[] split : ((Taken) state).splits()) {
        restored.add(splits.deserialize(splits.getVersion(), split));
      }
      reader.addSplits(restored);
    }
    reader.notifyNoMoreSplits();
  }

  /** A feed that goes on from a place; null: from the beginning. */
  static Feed of(ReplaySource source, @Nullable Object state) throws Exception {
    return open(source, state);
  }

  private static <S extends SourceSplit, E> Feed open(
      Source<IntakeRecord, S, E> source, @Nullable Object state) throws Exception {
    return new FileFeed<>(source, state);
  }

  private record Taken(List<byte[]> splits) {}

  @Override
  public int moves() {
    return isOver ? 0 : 1;
  }

  @Override
  public String move(int which, Mouth mouth) throws Exception {
    Collected out = new Collected(mouth);
    isOver = reader.pollNext(out) == InputStatus.END_OF_INPUT;
    return out.words;
  }

  @Override
  public Object snapshot(long checkpoint) {
    List<byte[]> bytes = new ArrayList<>();
    try {
      for (S split : reader.snapshotState(checkpoint)) {
        bytes.add(splits.serialize(split));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Taken(bytes);
  }

  /** Hands every split to the reader at once. */
  private final class Assigning implements SplitEnumeratorContext<S> {
    @Override
    public void assignSplits(SplitsAssignment<S> assignment) {
      assignment.assignment().values().forEach(reader::addSplits);
    }

    @Override
    public void signalNoMoreSplits(int subtask) {}

    @Override
    public SplitEnumeratorMetricGroup metricGroup() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void sendEventToSourceReader(int subtask, SourceEvent event) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int currentParallelism() {
      return 1;
    }

    @Override
    public Map<Integer, ReaderInfo> registeredReaders() {
      return Collections.emptyMap();
    }

    @Override
    public <T> void callAsync(Callable<T> callable, BiConsumer<T, Throwable> handler) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <T> void callAsync(
        Callable<T> callable, BiConsumer<T, Throwable> handler, long delay, long period) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void runInCoordinatorThread(Runnable runnable) {
      runnable.run();
    }
  }

  /** What the reader gives, with the watermarks that Flink asks for before each record. */
  private final class Collected implements ReaderOutput<IntakeRecord> {
    private final Mouth mouth;
    private String words = "nothing";

    Collected(Mouth mouth) {
      this.mouth = mouth;
    }

    @Override
    public void collect(IntakeRecord record) {
      throw new UnsupportedOperationException("a record without a time");
    }

    @Override
    public void collect(IntakeRecord record, long atMicros) {
      mouth.say(new StreamRecord<>(record, atMicros));
      words = "record at " + atMicros;
      watermarks.onEvent(record, atMicros, new Passing(mouth));
    }

    @Override
    public void emitWatermark(Watermark mark) {
      new Passing(mouth).emitWatermark(mark);
    }

    @Override
    public void markIdle() {}

    @Override
    public void markActive() {}

    @Override
    public SourceOutput<IntakeRecord> createOutputForSplit(String split) {
      return this;
    }

    @Override
    public void releaseOutputForSplit(String split) {}
  }

  /** Watermarks of a source become those of the stream. */
  record Passing(Mouth mouth) implements WatermarkOutput {
    @Override
    public void emitWatermark(Watermark mark) {
      mouth.say(new org.apache.flink.streaming.api.watermark.Watermark(mark.getTimestamp()));
    }

    @Override
    public void markIdle() {}

    @Override
    public void markActive() {}
  }
}
