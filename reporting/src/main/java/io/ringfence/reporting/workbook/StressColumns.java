package io.ringfence.reporting.workbook;

import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.stress.Hedge;
import io.ringfence.domain.stress.StressBook;
import io.ringfence.reporting.stress.GapLine;
import io.ringfence.reporting.stress.HedgeLine;
import io.ringfence.reporting.stress.LadderLine;
import io.ringfence.reporting.stress.ReverseLine;
import io.ringfence.reporting.stress.ScenarioLine;
import io.ringfence.reporting.stress.Scope;
import io.ringfence.reporting.stress.TierLine;
import io.ringfence.reporting.stress.VenueLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Columns of the sheets of what could happen: Ladders to TierNotice. */
final class StressColumns {
  private static final String STATE = "State";
  private static final int AMOUNT = 20;

  /** Fourteen columns fit on a page. */
  private static final int TIER_AMOUNT = 17;

  private static final int MOVE_SCALE = 6;
  private static final int EXACT_SCALE = 18;
  private static final String BASE = "#,##0.0000";

  private StressColumns() {}

  static List<StressView<?>> views() {
    List<StressView<?>> views = new ArrayList<>();
    views.add(new StressView<>("ladder", "Liquidation ladder", "", ladder(), LadderLine::of));
    views.add(
        new StressView<>(
            "reverse", "Smallest moves that liquidate so many", "", reverse(), ReverseLine::of));
    views.add(
        new StressView<>(
            "scenarios",
            "Flash crashes, depegs and recorded crashes",
            "",
            scenarios(),
            ScenarioLine::of));
    views.add(
        new StressView<>(
            "gap", "Every market gaps against every position", "", gap(), GapLine::of));
    views.add(
        new StressView<>(
            "venues", "A venue closes: trapped, reachable, hedged", "", venues(), VenueLine::of));
    views.add(
        new StressView<>(
            "hedges", "Hedges, and what one lost leg leaves", STATE, hedges(), HedgeLine::of));
    views.add(
        new StressView<>(
            "tiers", "Rules that come into force later", STATE, tiers(), TierLine::of));
    views.addAll(OutlookColumns.views());
    return views;
  }

  static <R> List<Column<R>> scope(Function<R, Scope> of) {
    return List.of(
        new Column<>("Scope", 12, line -> new Value.Text(of.apply(line).kind())),
        new Column<>("Name", 16, line -> new Value.Text(of.apply(line).name())),
        new Column<>("Asset", 10, line -> new Value.Text(of.apply(line).settlementAsset())));
  }

  @SafeVarargs
  static <R> Table<R> table(String name, List<Column<R>> first, Column<R>... others) {
    List<Column<R>> columns = new ArrayList<>(first);
    for (Column<R> other : others) {
      columns.add(other);
    }
    return new Table<>(name, columns);
  }

  static Value amount(Fraction amount, String asset) {
    return Value.amount(amount.exactOrRounded(EXACT_SCALE, RoundingMode.HALF_UP), asset);
  }

  static Value amount(Optional<Fraction> amount, String asset, Value otherwise) {
    return amount.map(of -> amount(of, asset)).orElse(otherwise);
  }

  static Value move(Fraction move) {
    return new Value.Figure(move.rounded(MOVE_SCALE, RoundingMode.HALF_UP), Patterns.PERCENT);
  }

  static Table<LadderLine> ladder() {
    return table(
        InsightColumns.LADDER,
        scope(LadderLine::scope),
        new Column<>(
            InsightColumns.SHOCK,
            10,
            line -> new Value.Figure(line.rung().shock(), Patterns.PERCENT)),
        new Column<>("Positions", 11, line -> Value.count(line.positions())),
        new Column<>("Positions that die", 12, line -> Value.count(line.rung().liquidated())),
        amount(InsightColumns.BURNED, line -> Fraction.of(line.rung().burned())),
        amount("Notional forced out", line -> line.rung().forcedOut()),
        amount("Delta left", line -> line.rung().deltaLeft()),
        amount("PnL", line -> line.rung().pnl()));
  }

  private static Column<LadderLine> amount(String heading, Function<LadderLine, Fraction> of) {
    return new Column<>(
        heading, AMOUNT, line -> amount(of.apply(line), line.scope().settlementAsset()));
  }

  private static Table<GapLine> gap() {
    return new Table<>(
        "Gap",
        List.of(
            new Column<>("Node", 30, line -> new Value.Text(line.node().toString())),
            new Column<>("Asset", 10, line -> new Value.Text(line.asset())),
            new Column<>("Positions", 11, line -> Value.count(line.positions())),
            new Column<>("Without mark", 11, line -> Value.count(line.unmarked())),
            new Column<>("Reached", 11, line -> Value.count(line.reached())),
            new Column<>("Largest shock", 12, line -> Value.percent(line.largest(), Value.UNKNOWN)),
            new Column<>(
                "Gap loss", AMOUNT, line -> amount(line.loss(), line.asset(), Value.UNKNOWN)),
            new Column<>("Known part", AMOUNT, line -> amount(line.known(), line.asset())),
            new Column<>(
                "Paid by accounts",
                TIER_AMOUNT,
                line -> Value.amount(line.aftermath().paidByAccounts().orElse(null), line.asset())),
            new Column<>(
                "Loss in all",
                AMOUNT,
                line -> amount(line.lossInAll(), line.asset(), Value.UNKNOWN)),
            new Column<>("Hedges left open", 11, line -> hedges(line)),
            new Column<>("Lost in them", TIER_AMOUNT, line -> lostInHedges(line)),
            new Column<>("Cap", AMOUNT, line -> Value.amount(line.cap(), line.asset())),
            new Column<>("Venues' deficit", AMOUNT, line -> amount(line.deficit(), line.asset()))));
  }

  private static Value hedges(GapLine line) {
    return line.aftermath().areHedgesKnown() ? Value.count(line.aftermath().open()) : Value.UNKNOWN;
  }

  private static Value lostInHedges(GapLine line) {
    return line.aftermath().areHedgesKnown()
        ? amount(line.aftermath().lost(), line.asset())
        : Value.UNKNOWN;
  }

  private static Table<ReverseLine> reverse() {
    return table(
        "Reverse",
        scope(ReverseLine::scope),
        new Column<>("Liquidates", 12, line -> new Value.Text(line.wanted())),
        new Column<>("Which is", 10, line -> Value.count(line.count())),
        new Column<>(
            "Marks", 20, line -> new Value.Text(line.correlated() ? "all together" : "one alone")),
        new Column<>(
            "Smallest move",
            14,
            line ->
                line.reverse()
                    .map(StressBook.Reverse::move)
                    .map(StressColumns::move)
                    .orElse(Value.NONE)),
        new Column<>(
            "Instrument",
            24,
            line ->
                line.reverse()
                    .<Value>map(
                        found ->
                            found
                                .instrument()
                                .<Value>map(one -> new Value.Text(one.venue() + "/" + one.symbol()))
                                .orElse(new Value.Dash()))
                    .orElse(new Value.Dash())),
        new Column<>(
            "Positions that die",
            12,
            line ->
                line.reverse().map(found -> Value.count(found.liquidated())).orElse(Value.NONE)));
  }

  private static Table<ScenarioLine> scenarios() {
    List<Column<ScenarioLine>> first = new ArrayList<>();
    first.add(new Column<>("Kind", 13, line -> new Value.Text(line.kind())));
    first.add(new Column<>("Scenario", 32, line -> new Value.Text(line.scenario())));
    first.addAll(scope(ScenarioLine::scope));
    return table(
        "Scenarios",
        first,
        new Column<>("Positions", 11, line -> Value.count(line.fallout().positions())),
        new Column<>("Positions that die", 12, line -> Value.count(line.fallout().liquidated())),
        fallout("Margin burned", line -> Optional.of(Fraction.of(line.fallout().burned()))),
        fallout("Notional forced out", line -> Optional.of(line.fallout().forcedOut())),
        fallout("Delta left", line -> Optional.of(line.fallout().deltaLeft())),
        fallout("Loss", line -> line.fallout().loss()),
        new Column<>(
            "Worth before", AMOUNT, line -> amount(line.worthBefore(), "USD", new Value.Dash())),
        new Column<>(
            "Worth after", AMOUNT, line -> amount(line.worthAfter(), "USD", new Value.Dash())),
        new Column<>("By proxy", 10, line -> Value.count(line.byProxy())),
        new Column<>("Unknown", 10, line -> Value.count(line.fallout().unknown())));
  }

  private static Column<ScenarioLine> fallout(
      String heading, Function<ScenarioLine, Optional<Fraction>> of) {
    return new Column<>(
        heading,
        AMOUNT,
        line -> amount(of.apply(line), line.scope().settlementAsset(), Value.UNKNOWN));
  }

  private static Table<VenueLine> venues() {
    return new Table<>(
        "Venues",
        List.of(
            new Column<>("Venue", 14, line -> new Value.Text(line.venue())),
            new Column<>("Desk", 14, line -> new Value.Text(line.desk())),
            new Column<>("Base asset", 12, line -> new Value.Text(line.baseAsset())),
            new Column<>("Asset", 10, line -> new Value.Text(line.settlementAsset())),
            new Column<>("Positions", 11, line -> Value.count(line.trapped())),
            venue("Wallets trapped", line -> Fraction.of(line.wallets())),
            venue("Equity trapped", VenueLine::equity),
            free("Free balance trapped", VenueLine::freeTrapped),
            free("Free balance reachable", VenueLine::freeReachable),
            venue("Delta before", VenueLine::netBefore),
            venue("Delta left", VenueLine::netLeft),
            new Column<>("Base before", 16, line -> base(line.baseBefore())),
            new Column<>("Base left", 16, line -> base(line.baseLeft()))));
  }

  private static Column<VenueLine> free(String heading, Function<VenueLine, VenueLine.Free> of) {
    return new Column<>(
        heading,
        AMOUNT,
        line -> {
          VenueLine.Free free = of.apply(line);
          return free.known()
              .map(sum -> Value.known(sum, line.settlementAsset(), free.isKnown()))
              .orElse(Value.UNKNOWN);
        });
  }

  private static Column<VenueLine> venue(String heading, Function<VenueLine, Fraction> of) {
    return new Column<>(heading, AMOUNT, line -> amount(of.apply(line), line.settlementAsset()));
  }

  private static Value base(Optional<Fraction> amount) {
    return amount
        .<Value>map(
            of -> new Value.Figure(of.exactOrRounded(EXACT_SCALE, RoundingMode.HALF_UP), BASE))
        .orElse(Value.UNKNOWN);
  }

  private static Table<HedgeLine> hedges() {
    return new Table<>(
        "Hedges",
        List.of(
            new Column<>("Pair", 24, line -> new Value.Text(line.hedge().name())),
            new Column<>(
                "Known from",
                12,
                line -> new Value.Text(line.hedge().isGiven() ? "order system" : "proposed")),
            new Column<>(STATE, 13, line -> new Value.State(state(line))),
            new Column<>(
                "Leg lost", 40, line -> new Value.Text(line.orphan().lost().key().toString())),
            new Column<>("By", 13, line -> new Value.Text(word(line.orphan().cause()))),
            new Column<>("Base before", 16, line -> base(line, line.orphan().baseBefore())),
            new Column<>("Base left", 16, line -> base(line, line.orphan().baseLeft())),
            hedge("Delta before", HedgeLine::before),
            hedge("Delta left", HedgeLine::left),
            new Column<>(
                "Nearest leg",
                12,
                line -> line.hedge().nearest().map(StressColumns::move).orElse(Value.NONE)),
            hedge("Pair loss", HedgeLine::loss),
            new Column<>("Asset", 10, line -> new Value.Text(line.asset()))));
  }

  private static Column<HedgeLine> hedge(
      String heading, Function<HedgeLine, Optional<Fraction>> of) {
    return new Column<>(
        heading, AMOUNT, line -> amount(of.apply(line), line.asset(), Value.UNKNOWN));
  }

  private static String state(HedgeLine line) {
    if (line.isOrphaned()) {
      return "ORPHANED";
    }
    return line.crossLeg() ? "leg in cross" : "hedged";
  }

  /** Quantities of different assets have no sum. */
  private static Value base(HedgeLine line, Optional<Fraction> amount) {
    return line.hedge().baseAsset().isEmpty() ? new Value.Dash() : base(amount);
  }

  private static String word(Hedge.Cause cause) {
    return switch (cause) {
      case ADL -> "ADL";
      case LIQUIDATION -> cause.name().toLowerCase(Locale.ROOT);
    };
  }

  private static Table<TierLine> tiers() {
    return new Table<>(
        "TierNotice",
        List.of(
            new Column<>(
                "Position", 36, line -> new Value.Text(line.held().line().key().toString())),
            new Column<>("Desk", 14, line -> new Value.Text(line.held().desk())),
            new Column<>("Rule pack", 26, line -> new Value.Text(line.pack())),
            new Column<>("In force from", 20, line -> new Value.Moment(line.effectiveFrom())),
            new Column<>("Countdown", 15, line -> new Value.Text(countdown(line.left()))),
            new Column<>(STATE, 14, line -> new Value.State(state(line))),
            tier(
                "Requirement now", line -> line.change().position().exposure().maintenanceMargin()),
            tier("Requirement then", line -> line.change().then().maintenanceMargin()),
            tier("Equity", line -> line.change().then().equity()),
            tier("Needed to live", line -> line.change().neededToLive()),
            new Column<>(
                "Needed to stay",
                TIER_AMOUNT,
                line ->
                    line.change()
                        .neededToStay()
                        .map(of -> Value.amount(of, line.held().asset()))
                        .orElse(new Value.Dash())),
            new Column<>(
                "Distance now",
                13,
                line -> Value.percent(line.held().line().distance(), Value.NONE)),
            new Column<>(
                "Distance then",
                13,
                line -> Value.percent(line.change().then().distance(), Value.NONE)),
            new Column<>("Asset", 10, line -> new Value.Text(line.held().asset()))));
  }

  private static Column<TierLine> tier(String heading, Function<TierLine, BigDecimal> of) {
    return new Column<>(
        heading, TIER_AMOUNT, line -> Value.amount(of.apply(line), line.held().asset()));
  }

  private static String state(TierLine line) {
    if (line.change().dies()) {
      return "LIQUIDATED";
    }
    if (line.change().hurts()) {
      return "HURT";
    }
    return line.change().rise().signum() < 0 ? "eased" : "unchanged";
  }

  private static String countdown(Duration left) {
    return left.toDays() + " d " + left.toHoursPart() + " h " + left.toMinutesPart() + " min";
  }
}
