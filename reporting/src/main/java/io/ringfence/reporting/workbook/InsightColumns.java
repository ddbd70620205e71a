package io.ringfence.reporting.workbook;

import io.ringfence.domain.explain.DistanceChange;
import io.ringfence.domain.explain.DistanceChange.Cause;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.Precision;
import io.ringfence.reporting.report.Concentration;
import io.ringfence.reporting.report.ExplainLine;
import io.ringfence.reporting.report.HistoryLine;
import io.ringfence.reporting.report.TopUps;
import io.ringfence.reporting.report.TroubleLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Columns of the sheets that explain: History, Explain, TopUps. */
final class InsightColumns {
  static final String LADDER = "Ladder";
  static final String HISTORY = "History";
  static final String EXPLAIN = "Explain";
  static final String WATERFALL = "Waterfall";
  static final String TOP_UPS = "TopUps";
  static final String SHOCK = "Shock";
  static final String BURNED = "Margin burned";
  static final String AT = "At";
  static final String CAPITAL = "Open capital use";
  static final String PERIOD = "Period loss use";
  static final String STEP = "Step";
  static final String BASE = "Below";
  static final String RISE = "Rise";
  static final String FALL = "Fall";
  static final String LEVEL = "Distance";
  static final String VERDICT = "Verdict";
  static final String TROUBLE = "Trouble";
  static final String CONCENTRATION = "Concentration";
  static final String SHARE = "Share of margin";
  static final String STATE = "State";
  private static final String HOURS = "#,##0\" h\"";
  private static final int AMOUNT = 20;

  /** Room for the words, too. */
  private static final int AT_LEAST = 25;

  private InsightColumns() {}

  static Table<HistoryLine> history() {
    return new Table<>(
        HISTORY,
        List.of(
            new Column<>(AT, 22, line -> new Value.Moment(line.at())),
            new Column<>(CAPITAL, 16, line -> Value.percent(line.openCapital(), Value.UNKNOWN)),
            new Column<>(PERIOD, 16, line -> Value.percent(line.periodLoss(), Value.UNKNOWN)),
            new Column<>("Currency", 12, line -> new Value.Text(line.currency()))));
  }

  static Table<ExplainLine> explain() {
    List<Column<ExplainLine>> columns = new ArrayList<>();
    columns.add(new Column<>("Position", 38, line -> new Value.Text(line.line().key().toString())));
    columns.add(new Column<>("Distance before", 14, line -> explained(line, InsightColumns::from)));
    for (Cause cause : Cause.values()) {
      columns.add(
          new Column<>(
              word(cause),
              12,
              line -> explained(line, change -> change.parts().get(cause.ordinal()).shown())));
    }
    columns.add(new Column<>("Distance now", 14, line -> explained(line, InsightColumns::to)));
    columns.add(new Column<>("Note", 60, InsightColumns::note));
    return new Table<>(EXPLAIN, columns);
  }

  static String word(Cause cause) {
    String name = cause.name();
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }

  private interface Figure {
    BigDecimal of(DistanceChange.Explained change);
  }

  private static Value explained(ExplainLine line, Figure figure) {
    return switch (line.change()) {
      case DistanceChange.Explained change -> new Value.Figure(figure.of(change), Patterns.PERCENT);
      case DistanceChange.Unexplained _ -> new Value.Dash();
    };
  }

  private static BigDecimal to(DistanceChange.Explained change) {
    return shown(change.to());
  }

  private static BigDecimal from(DistanceChange.Explained change) {
    return shown(change.from());
  }

  /** As an exposure shows it: what the parts that are shown add up from and to. */
  private static BigDecimal shown(Fraction distance) {
    return distance.rounded(Precision.RATIO_SCALE, RoundingMode.FLOOR);
  }

  private static Value note(ExplainLine line) {
    return switch (line.change()) {
      case DistanceChange.Explained _ -> new Value.Prose("Parts sum to the change exactly.");
      case DistanceChange.Unexplained(String because) -> new Value.Prose(because);
    };
  }

  /**
   * One column of the waterfall.
   *
   * @param name what it shows
   * @param from distance before it
   * @param to distance after it
   * @param isLevel whether it shows a distance and not a change
   */
  record Step(String name, BigDecimal from, BigDecimal to, boolean isLevel) {
    private BigDecimal below() {
      return isLevel ? BigDecimal.ZERO : from.min(to).max(BigDecimal.ZERO);
    }

    private BigDecimal rise() {
      return isLevel ? BigDecimal.ZERO : to.subtract(from).max(BigDecimal.ZERO);
    }

    private BigDecimal fall() {
      return isLevel ? BigDecimal.ZERO : from.subtract(to).max(BigDecimal.ZERO);
    }
  }

  /** Steps from the distance before to the one now. */
  static List<Step> steps(DistanceChange.Explained change) {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step("Before", from(change), from(change), true));
    BigDecimal standing = from(change);
    for (DistanceChange.Part part : change.parts()) {
      BigDecimal next = standing.add(part.shown());
      steps.add(new Step(word(part.cause()), standing, next, false));
      standing = next;
    }
    steps.add(new Step("Now", to(change), to(change), true));
    return steps;
  }

  static Table<Step> waterfall() {
    return new Table<>(
        WATERFALL,
        List.of(
            new Column<>(STEP, 38, step -> new Value.Text(step.name())),
            percent(BASE, Step::below),
            percent(LEVEL, step -> step.isLevel() ? step.to() : BigDecimal.ZERO),
            percent(RISE, Step::rise),
            percent(FALL, Step::fall)));
  }

  private static Column<Step> percent(String heading, Function<Step, BigDecimal> figure) {
    return new Column<>(
        heading, 14, step -> Value.percent(Optional.of(figure.apply(step)), Value.UNKNOWN));
  }

  static Table<TopUps> topUps() {
    return new Table<>(
        TOP_UPS,
        List.of(
            new Column<>(AT, 22, line -> new Value.Moment(line.at())),
            new Column<>("Position", 38, line -> new Value.Text(line.change().positionKey())),
            new Column<>("Desk", 14, line -> new Value.Text(line.change().owner().desk())),
            new Column<>("Trader", 14, line -> new Value.Text(line.change().owner().trader())),
            new Column<>("Episode", 9, line -> Value.count(line.change().episode())),
            new Column<>("Asset", 9, line -> new Value.Text(line.change().settlementAsset())),
            amount("Added", TopUps::amount),
            amount("Added in all", TopUps::total),
            amount("Lifetime cap", line -> line.change().lifetimeCap()),
            new Column<>(
                "Planned max loss",
                AMOUNT,
                line ->
                    Value.amount(
                        line.change().owner().plannedMaxLoss(), line.change().settlementAsset())),
            new Column<>("Thesis", 10, line -> Value.text(line.change().owner().thesis())),
            new Column<>("Plan", 10, line -> Value.text(line.change().owner().plan())),
            new Column<>(
                VERDICT,
                24,
                line ->
                    new Value.State(
                        line.verdict().name().replace('_', ' ').toLowerCase(Locale.ROOT)))));
  }

  private static Column<TopUps> amount(String heading, Function<TopUps, BigDecimal> amount) {
    return new Column<>(
        heading, AMOUNT, line -> Value.amount(amount.apply(line), line.change().settlementAsset()));
  }

  static Table<TroubleLine> trouble() {
    return new Table<>(
        TROUBLE,
        List.of(
            new Column<>("Position", 38, it -> new Value.Text(it.line().key().toString())),
            new Column<>("Desk", 14, it -> new Value.Text(it.line().facts().desk())),
            new Column<>(STATE, 11, it -> new Value.State(it.line().state().name())),
            new Column<>(LEVEL, 11, it -> Value.percent(it.line().distance(), Value.UNKNOWN)),
            new Column<>("Time to trouble", 14, InsightColumns::hours),
            new Column<>(
                "Share of 8 h windows", 12, it -> Value.percent(it.shareOfEight(), Value.UNKNOWN)),
            new Column<>(
                "Last funding",
                16,
                it ->
                    it.lastFunding() == null
                        ? Value.NONE
                        : Value.amount(it.lastFunding(), it.line().row().settlementAsset())),
            new Column<>(
                "Funding runway",
                14,
                it ->
                    it.runway()
                        .<Value>map(runway -> new Value.Figure(runway.hours(), HOURS))
                        .orElse(Value.NONE)),
            new Column<>("Asset", 9, it -> new Value.Text(it.line().row().settlementAsset()))));
  }

  private static Value hours(TroubleLine line) {
    return line.hours()
        .<Value>map(hours -> new Value.Figure(BigDecimal.valueOf(hours), HOURS))
        .orElse(line.isKnown() ? Value.NONE : Value.UNKNOWN);
  }

  static Table<Concentration> concentration() {
    return new Table<>(
        CONCENTRATION,
        List.of(
            new Column<>("Kind", 18, line -> new Value.Text(line.kind())),
            new Column<>("Name", 20, line -> new Value.Text(line.name())),
            new Column<>("Asset", 10, line -> new Value.Text(line.settlementAsset())),
            new Column<>("Positions", 11, line -> Value.count(line.positions())),
            new Column<>(
                "Margin", AMOUNT, line -> Value.amount(line.margin(), line.settlementAsset())),
            new Column<>(SHARE, 12, line -> Value.percent(line.share(), Value.UNKNOWN)),
            new Column<>(
                "Notional",
                AT_LEAST,
                line ->
                    Value.atLeast(line.notional(), line.settlementAsset(), line.unknown() == 0)),
            new Column<>("Unknown", 10, line -> Value.count(line.unknown()))));
  }
}
