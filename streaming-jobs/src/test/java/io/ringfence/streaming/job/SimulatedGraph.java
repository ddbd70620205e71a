package io.ringfence.streaming.job;

import io.ringfence.streaming.exposure.Rules;
import io.ringfence.streaming.instant.SnapshotGrid;
import io.ringfence.streaming.sink.ArrowSink;
import io.ringfence.streaming.sink.ClickHouseTarget;
import io.ringfence.streaming.sink.SinkOptions;
import io.ringfence.streaming.sink.TableLayout;
import io.ringfence.streaming.source.StreamIntake;
import io.ringfence.streaming.terms.RunTerms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/**
 * The graph of the real job, for a simulation that runs it itself.
 *
 * @param rules value the instruments
 * @param grid instants of snapshots
 * @param terms of the run
 * @param target where rows go
 * @param options of the sinks
 */
public record SimulatedGraph(
    Rules rules, SnapshotGrid grid, RunTerms terms, ClickHouseTarget target, SinkOptions options) {
  private static final Duration CHECKPOINTS = Duration.ofSeconds(1);

  /** The graph, new each time: its operators have never run. */
  public StreamGraph of(StreamIntake intake, int parallelism) {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(
            new LocalCluster(parallelism, Path.of("unused"), CHECKPOINTS, Optional.empty())
                .configuration());
    environment.setParallelism(parallelism);
    new ReplayGraph(intake, rules, grid, terms, sinks()).addTo(environment);
    return environment.getStreamGraph();
  }

  private RowSinks sinks() {
    return new RowSinks() {
      @Override
      public <T> Sink<T> sinkOf(TableLayout<T> layout) {
        return new ArrowSink<>(layout, target, options);
      }
    };
  }
}
