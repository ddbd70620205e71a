package io.ringfence.streaming.source;

import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.IntakeRecord;
import io.ringfence.streaming.intake.LoadedReplay;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files when it is given the split, and emits record by record. After a restart the files
 * are read again and what was emitted before the checkpoint is skipped.
 */
final class ReplayReader implements SourceReader<IntakeRecord, ReplaySplit> {
  private final Supplier<LoadedReplay> files;
  private final ReadingPace pace;
  private final CompletableFuture<Void> given = new CompletableFuture<>();
  private @Nullable ReplaySplit split;
  private @Nullable Iterator<IntakeRecord> records;
  private long offset;
  private long atMicros;

  ReplayReader(Supplier<LoadedReplay> files, ReadingPace pace) {
    this.files = files;
    this.pace = pace;
  }

  @Override
  public void start() {}

  @Override
  public void addSplits(List<ReplaySplit> splits) {
    split = splits.getFirst();
    offset = splits.getFirst().offset();
    given.complete(null);
  }

  @Override
  public void notifyNoMoreSplits() {
    given.complete(null);
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return given.isDone() ? pace.go() : given;
  }

  @Override
  public InputStatus pollNext(ReaderOutput<IntakeRecord> output) {
    if (split == null) {
      return given.isDone() ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
    }
    Iterator<IntakeRecord> rest = rest();
    if (!rest.hasNext()) {
      return InputStatus.END_OF_INPUT;
    }
    if (pace.mustWait()) {
      return InputStatus.NOTHING_AVAILABLE;
    }
    IntakeRecord next = rest.next();
    InputEvent event = next.event();
    if (event != null) {
      atMicros = event.atMicros();
      pace.read(event);
    }
    output.collect(next, atMicros);
    offset++;
    return InputStatus.MORE_AVAILABLE;
  }

  private Iterator<IntakeRecord> rest() {
    if (records == null) {
      LoadedReplay replay = files.get();
      atMicros = replay.facts().firstMicros();
      Iterator<IntakeRecord> all = replay.records();
      for (long skipped = 0; skipped < offset; skipped++) {
        InputEvent event = all.next().event();
        if (event != null) {
          pace.readBefore(event);
        }
      }
      records = all;
    }
    return records;
  }

  @Override
  public List<ReplaySplit> snapshotState(long checkpointId) {
    pace.barrier(checkpointId);
    return split == null ? List.of() : List.of(new ReplaySplit(offset));
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) {
    pace.complete(checkpointId);
  }

  @Override
  public void close() {}
}
