package io.ringfence.streaming.job;

import io.ringfence.contracts.wire.RunRow;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.streaming.control.ControlTotalsFunction;
import io.ringfence.streaming.control.FileTotals;
import io.ringfence.streaming.instant.SnapshotGrid;
import io.ringfence.streaming.intake.Instants;
import io.ringfence.streaming.intake.LoadedReplay;
import io.ringfence.streaming.intake.ReplayFacts;
import io.ringfence.streaming.intake.ReplayIntake;
import io.ringfence.streaming.intake.ReplayWindow;
import io.ringfence.streaming.sink.ArrowSink;
import io.ringfence.streaming.sink.BatchPolicy;
import io.ringfence.streaming.sink.ClickHouseTarget;
import io.ringfence.streaming.sink.RetryPolicy;
import io.ringfence.streaming.sink.RunTables;
import io.ringfence.streaming.sink.TableLayout;
import io.ringfence.streaming.sink.TableWriter;
import io.ringfence.streaming.source.ReplaySource;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** One replay from its files to its row in {@code runs}, which is written last. */
final class ReplayRun {
  private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(10);
  private static final int DIGITS_OF_DEFAULT_NAME = 12;

  private final ReplayArguments arguments;
  private final ReplayOptions options;
  private final PrintStream out;

  ReplayRun(ReplayArguments arguments, ReplayOptions options, PrintStream out) {
    this.arguments = arguments;
    this.options = options;
    this.out = out;
  }

  /** What the files say, without the files. */
  private record Reading(ReplayFacts facts, Set<InstrumentId> instruments, List<String> warnings) {}

  /** Runs to the end. */
  RunReport execute() throws ExecutionException, InterruptedException {
    long beginNanos = System.nanoTime();
    String digest = InputDigest.of(options);
    Reading reading = read();
    ReplayFacts facts = reading.facts();
    ClickHouseTarget target =
        new ClickHouseTarget(
            arguments.clickHouseUrl(),
            arguments.database(),
            arguments.runId().orElse("replay-" + digest.substring(0, DIGITS_OF_DEFAULT_NAME)));
    StoredRun stored = new StoredRun(target);
    stored.refuseIfPresent();
    write(target, RunTables.RULE_PACKS, PackedRules.used(reading.instruments(), facts));
    long readNanos = System.nanoTime();
    JobExecutionResult result = compute(target, facts);
    Map<String, Long> tables = stored.check(result.getAllAccumulatorResults());
    write(target, RunTables.RUNS, List.of(row(facts, digest)));
    long endNanos = System.nanoTime();
    return new RunReport(
        target.runId(),
        Instants.instant(facts.firstMicros()).toString(),
        Instants.instant(facts.lastMicros()).toString(),
        digest,
        inputs(result),
        tables,
        RunReport.Timings.ofNanos(beginNanos, readNanos, endNanos),
        reading.warnings());
  }

  private Reading read() {
    LoadedReplay replay = ReplayIntake.load(options.spec(), PackedRules.known());
    return new Reading(replay.facts(), replay.instruments(), replay.warnings());
  }

  private JobExecutionResult compute(ClickHouseTarget target, ReplayFacts facts)
      throws ExecutionException, InterruptedException {
    StreamExecutionEnvironment environment =
        new LocalCluster(arguments.parallelism(), arguments.checkpointDir(), CHECKPOINT_INTERVAL)
            .environment();
    new ReplayGraph(
            new ReplaySource(options.spec(), PackedRules::known),
            new PackedRules(),
            SnapshotGrid.of(
                facts.firstMarketMicros(), options.snapshotInterval(), facts.lastMicros()),
            storeSinks(target))
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

  private static RowSinks storeSinks(ClickHouseTarget target) {
    return new RowSinks() {
      @Override
      public <T> Sink<T> sinkOf(TableLayout<T> layout) {
        return new ArrowSink<>(layout, target, BatchPolicy.DEFAULT, RetryPolicy.DEFAULT);
      }
    };
  }

  private static <T> void write(ClickHouseTarget target, TableLayout<T> layout, List<T> rows) {
    try (TableWriter<T> writer = new TableWriter<>(layout, target, RetryPolicy.DEFAULT)) {
      writer.insert(rows);
    }
  }

  private RunRow row(ReplayFacts facts, String digest) {
    ReplayWindow window = options.spec().window();
    return new RunRow(
        true,
        options.spec().basis().code(),
        window.fromMicros(),
        window.toMicros(),
        facts.firstMicros(),
        facts.lastMicros(),
        digest,
        arguments.build(),
        options.json());
  }

  private static List<FileTotals> inputs(JobExecutionResult result) {
    List<FileTotals> totals = result.getAccumulatorResult(ControlTotalsFunction.TOTALS);
    List<FileTotals> ordered = new ArrayList<>(totals);
    ordered.sort(Comparator.comparing(FileTotals::kind).thenComparing(FileTotals::file));
    return ordered;
  }
}
