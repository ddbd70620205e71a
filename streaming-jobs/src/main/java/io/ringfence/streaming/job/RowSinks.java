package io.ringfence.streaming.job;

import io.ringfence.streaming.sink.TableLayout;
import java.util.Optional;
import org.apache.flink.api.connector.sink2.Sink;

/** Makes the sinks of tables: the store's in a run, a memory's in a test. */
interface RowSinks {
  /** The sink of a table's rows. */
  <T> Sink<T> sinkOf(TableLayout<T> layout);

  /** Where rows of a table are told beside being stored; empty: nowhere. */
  default <T> Optional<Sink<T>> topicOf(TableLayout<T> layout) {
    return Optional.empty();
  }
}
