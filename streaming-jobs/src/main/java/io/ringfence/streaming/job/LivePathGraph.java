package io.ringfence.streaming.job;

import io.ringfence.streaming.live.LivePath;
import io.ringfence.streaming.live.LivePlan;
import io.ringfence.streaming.sink.LiveTables;
import io.ringfence.streaming.sink.RunTables;
import io.ringfence.streaming.source.ArrivalStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The graph of the live path: topics, the path, tables and topics.
 *
 * @param source reads the topics
 * @param path between them
 * @param sinks of the tables
 */
record LivePathGraph(ArrivalStream source, LivePath path, RowSinks sinks) {
  /** Adds the graph to an environment. */
  void addTo(StreamExecutionEnvironment environment) {
    environment.setMaxParallelism(LivePlan.MAX_PARALLELISM);
    LivePath.Outputs outputs = path.after(source.addTo(environment));
    TableWays ways = new TableWays(sinks);
    ways.store(outputs.alerts(), LiveTables.ALERTS, 1);
    ways.store(outputs.totals(), LiveTables.TOTALS, 1);
    ways.store(outputs.rejects(), RunTables.REJECTS, 1);
    ways.store(outputs.counts(), RunTables.INPUT_COUNTS, 1);
  }
}
