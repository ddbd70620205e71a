package io.ringfence.streaming.job;

import io.ringfence.streaming.sink.TableLayout;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The ways of rows out of a job: into their table and, where it is told, into its topic. Every sink
 * has a uid, so that a checkpoint finds its way back to it.
 *
 * @param sinks of the tables
 */
record TableWays(RowSinks sinks) {
  /** Adds the way of one table's rows. */
  <T> void store(DataStream<T> rows, TableLayout<T> layout, int parallelism) {
    String table = layout.table();
    rows.sinkTo(sinks.sinkOf(layout))
        .setParallelism(parallelism)
        .uid("write-" + table)
        .name("write " + table);
    sinks
        .topicOf(layout)
        .ifPresent(
            sink ->
                rows.sinkTo(sink)
                    .setParallelism(parallelism)
                    .uid("publish-" + table)
                    .name("publish " + table));
  }
}
