package io.ringfence.streaming.tick;

import io.ringfence.domain.budget.BudgetState;
import io.ringfence.domain.engine.LiquidationMode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.jspecify.annotations.Nullable;

/** A script played through the real job, in one go or with breaks. */
final class PathRun {
  private static final Map<Integer, PathRun> RUNS = new ConcurrentHashMap<>();
  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static final int MAX_PARALLELISM = 8;
  private static final int SHARDS = 4;

  private final int number = NUMBERS.incrementAndGet();
  private final TickScript script;
  private final Path folder;
  private final LiquidationMode mode;
  private final ShardLayout layout;
  final List<TickBatch> batches;
  final List<String> alerts = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, DeskTotal> totals = new ConcurrentHashMap<>();
  private final Map<String, BigDecimal> realised = new ConcurrentHashMap<>();
  private final AtomicInteger rejects = new AtomicInteger();
  private final AtomicBoolean mustFail = new AtomicBoolean();
  private @Nullable String savepoint;

  /** What is watched, and the state each of them was last said to be in. */
  List<DeskBand> bands = List.of();

  final Map<Integer, BudgetState> states = new ConcurrentHashMap<>();

  /** Batches the source may send before it waits. */
  volatile int gate = Integer.MAX_VALUE;

  /** A checkpoint that has all batches before the gate is complete. */
  volatile CountDownLatch isKept = new CountDownLatch(1);

  PathRun(TickScript script, Path folder, LiquidationMode mode, boolean isBehind) {
    this.script = script;
    this.folder = folder;
    this.mode = mode;
    layout = ShardLayout.of(script.instruments, SHARDS, MAX_PARALLELISM);
    batches = script.batches(layout, 40, isBehind);
    RUNS.put(number, this);
  }

  static PathRun of(int number) {
    return Objects.requireNonNull(RUNS.get(number));
  }

  /** Plays to the end. */
  PathOutcome toTheEnd(int parallelism) throws Exception {
    gate = Integer.MAX_VALUE;
    start(parallelism).getJobExecutionResult().get();
    return outcome();
  }

  /** Plays a part, then stops with a savepoint from which the next call goes on. */
  void aPart(int parallelism, double part) throws Exception {
    isKept = new CountDownLatch(1);
    gate = (int) (batches.size() * part);
    JobClient job = start(parallelism);
    // A checkpoint of all that was sent: every task runs, and so can take a savepoint.
    await(isKept, job);
    savepoint =
        job.stopWithSavepoint(
                false, folder.resolve("savepoints").toString(), SavepointFormatType.CANONICAL)
            .get();
  }

  /** Plays to the end, but a task fails after a checkpoint of the first half is complete. */
  PathOutcome withAFailure(int parallelism) throws Exception {
    gate = batches.size() / 2;
    JobClient job = start(parallelism);
    await(isKept, job);
    mustFail.set(true);
    gate = Integer.MAX_VALUE;
    job.getJobExecutionResult().get();
    if (mustFail.get()) {
      throw new IllegalStateException("no task has failed");
    }
    return outcome();
  }

  /** Waits, but not for a job that has ended. */
  private static void await(CountDownLatch latch, JobClient job) throws Exception {
    CompletableFuture<JobExecutionResult> end = job.getJobExecutionResult();
    while (!latch.await(100, TimeUnit.MILLISECONDS)) {
      if (end.isDone()) {
        end.get();
        throw new IllegalStateException("the job has ended before the gate");
      }
    }
  }

  private PathOutcome outcome() {
    PathOutcome outcome = new PathOutcome(alerts, rejects.get());
    totals.values().forEach(outcome::total);
    realised.forEach(outcome::realised);
    RUNS.remove(number);
    return outcome;
  }

  private JobClient start(int parallelism) throws Exception {
    Configuration configuration =
        TickSettings.live(folder.resolve("checkpoints"), Duration.ofMillis(50));
    configuration.set(RestOptions.BIND_PORT, "0");
    String from = savepoint;
    if (from != null) {
      configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, from);
    }
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
    environment.setMaxParallelism(MAX_PARALLELISM);
    DataStream<TickBatch> source =
        environment
            .fromSource(
                new ScriptSource(number),
                WatermarkStrategy.noWatermarks(),
                "script",
                TickPath.batchType())
            .setParallelism(1)
            .uid("script")
            .map(new Tripwire(number), TickPath.batchType())
            .setParallelism(1);
    TickPath.Outputs outputs = new TickPath(script.instruments, layout, plan(), mode).after(source);
    outputs
        .alerts()
        .map(PathRun::line)
        .returns(Types.STRING)
        .map(new KeptAlerts(number))
        .setParallelism(1)
        .uid("kept")
        .sinkTo(new DiscardingSink<>());
    int run = number;
    outputs
        .totals()
        .map(total -> of(run).totals.put(total.asset() + "/" + total.node(), total) == null)
        // With the desk's one task, so that the last total comes last.
        .setParallelism(1)
        .sinkTo(new DiscardingSink<>());
    outputs
        .bands()
        .map(change -> of(run).states.put(change.band(), change.state()) == null)
        .setParallelism(1)
        .sinkTo(new DiscardingSink<>());
    outputs.rejects().map(_ -> of(run).rejects.incrementAndGet()).sinkTo(new DiscardingSink<>());
    outputs
        .realised()
        .filter(one -> one.amount().signum() != 0)
        .map(one -> of(run).realised.merge(key(one), one.amount(), BigDecimal::add).signum())
        .sinkTo(new DiscardingSink<>());
    return environment.executeAsync("path");
  }

  private DeskPlan plan() {
    int firm = TickScript.NODES - 1;
    return DeskPlan.of(new int[] {firm, firm, firm, firm, -1}, bands);
  }

  private static String key(TickRealised one) {
    return one.asset() + "/" + one.node();
  }

  private static String line(TickAlert alert) {
    return PathOutcome.line(
        alert.kind(), alert.level(), alert.instrument(), alert.position(), alert.tick());
  }

  /** Fails once, when told to. */
  private record Tripwire(int run) implements MapFunction<TickBatch, TickBatch> {
    @Override
    public TickBatch map(TickBatch batch) {
      if (of(run).mustFail.getAndSet(false)) {
        throw new IllegalStateException("a task fails, as it was told to");
      }
      return batch;
    }
  }
}
