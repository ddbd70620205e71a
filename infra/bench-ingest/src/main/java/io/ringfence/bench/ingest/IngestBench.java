package io.ringfence.bench.ingest;

import io.ringfence.clickhouse.EngineProcess;
import io.ringfence.launcher.bench.Goal;
import io.ringfence.launcher.bench.Measure;
import io.ringfence.launcher.bench.Report;
import io.ringfence.launcher.bench.Workload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * B4: how many rows a second the embedded engine takes. Writers take turns within each round, each
 * into a table of its own from two threads; slow ones send fewer rows.
 */
final class IngestBench {
  /** Rows sent in one insert. */
  static final int CHUNK = 50_000;

  private static final int THREADS = 2;
  private static final double NANOS = 1e9;
  private static final Goal GOAL =
      new Goal(
          700_000,
          Map.of("client-v2-rowbinary", 1.3, "jdbc-batch", 10.0, "json-each-row", 3.0),
          Map.of());

  /**
   * A writer and what one round brought it.
   *
   * @param part one row in so many of ours is sent
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Contestant(IngestWriter.Kind kind, int part, double[] rates, boolean[] equal) {
    static Contestant of(IngestWriter.Kind kind, int part, int rounds) {
      return new Contestant(kind, part, new double[rounds], new boolean[rounds + 1]);
    }

    Measure measure() {
      boolean all = true;
      for (boolean one : equal) {
        all &= one;
      }
      return new Measure(kind.name(), rates, all);
    }
  }

  private final IngestOptions options;
  private final Report report;
  private final HttpEngine engine;
  private final List<Contestant> contestants;
  private final long enginePid;
  private final Consumer<String> notes;

  /**
   * A benchmark.
   *
   * @param notes is told what bounds each contestant: its processor time, here and in the engine
   */
  IngestBench(
      IngestOptions options,
      Report report,
      EngineProcess engineProcess,
      List<Contestant> contestants,
      Consumer<String> notes) {
    this.options = options;
    this.report = report;
    this.engine = new HttpEngine(engineProcess.httpUrl());
    this.enginePid = engineProcess.pid();
    this.contestants = contestants;
    this.notes = notes;
  }

  void run() throws IOException, InterruptedException, ExecutionException {
    for (int round = 0; round <= options.rounds(); round++) {
      for (Contestant contestant : contestants) {
        play(contestant, round);
      }
    }
    List<Measure> measures = new ArrayList<>();
    contestants.forEach(contestant -> measures.add(contestant.measure()));
    report.add(
        new Workload("ingest", "rows-16-columns", "rows/s", 0),
        options.rows() >= IngestOptions.FULL ? GOAL : Goal.NONE,
        measures);
  }

  /** The first round warms up; its digest counts, its speed does not. */
  private void play(Contestant contestant, int round)
      throws IOException, InterruptedException, ExecutionException {
    String table = "ingest_" + contestant.kind().name().replace('-', '_') + "_" + round;
    long rows = options.rowsOf(contestant.part());
    engine.run(IngestTable.ddl(table));
    ProcessorUse before = ProcessorUse.now(enginePid);
    long since = System.nanoTime();
    insert(contestant.kind(), table, rows);
    double rate = rows * NANOS / (System.nanoTime() - since);
    notes.accept(contestant.kind().name() + ": " + before.since(enginePid, rows));
    String stored = engine.run(IngestTable.digest(table));
    contestant.equal()[round] = stored.equals(engine.run(IngestTable.oracle(rows)));
    engine.run("DROP TABLE " + table + " SYNC");
    if (round > 0) {
      contestant.rates()[round - 1] = rate;
    }
  }

  private static void insert(IngestWriter.Kind kind, String table, long rows)
      throws InterruptedException, ExecutionException {
    AtomicLong next = new AtomicLong();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<Void>> done = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        done.add(threads.submit(writing(kind, table, rows, next)));
      }
      for (Future<Void> one : done) {
        one.get();
      }
    }
  }

  private static Callable<Void> writing(
      IngestWriter.Kind kind, String table, long rows, AtomicLong next) {
    return () -> {
      try (IngestWriter writer = kind.open(table)) {
        long from = next.getAndAdd(CHUNK);
        while (from < rows) {
          writer.write(from, Math.min(rows, from + CHUNK));
          from = next.getAndAdd(CHUNK);
        }
      }
      return null;
    };
  }
}
