package io.ringfence.bench.queries;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.launcher.bench.Goal;
import io.ringfence.launcher.bench.Measure;
import io.ringfence.launcher.bench.Report;
import io.ringfence.launcher.bench.Workload;
import io.ringfence.reporting.query.PositionsByDeskQuery;
import io.ringfence.reporting.query.UtilisationByHourQuery;
import io.ringfence.reporting.query.Vantage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jooq.DSLContext;

/** B5: questions of reports on tables of the size that a large institution has. */
final class QueriesBench {
  private static final long SEED = 1;
  private static final String LATEST = "latest-by-desk";
  private static final String HISTORY = "history-by-hour";
  private static final double LATEST_MILLIS = 50;
  private static final double HISTORY_MILLIS = 300;
  private static final double FINAL_RATIO = 5;
  private static final int DRAWN = 5;
  private static final Duration LATEST_EVERY = Duration.ofMillis(100);
  private static final Duration HISTORY_EVERY = Duration.ofMillis(600);
  private static final int HISTORY_PART = 4;

  private static final String FINAL_LATEST =
      """
      SELECT desk, toInt64(count()), toInt64(countIf(isNull(mark_price))), sum(isolated_margin),
        sum(equity), sum(still_to_lose)
      FROM %s FINAL WHERE run_id = '%s' GROUP BY desk ORDER BY desk\
      """;

  private static final String EXPECTED_LATEST =
      """
      SELECT desk, toInt64(count()), toInt64(countIf(unmarked)), toInt64(sum(margin)),
        toInt64(sumIf(margin + pnl, NOT unmarked)),
        toInt64(sumIf(greatest(margin + pnl, 0), NOT unmarked))
      FROM (%s) GROUP BY desk ORDER BY desk\
      """;

  private static final String BY_HOUR =
      """
      SELECT node, metric, toInt64(toUnixTimestamp(toStartOfHour(as_of))) AS hour,
        toInt64(toUnixTimestamp(max(as_of))), argMax(tuple(used), as_of).1, max(used),
        toInt64(count()), toInt64(countIf(isNull(used)))
      FROM %s GROUP BY node, metric, hour ORDER BY node, metric, hour
      SETTINGS optimize_use_projections = 0, aggregate_functions_null_for_empty = 0\
      """;

  private final QueriesOptions options;
  private final Report report;
  private final DSLContext clickhouse;
  private final Definition definition;
  private final BenchTables tables;

  QueriesBench(
      QueriesOptions options, Report report, DSLContext clickhouse, Consumer<String> notes) {
    this.options = options;
    this.report = report;
    this.clickhouse = clickhouse;
    this.definition = new Definition(options);
    this.tables = new BenchTables(clickhouse, definition, notes);
  }

  void run() {
    tables.fill();
    if (options.isAsked(LATEST)) {
      report.addTimes(
          workload(LATEST, "ms p95"), most(LATEST_MILLIS), latest().play(options.rounds()));
    }
    for (Changes.Kind kind : Changes.Kind.values()) {
      if (options.isAsked(kind.workload())) {
        changes(kind);
      }
    }
    if (options.isAsked(HISTORY)) {
      tables.fillHistory(options.rows());
      report.addTimes(
          workload(HISTORY, "ms p95"), most(HISTORY_MILLIS), history().play(options.rounds()));
    }
  }

  private double most(double millis) {
    return options.isFullSize() ? millis : 0;
  }

  private static Workload workload(String name, String unit) {
    return new Workload("queries", name, unit, SEED);
  }

  private TimedWorkload latest() {
    long last = Definition.SNAPSHOTS - 1L;
    Vantage vantage = Vantage.latest(Instant.ofEpochSecond(Definition.FIRST + last * 3600));
    Contestant<List<PositionsByDeskQuery.Row>> ours =
        new Contestant<>(
            "ringfence",
            () ->
                new PositionsByDeskQuery(clickhouse, DeskScope.ALL).latest(Definition.RUN, vantage),
            rows -> rows.stream().map(QueriesBench::line).toList());
    return new TimedWorkload(
        Texts.lines(
            clickhouse,
            EXPECTED_LATEST.formatted(
                definition.positions(last * options.positions(), options.positions()))),
        ours,
        sql("plain-final", FINAL_LATEST.formatted(BenchTables.LATEST_PEER, Definition.RUN)),
        options.requests(),
        LATEST_EVERY);
  }

  private TimedWorkload history() {
    Instant first = Instant.ofEpochSecond(Definition.FIRST);
    Vantage last = Vantage.latest(Instant.ofEpochSecond(definition.lastUse()));
    Contestant<List<UtilisationByHourQuery.Row>> ours =
        new Contestant<>(
            "ringfence",
            () ->
                new UtilisationByHourQuery(clickhouse, DeskScope.ALL)
                    .between(Definition.RUN, first, last),
            rows -> rows.stream().map(QueriesBench::line).toList());
    return new TimedWorkload(
        Texts.lines(clickhouse, BY_HOUR.formatted("(" + definition.uses(0, options.rows()) + ")")),
        ours,
        sql("plain-group-by", BY_HOUR.formatted("budget_uses")),
        Math.max(1, options.requests() / HISTORY_PART),
        HISTORY_EVERY);
  }

  private Contestant<List<String>> sql(String peer, String statement) {
    return new Contestant<>(peer, () -> Texts.lines(clickhouse, statement), lines -> lines);
  }

  private void changes(Changes.Kind kind) {
    List<Changes> drawn = Changes.draw(kind, DRAWN, options, SEED);
    RatedWorkload rated =
        new RatedWorkload(
            drawn.stream().map(it -> it.expected(clickhouse, definition)).toList(),
            drawn.stream().<Contestant<?>>map(it -> it.ours(clickhouse)).toList(),
            drawn.stream().<Contestant<?>>map(it -> it.replacing(clickhouse)).toList());
    List<Measure> measures = rated.play(options.rounds());
    Goal goal = new Goal(0, Map.of("plain-final", FINAL_RATIO), Map.of());
    report.add(
        workload(kind.workload(), "questions/s"),
        options.isFullSize() ? goal : Goal.NONE,
        measures);
  }

  private static String line(PositionsByDeskQuery.Row row) {
    return String.join(
        "|",
        row.desk(),
        Long.toString(row.positions()),
        Long.toString(row.unknown()),
        Texts.text(row.isolatedMargin()),
        Texts.text(row.known().equity()),
        Texts.text(row.known().stillToLose()));
  }

  private static String line(UtilisationByHourQuery.Row row) {
    return String.join(
        "|",
        row.node(),
        row.metric(),
        Long.toString(row.hour().getEpochSecond()),
        Long.toString(row.last().at().getEpochSecond()),
        Texts.text(row.last().used()),
        Texts.text(row.peak()),
        Long.toString(row.instants()),
        Long.toString(row.unknown()));
  }
}
