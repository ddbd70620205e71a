package io.ringfence.reporting.workbook;

import io.ringfence.domain.outcome.BarrierBacktest;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.reconciliation.MarginMode;
import io.ringfence.domain.stress.TailRisk;
import io.ringfence.reporting.report.Words;
import io.ringfence.reporting.stress.BacktestLine;
import io.ringfence.reporting.stress.CrossLine;
import io.ringfence.reporting.stress.ModeLine;
import io.ringfence.reporting.stress.OutlookLine;
import io.ringfence.reporting.stress.ShadowLine;
import io.ringfence.reporting.stress.TailLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Columns of the sheets of modes and odds: Modes to Tail. */
final class OutlookColumns {
  private static final int AMOUNT = 20;
  private static final int SHARE_SCALE = 6;
  private static final int HITS_SCALE = 1;
  private static final String HITS = "#,##0.0";
  private static final String SIGMAS = "0.00";
  private static final String HOURS = "#,##0.0";
  private static final int MINUTES = 60;
  private static final int LONGEST_DAYS = 365;

  private OutlookColumns() {}

  static List<StressView<?>> views() {
    return List.of(
        new StressView<>(
            "modes", "Isolated against cross, account by account", "", modes(), ModeLine::of),
        new StressView<>(
            "shadow",
            "Shadow cross accounts: what containment is worth",
            "Cross account",
            shadow(),
            ShadowLine::of),
        new StressView<>(
            "cross",
            "Held in cross margin: what stands for it, and what the policy asks for",
            CrossColumns.AGAINST,
            CrossColumns.cross(),
            CrossLine::of),
        new StressView<>(
            "outlook",
            "What kills each position, and how likely it is",
            CrossColumns.AGAINST,
            outlook(),
            OutlookLine::of),
        new StressView<>(
            "backtest",
            "Odds of barriers, expected and observed",
            "",
            backtest(),
            BacktestLine::of),
        new StressView<>(
            "tail", "Expected shortfall and liquidation-at-risk", "", tail(), TailLine::of));
  }

  private static Table<ModeLine> modes() {
    return new Table<>(
        "Modes",
        List.of(
            new Column<>("Account", 24, line -> new Value.Text(line.account())),
            new Column<>("Asset", 10, line -> new Value.Text(line.asset())),
            new Column<>("Aspect", 22, line -> new Value.Text(line.aspect())),
            new Column<>("Isolated", 58, line -> new Value.Prose(line.isolated())),
            new Column<>("Cross", 58, line -> new Value.Prose(line.cross()))));
  }

  private static Table<ShadowLine> shadow() {
    return new Table<>(
        "Shadow",
        List.of(
            new Column<>("Account", 24, line -> new Value.Text(line.account())),
            new Column<>("Asset", 10, line -> new Value.Text(line.asset())),
            new Column<>(
                "Shock", 10, line -> new Value.Figure(line.outcome().move(), Patterns.PERCENT)),
            new Column<>("Positions", 11, line -> Value.count(line.positions())),
            new Column<>(
                "Die isolated", 12, line -> Value.count(line.outcome().isolatedDead().size())),
            new Column<>(
                "Cross account",
                16,
                line -> new Value.State(line.outcome().isCrossDead() ? "LIQUIDATED" : "lives")),
            new Column<>("Gone with it", 12, line -> Value.count(line.goneWithIt())),
            equity("Equity isolated", line -> line.outcome().isolatedEquity()),
            equity("Equity cross", line -> line.outcome().crossEquity()),
            equity("Containment", line -> line.outcome().valueOfContainment()),
            new Column<>(
                "Free balance",
                14,
                line -> line.freeKnown() ? new Value.Text("known") : new Value.Said(Words.UNKNOWN)),
            new Column<>("Dead isolated", 60, line -> new Value.Prose(line.dead()))));
  }

  private static Column<ShadowLine> equity(String heading, Function<ShadowLine, Fraction> of) {
    return new Column<>(
        heading, AMOUNT, line -> StressColumns.amount(of.apply(line), line.asset()));
  }

  private static Table<OutlookLine> outlook() {
    return new Table<>(
        "Outlook",
        List.of(
            new Column<>(
                "Position", 40, line -> new Value.Text(line.held().line().key().toString())),
            new Column<>("Desk", 14, line -> new Value.Text(line.held().desk())),
            new Column<>(
                "Killing move",
                12,
                line -> line.killer().map(StressColumns::move).orElse(Value.NONE)),
            new Column<>("Sigma 8 h", 11, line -> Value.percent(line.sigma(), Value.UNKNOWN)),
            new Column<>(
                "Distance in sigma",
                12,
                line ->
                    line.distance()
                        .<Value>map(of -> new Value.Figure(of, SIGMAS))
                        .orElse(Value.UNKNOWN)),
            new Column<>(
                "Hit within 8 h",
                12,
                line ->
                    Value.percent(
                        line.probability().map(of -> of.rounded(SHARE_SCALE, RoundingMode.CEILING)),
                        Value.UNKNOWN)),
            new Column<>(
                "Windows of",
                12,
                line ->
                    line.odds().isEmpty()
                        ? new Value.Said(Words.UNKNOWN)
                        : new Value.Text(line.odds())),
            new Column<>("Time to trouble", 12, OutlookColumns::trouble),
            new Column<>("Mode by policy", 13, line -> new Value.Text(word(line.advice().mode()))),
            new Column<>("Because", 48, line -> new Value.Text(line.advice().because())),
            new Column<>(
                CrossColumns.AGAINST, 16, line -> CrossColumns.verdict(line.isAgainstPolicy())),
            new Column<>(
                "Cost of switching",
                16,
                line ->
                    line.switching()
                        .map(of -> Value.amount(of, line.held().asset()))
                        .orElse(Value.UNKNOWN)),
            new Column<>("Asset", 10, line -> new Value.Text(line.held().asset()))));
  }

  private static Value trouble(OutlookLine line) {
    if (line.odds().isEmpty()) {
      return Value.UNKNOWN;
    }
    Optional<Duration> trouble =
        line.trouble().filter(of -> of.compareTo(Duration.ofDays(LONGEST_DAYS)) <= 0);
    return trouble
        .<Value>map(
            of ->
                new Value.Figure(
                    BigDecimal.valueOf(of.toMinutes())
                        .divide(BigDecimal.valueOf(MINUTES), 1, RoundingMode.FLOOR),
                    HOURS))
        .orElse(Value.NONE);
  }

  private static String word(MarginMode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }

  private static Table<BacktestLine> backtest() {
    return new Table<>(
        "Backtest",
        List.of(
            new Column<>("Instrument", 26, line -> new Value.Text(line.instrument())),
            new Column<>(
                "Barrier",
                12,
                line -> new Value.Figure(BigDecimal.valueOf(line.backtest().sigmas()), SIGMAS)),
            new Column<>("Moves foretold", 14, line -> Value.count(line.backtest().windows())),
            foretold("Expected hits", of -> hits(of.expected())),
            foretold("Observed hits", of -> Value.count(of.hits())),
            foretold("Expected by normal", of -> hits(of.expectedByNormal()))));
  }

  /** Where too few hours are recorded to foretell a move, nothing is known of hits. */
  private static Column<BacktestLine> foretold(
      String heading, Function<BarrierBacktest, Value> hits) {
    return new Column<>(
        heading,
        14,
        line -> line.backtest().windows() == 0 ? Value.UNKNOWN : hits.apply(line.backtest()));
  }

  private static Value hits(double expected) {
    return new Value.Figure(
        BigDecimal.valueOf(expected).setScale(HITS_SCALE, RoundingMode.HALF_UP), HITS);
  }

  private static Table<TailLine> tail() {
    List<Column<TailLine>> columns = new ArrayList<>(StressColumns.scope(TailLine::scope));
    columns.addAll(
        List.of(
            new Column<>("Positions", 11, line -> Value.count(line.positions())),
            new Column<>(
                "Windows", 11, line -> Value.count(line.tail().map(TailRisk::windows).orElse(0))),
            new Column<>(
                "Left out", 11, line -> Value.count(line.tail().map(TailRisk::leftOut).orElse(0))),
            new Column<>(
                "Windows begin",
                16,
                line -> new Value.Text(line.overlaps() ? "every hour" : "every 8 hours")),
            risk("Shortfall 97.5 %", TailRisk::shortfall),
            risk("Liquidation at risk", TailRisk::liquidationAtRisk),
            new Column<>(
                "Worst window from",
                24,
                line ->
                    line.tail()
                        .<Value>map(of -> new Value.Moment(Instant.parse(of.worst())))
                        .orElse(Value.UNKNOWN))));
    return new Table<>("Tail", columns);
  }

  private static Column<TailLine> risk(String heading, Function<TailRisk, BigDecimal> of) {
    return new Column<>(
        heading,
        AMOUNT,
        line ->
            line.tail()
                .map(tail -> Value.amount(of.apply(tail), line.scope().settlementAsset()))
                .orElse(Value.UNKNOWN));
  }
}
