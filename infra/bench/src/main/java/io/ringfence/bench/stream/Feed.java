package io.ringfence.bench.stream;

import java.io.Serializable;
import org.apache.flink.api.connector.source.ReaderOutput;

/** How a peer wants its input. */
interface Feed<T> extends Serializable {
  /** Begins to feed. */
  Gate open(StreamRun run, ReaderOutput<T> output);

  /** Takes what is fed and sends it in the peer's form. */
  interface Gate {
    /** A position. */
    void position(int id);

    /**
     * A mark.
     *
     * @param sourceMicros when it was due, epoch microseconds
     */
    void mark(int instrument, long tick, long sourceMicros);

    /** Nothing follows for a while: what waits must leave. */
    void flush();
  }
}
