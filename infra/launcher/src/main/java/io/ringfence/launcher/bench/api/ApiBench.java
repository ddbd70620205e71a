package io.ringfence.launcher.bench.api;

import io.ringfence.launcher.bench.Goal;
import io.ringfence.launcher.bench.Measure;
import io.ringfence.launcher.bench.Report;
import io.ringfence.launcher.bench.Workload;
import io.ringfence.launcher.load.TrialRows;
import io.ringfence.launcher.process.ApiOnTrial;
import io.ringfence.launcher.process.Cleanup;
import io.ringfence.launcher.process.Workplace;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * B8. Contestants take turns within each round; what they gave is compared with the rows in the
 * engine before anything is measured.
 */
public final class ApiBench {
  /** Rows from which targets hold. */
  public static final int FULL_ROWS = 1_000_000;

  /** Seconds of a round of point reads from which targets hold. */
  public static final int FULL_SECONDS = 10;

  private static final String HEAP = "512m";
  private static final double TIMES_JSON = 20;
  private static final double BYTES_PER_SECOND = 1e9;
  private static final double STORE_MICROS = 25_000;
  private static final double CACHE_MICROS = 5_000;

  private final Wish wish;
  private final Report report;
  private final Consumer<String> notes;
  private final Tables tables;
  private final PointReads points;

  private ApiBench(Wish wish, Report report, ApiOnTrial api, Consumer<String> notes) {
    this.wish = wish;
    this.notes = notes;
    this.report = report;
    this.tables = new Tables(api, wish.rows());
    this.points = new PointReads(api, wish.perSecond(), wish.seconds());
  }

  /**
   * What is wanted.
   *
   * @param rounds measured rounds after one that warms up, at least 1
   * @param rows rows of the table that is read, at least 1
   * @param seconds how long a round of point reads takes, at least 1
   * @param perSecond point reads due in a second, at least 1
   */
  public record Wish(int rounds, int rows, int seconds, int perSecond) {}

  /**
   * Measures.
   *
   * @throws CommandFailure when engine or API do not start
   */
  public static void run(Workplace workplace, Wish wish, Report report) {
    try (Cleanup cleanup = Cleanup.onExit()) {
      ApiOnTrial api = ApiOnTrial.start(workplace, cleanup, HEAP);
      TrialRows.statements(wish.rows(), PointReads.POSITIONS).forEach(api::rows);
      new ApiBench(wish, report, api, workplace.terminal()::note).run();
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.FAILED, "the API broke: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCode.INTERRUPTED, "interrupted", e);
    }
  }

  private void run() throws IOException, InterruptedException {
    boolean arrowEqual = tables.isArrowEqual();
    boolean jsonEqual = tables.isJsonEqual();
    boolean pointsEqual = points.areEqual();
    double[] arrow = new double[wish.rounds()];
    double[] bytes = new double[wish.rounds()];
    double[] kept = new double[wish.rounds()];
    double[] json = new double[wish.rounds()];
    double[] bare = new double[wish.rounds()];
    double[] store = new double[wish.rounds()];
    double[] cache = new double[wish.rounds()];
    long inWarmUp = 0;
    for (int round = -1; round < wish.rounds(); round++) {
      int slot = Math.max(0, round);
      if (round == 0) {
        inWarmUp = say("warming up");
        points.begin();
      }
      Tables.Speed speed = tables.arrow();
      arrow[slot] = speed.rowsPerSecond();
      bytes[slot] = speed.bytesPerSecond();
      kept[slot] = tables.kept().bytesPerSecond();
      json[slot] = tables.json();
      bare[slot] = tables.engineJson();
      if (round < 0) {
        points.warmUp();
      } else {
        store[slot] = points.store();
        cache[slot] = points.cache();
      }
    }
    long inRounds = say("the rounds");
    boolean full = wish.rows() >= FULL_ROWS;
    report.add(
        workload("table-rows", "rows/s"),
        full ? new Goal(0, Map.of("json-pages", TIMES_JSON), Map.of()) : Goal.NONE,
        List.of(
            new Measure("ringfence", arrow, arrowEqual),
            new Measure("json-pages", json, jsonEqual),
            new Measure("engine-json-lines", bare, true)));
    report.add(
        workload("table-bytes", "B/s"),
        full ? new Goal(BYTES_PER_SECOND, Map.of(), Map.of()) : Goal.NONE,
        List.of(new Measure("ringfence", bytes, arrowEqual)));
    report.add(
        workload("table-bytes-kept", "B/s"),
        full ? new Goal(BYTES_PER_SECOND, Map.of(), Map.of()) : Goal.NONE,
        List.of(new Measure("ringfence", kept, arrowEqual)));
    points("point-p99-store", store, STORE_MICROS, pointsEqual && points.areAllAnswered());
    points("point-p99-cache", cache, CACHE_MICROS, pointsEqual && points.areAllAnswered());
    unanswered("point-unanswered-warm-up", inWarmUp);
    unanswered("point-unanswered", inRounds);
  }

  /** How many reads got no answer; which statuses they got instead is said at once. */
  private long say(String when) {
    if (!points.areAllAnswered()) {
      notes.accept(
          "reads of positions without an answer in %s, by status: %s"
              .formatted(when, points.unanswered()));
    }
    return points.unanswered().values().stream().mapToLong(Long::longValue).sum();
  }

  /** Those of the rounds make the run fail; those before are only told. */
  private void unanswered(String name, long reads) {
    report.addTimes(
        workload(name, "reads"), 0, List.of(new Measure("ringfence", new double[] {reads}, true)));
  }

  private void points(String name, double[] micros, double most, boolean isEqual) {
    report.addTimes(
        workload(name, "us"),
        wish.seconds() >= FULL_SECONDS ? most : 0,
        List.of(new Measure("ringfence", micros, isEqual)));
  }

  private static Workload workload(String name, String unit) {
    return new Workload("api", name, unit, 0);
  }
}
