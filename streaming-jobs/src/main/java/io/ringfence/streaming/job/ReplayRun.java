package io.ringfence.streaming.job;

import io.ringfence.contracts.wire.RunRow;
import io.ringfence.streaming.exposure.WorkMetrics;
import io.ringfence.streaming.instant.SnapshotGrid;
import io.ringfence.streaming.intake.Instants;
import io.ringfence.streaming.intake.ReplayFacts;
import io.ringfence.streaming.intake.ReplayWindow;
import io.ringfence.streaming.sink.ClickHouseTarget;
import io.ringfence.streaming.sink.RetryPolicy;
import io.ringfence.streaming.sink.RunTables;
import io.ringfence.streaming.sink.SinkOptions;
import io.ringfence.streaming.sink.StreamTables;
import io.ringfence.streaming.sink.TableLayout;
import io.ringfence.streaming.sink.TableWriter;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.LongFunction;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** One replay from its files to its row in {@code runs}, which is written last. */
final class ReplayRun {
  private static final int DIGITS_OF_DEFAULT_NAME = 12;

  private final ReplayArguments arguments;
  private final ReplayOptions options;
  private final RunInput input;
  private final PrintStream out;

  ReplayRun(ReplayArguments arguments, ReplayOptions options, PrintStream out) {
    this.arguments = arguments;
    this.options = options;
    this.input = arguments.input(options);
    this.out = out;
  }

  /** Runs to the end, or to the end of what an earlier start has begun. */
  RunReport execute() throws ExecutionException, InterruptedException {
    long beginNanos = System.nanoTime();
    RunInput.Known known = input.read();
    String digest = known.digest();
    ClickHouseTarget target =
        new ClickHouseTarget(
            arguments.job().clickHouseUrl(),
            arguments.job().database(),
            arguments.runId().orElse("replay-" + digest.substring(0, DIGITS_OF_DEFAULT_NAME)));
    StoredRun stored = new StoredRun(target);
    RunStart start = RunStart.of(arguments, stored, digest);
    long readNanos = System.nanoTime();
    Map<String, Long> work = Map.of();
    if (start.mustCompute()) {
      write(target, RunTables.RULE_PACKS, known.rules().used(known.instruments(), known.facts()));
      work = WorkMetrics.of(compute(target, known, start).getAllAccumulatorResults());
    }
    return complete(
        target,
        stored,
        known,
        work,
        nanos -> RunReport.Timings.ofNanos(beginNanos, readNanos, nanos));
  }

  private RunReport complete(
      ClickHouseTarget target,
      StoredRun stored,
      RunInput.Known known,
      Map<String, Long> work,
      LongFunction<RunReport.Timings> timings) {
    ReplayFacts facts = known.facts();
    Map<String, Long> tables = stored.check();
    write(target, RunTables.RUNS, List.of(row(facts, known.digest())));
    return new RunReport(
        target.runId(),
        Instants.instant(facts.firstMicros()).toString(),
        Instants.instant(facts.lastMicros()).toString(),
        known.digest(),
        stored.digest(StreamTables.ALL),
        stored.digest(StreamTables.COMPUTED),
        stored.totals(),
        tables,
        stored.deadLetters(),
        work,
        timings.apply(System.nanoTime()),
        known.warnings());
  }

  private JobExecutionResult compute(ClickHouseTarget target, RunInput.Known known, RunStart start)
      throws ExecutionException, InterruptedException {
    StreamExecutionEnvironment environment =
        new LocalCluster(
                arguments.job().parallelism(),
                arguments.job().checkpointDir(),
                arguments.job().checkpointInterval(),
                start.restored(),
                arguments.job().metricsPort())
            .environment();
    ReplayFacts facts = known.facts();
    new ReplayGraph(
            known.intake(),
            known.rules(),
            SnapshotGrid.of(
                facts.firstMarketMicros(), options.snapshotInterval(), facts.lastMicros()),
            options.terms(facts.scopes()),
            StoreSinks.of(arguments, target))
        .addTo(environment);
    try {
      return new Progress(
              environment.executeAsync("replay " + target.runId()), facts.receivedRows(), out)
          .await();
    } catch (InterruptedException | ExecutionException e) {
      throw e;
    } catch (Exception e) {
      throw new ExecutionException("the job could not be started", e);
    }
  }

  private static <T> void write(ClickHouseTarget target, TableLayout<T> layout, List<T> rows) {
    try (TableWriter<T> writer =
        new TableWriter<>(layout, target, SinkOptions.DEFAULT.with(RetryPolicy.DEFAULT))) {
      writer.insert(rows);
    }
  }

  private RunRow row(ReplayFacts facts, String digest) {
    ReplayWindow window = options.spec().window();
    return new RunRow(
        !options.live(),
        options.spec().basis().code(),
        window.fromMicros(),
        window.toMicros(),
        facts.firstMicros(),
        facts.lastMicros(),
        digest,
        arguments.build(),
        options.json());
  }
}
