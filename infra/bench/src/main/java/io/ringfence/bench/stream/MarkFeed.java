package io.ringfence.bench.stream;

import io.ringfence.streaming.tick.Mark;
import org.apache.flink.api.connector.source.ReaderOutput;

/** One record for each mark; positions are where the peer keeps them. */
record MarkFeed() implements Feed<Mark> {
  @Override
  public Gate open(StreamRun run, ReaderOutput<Mark> output) {
    return new MarkGate(output);
  }

  private record MarkGate(ReaderOutput<Mark> output) implements Gate {
    @Override
    public void position(int id) {
      // The peer takes it from the run.
    }

    @Override
    public void mark(int instrument, long tick, long sourceMicros) {
      output.collect(new Mark(instrument, tick, sourceMicros));
    }

    @Override
    public void flush() {
      // Nothing waits.
    }
  }
}
