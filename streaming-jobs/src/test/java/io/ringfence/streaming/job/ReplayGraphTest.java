package io.ringfence.streaming.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.streaming.RandomReplay;
import io.ringfence.streaming.TestRules;
import io.ringfence.streaming.TestTerms;
import io.ringfence.streaming.instant.SnapshotGrid;
import io.ringfence.streaming.intake.Inputs;
import io.ringfence.streaming.intake.ReplayFacts;
import io.ringfence.streaming.sink.StreamTables;
import io.ringfence.streaming.source.FileStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole graph in a real local cluster. */
class ReplayGraphTest {
  private static final long SEED = 20_251_010;
  private static final int HOURS_OF_MANY_RECORDS = 12;
  private static final Duration SELDOM = Duration.ofSeconds(10);
  private static final Duration OFTEN = Duration.ofMillis(50);

  @TempDir Path folder;
  private Inputs inputs = new Inputs(Path.of("."));

  @BeforeEach
  void writeFiles() {
    inputs = RandomReplay.write(SEED, folder);
  }

  @Test
  void resultsDoNotDependOnParallelism() throws Exception {
    Map<String, List<String>> alone = run(1, "p1");

    assertThat(alone)
        .containsKeys("desk_exposures", "liquidations", "rejects", "budget_states", "alerts");
    for (int parallelism : new int[] {2, 4}) {
      assertThat(run(parallelism, "p" + parallelism)).isEqualTo(alone);
    }
  }

  @Test
  void aFailureIsRepairedFromACheckpointAndDoesNotShow() throws Exception {
    inputs = RandomReplay.write(SEED, folder, HOURS_OF_MANY_RECORDS * 60);
    Map<String, List<String>> unbroken = run(2, "unbroken");
    int marks = unbroken.getOrDefault("marks", List.of()).size();
    MemorySinks failing = MemorySinks.failingAt("failing", marks * 2 / 3);

    execute(2, failing, fewRecordsOnTheirWay(OFTEN));

    assertThat(failing.store().hasFailed()).isTrue();
    // At least once in the sinks: rows since the checkpoint come twice, no other rows come.
    Map<String, List<String>> written = failing.store().texts();
    assertThat(written.keySet()).isEqualTo(unbroken.keySet());
    unbroken.forEach(
        (table, rows) ->
            assertThat(distinct(written, table)).as(table).isEqualTo(new TreeSet<>(rows)));
    assertThat(written.getOrDefault("marks", List.of())).hasSizeBetween(marks, 2 * marks - 1);
    // Exactly once in the counts.
    assertThat(failing.store().computed()).hasSameSizeAs(StreamTables.names());
    failing
        .store()
        .computed()
        .forEach(
            (table, rows) ->
                assertThat(rows)
                    .as(table)
                    .isEqualTo(unbroken.getOrDefault(table, List.of()).size()));
  }

  @Test
  void everyOperatorHasAUidAndEveryTableASink() {
    StreamExecutionEnvironment environment = environment(2, configuration(2, SELDOM));
    graph(MemorySinks.of("unused")).addTo(environment);
    StreamGraph graph = environment.getStreamGraph();

    assertThat(graph.getStreamNodes())
        .allSatisfy(
            node -> assertThat(node.getTransformationUID()).as(node.getOperatorName()).isNotNull());
    assertThat(graph.getStreamNodes())
        .extracting(StreamNode::getOperatorName)
        .containsAll(
            StreamTables.names().stream().map(table -> "write " + table + ": Writer").toList());
  }

  private static Set<String> distinct(Map<String, List<String>> written, String table) {
    return new TreeSet<>(written.getOrDefault(table, List.of()));
  }

  private Map<String, List<String>> run(int parallelism, String name) throws Exception {
    MemorySinks sinks = MemorySinks.of(name);
    assertThat(execute(parallelism, sinks, configuration(parallelism, SELDOM))).isNotNull();
    return sinks.store().texts();
  }

  private JobExecutionResult execute(
      int parallelism, MemorySinks sinks, Configuration configuration) throws Exception {
    StreamExecutionEnvironment environment = environment(parallelism, configuration);
    graph(sinks).addTo(environment);
    return environment.execute();
  }

  private static StreamExecutionEnvironment environment(
      int parallelism, Configuration configuration) {
    return StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
  }

  private Configuration configuration(int parallelism, Duration checkpoints) {
    return new LocalCluster(parallelism, folder, checkpoints, Optional.empty()).configuration();
  }

  /** So that a checkpoint falls into the middle of the run and not behind it. */
  private Configuration fewRecordsOnTheirWay(Duration checkpoints) {
    Configuration configuration = configuration(2, checkpoints);
    configuration.set(TaskManagerOptions.MEMORY_SEGMENT_SIZE, MemorySize.parse("4kb"));
    return configuration;
  }

  private ReplayGraph graph(MemorySinks sinks) {
    ReplayFacts facts = inputs.load().facts();
    return new ReplayGraph(
        new FileStream(inputs.spec(), () -> Inputs.KNOWN),
        TestRules.onePercent(),
        SnapshotGrid.of(facts.firstMarketMicros(), Duration.ofMinutes(20), facts.lastMicros()),
        TestTerms.SIMULATED.with(facts.scopes()),
        sinks);
  }
}
