package io.ringfence.bench.stream;

import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.types.Row;
import org.apache.flink.types.RowKind;

/** One upsert for each mark. */
record RowFeed() implements Feed<Row> {
  @Override
  public Gate open(StreamRun run, ReaderOutput<Row> output) {
    return new RowGate(output);
  }

  private record RowGate(ReaderOutput<Row> output) implements Gate {
    @Override
    public void position(int id) {
      // They are a table of their own.
    }

    @Override
    public void mark(int instrument, long tick, long sourceMicros) {
      output.collect(Row.ofKind(RowKind.UPDATE_AFTER, instrument, tick));
    }

    @Override
    public void flush() {
      // Nothing waits.
    }
  }
}
