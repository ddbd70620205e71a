package io.ringfence.bench.stream;

import io.ringfence.streaming.tick.TickAlert;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.jspecify.annotations.Nullable;

/**
 * Writes alerts to a file at once and exactly once: a checkpoint has the file's length, and what is
 * beyond it after a restart is cut off, since it comes again.
 */
final class AlertLog implements MapFunction<TickAlert, Integer>, CheckpointedFunction {
  /** Source time, time written (both epoch microseconds), position, level. */
  static final int ENTRY_BYTES = 2 * Long.BYTES + 2 * Integer.BYTES;

  private final String file;
  private transient @Nullable FileChannel channel;
  private transient @Nullable ListState<Long> length;
  private transient @Nullable ByteBuffer entry;

  AlertLog(Path file) {
    this.file = file.toString();
  }

  @Override
  public Integer map(TickAlert alert) throws IOException {
    ByteBuffer bytes = Objects.requireNonNull(entry).clear();
    bytes.putLong(alert.sourceMicros());
    bytes.putLong(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
    bytes.putInt(Math.toIntExact(alert.position()));
    bytes.putInt(alert.level());
    Objects.requireNonNull(channel).write(bytes.flip());
    return 0;
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    Objects.requireNonNull(length).update(List.of(Objects.requireNonNull(channel).position()));
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    ListState<Long> kept =
        context
            .getOperatorStateStore()
            .getListState(new ListStateDescriptor<>("length", Types.LONG));
    length = kept;
    long restored = 0;
    for (long one : kept.get()) {
      restored = one;
    }
    FileChannel opened =
        FileChannel.open(Path.of(file), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    opened.truncate(restored);
    opened.position(restored);
    channel = opened;
    entry = ByteBuffer.allocate(ENTRY_BYTES);
  }
}
