package io.ringfence.streaming.job;

import io.ringfence.streaming.sink.TableLayout;
import org.apache.flink.api.connector.sink2.Sink;

/** Makes the sinks of tables: the store's in a run, a memory's in a test. */
@FunctionalInterface
interface RowSinks {
  /** The sink of a table's rows. */
  <T> Sink<T> sinkOf(TableLayout<T> layout);
}
