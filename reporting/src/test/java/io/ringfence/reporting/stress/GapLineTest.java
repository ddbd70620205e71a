package io.ringfence.reporting.stress;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.domain.exposure.AlertLevels;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.position.PositionFacts.Labels;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.stress.GapLoss;
import io.ringfence.domain.stress.GapShocks;
import io.ringfence.domain.stress.GapTable;
import io.ringfence.reporting.fixture.RandomPositions;
import io.ringfence.reporting.mandate.Mandate;
import io.ringfence.reporting.query.PositionsAtQuery;
import io.ringfence.reporting.query.RunQuery;
import io.ringfence.reporting.report.PositionLine;
import io.ringfence.reporting.report.RiskReport;
import io.ringfence.reporting.report.Valuation;
import io.ringfence.reporting.workbook.StressView;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Gap losses beside plain decimals. */
class GapLineTest {
  private static final Instant AT = Instant.parse("2025-10-10T21:00:00Z");
  private static final InstrumentId BTC = new InstrumentId("binance", "BTCUSDT");

  private static StressFacts facts(long seed, int count) {
    RiskReport report = new RandomPositions(seed).report(count);
    List<Held> held =
        report.positions().stream()
            .flatMap(line -> Held.of(line, RulePacks.ofClassPath()).stream())
            .toList();
    return StressLinesTest.plain(
        new StressFacts(AT, held, List.of(), List.of(), RulePacks.ofClassPath(), List.of()));
  }

  @Test
  void everyNodeLosesWhatPlainDecimalsSayOfItsPositions() {
    StressFacts facts = facts(5, 250);
    assertThat(facts.held()).hasSizeGreaterThan(50);
    int reached = 0;
    for (GapLine line : GapLine.of(facts)) {
      BigDecimal loss = BigDecimal.ZERO;
      BigDecimal deficit = BigDecimal.ZERO;
      for (Held one : facts.held()) {
        if (one.asset().equals(line.asset())
            && one.line().facts().node().upwards().contains(line.node())) {
          IsolatedPosition economics = one.position().economics();
          BigDecimal mark = one.position().mark();
          int sign = economics.side() == PositionSide.LONG ? -1 : 1;
          BigDecimal gapped =
              mark.multiply(BigDecimal.ONE.add(GapShocks.TABLE.multiply(BigDecimal.valueOf(sign))));
          boolean dies = StressLinesTest.isDead(one, mark) || StressLinesTest.isDead(one, gapped);
          BigDecimal now = StressLinesTest.equity(economics, mark);
          loss =
              loss.add(
                  dies
                      ? now.max(BigDecimal.ZERO)
                      : now.subtract(StressLinesTest.equity(economics, gapped)));
          deficit =
              deficit.add(
                  dies
                      ? StressLinesTest.equity(economics, gapped).negate().max(BigDecimal.ZERO)
                      : BigDecimal.ZERO);
        }
      }
      StressLinesTest.near(line.known(), loss);
      StressLinesTest.near(line.deficit(), deficit);
      assertThat(line.loss()).isPresent();
      reached += line.node().equals(NodePath.FIRM) ? line.reached() : 0;
    }
    assertThat(reached).isBetween(1, facts.held().size() - 1);
  }

  @Test
  void whatARunWasToldOfGapsCountsInTheSheetAsItDoesInTheBudget() {
    StressFacts plain = facts(5, 60);
    String venue = plain.held().getFirst().venue();
    GapTable told = GapTable.of(List.of("firm/DESK:" + venue + "=0.25"));
    StressFacts facts =
        new StressFacts(
            AT,
            plain.held(),
            List.of(),
            List.of(),
            plain.packs(),
            List.of(),
            List.of(),
            Mandate.NONE,
            List.of(),
            told);
    for (GapLine line : GapLine.of(facts)) {
      Fraction expected = Fraction.ZERO;
      for (Held one : facts.held()) {
        if (one.asset().equals(line.asset())) {
          BigDecimal shock =
              told.shock(one.line().facts().node(), one.line().key().instrument())
                  .orElse(GapShocks.TABLE);
          expected = expected.plus(GapLoss.of(one.position(), shock).loss());
        }
      }
      assertThat(line.known().compareTo(expected)).isZero();
    }
    assertThat(GapLine.of(facts))
        .anyMatch(line -> line.largest().orElseThrow().compareTo(new BigDecimal("0.25")) == 0);
    RunQuery.Row run =
        new RunQuery.Row(
            "r",
            true,
            "mark",
            null,
            null,
            AT,
            AT,
            "",
            "",
            "{\"from\":null,\"gapShocks\":\"firm:okx=0.2"
                + " firm:binance/BTCUSDT=0.3\",\"live\":false}",
            null);
    assertThat(run.gapTable().shock(NodePath.FIRM, BTC).orElseThrow()).isEqualByComparingTo("0.3");
    assertThat(run.gapTable().shock(NodePath.desk("A"), new InstrumentId("okx", "X")).orElseThrow())
        .isEqualByComparingTo("0.2");
  }

  @Test
  void aPositionWithoutAMarkMakesItsNodesUnknownAndNoOther() {
    StressFacts all = facts(6, 60);
    Held gone = all.held().getFirst();
    List<Held> left = new ArrayList<>(all.held());
    left.remove(gone);
    StressFacts facts =
        new StressFacts(AT, left, List.of(gone.line()), List.of(), all.packs(), List.of());
    List<NodePath> above = gone.line().facts().node().upwards();
    for (GapLine line : GapLine.of(facts)) {
      boolean concerned = above.contains(line.node()) && line.asset().equals(gone.asset());
      assertThat(line.loss().isEmpty()).as(line.node().toString()).isEqualTo(concerned);
    }
  }

  private static final PositionKey LOST = key("SOLUSDT", PositionSide.LONG);

  private static PositionKey key(String symbol, PositionSide side) {
    return new PositionKey(new InstrumentId("binance", symbol), "a1", side);
  }

  /** One coin at 100, or one without a mark. */
  private static PositionLine leg(
      PositionKey key, String wallet, @Nullable String pair, boolean marked) {
    RulePacks packs = RulePacks.ofClassPath();
    return new Valuation(packs, AlertLevels.DEFAULT)
        .of(
            new PositionsAtQuery.Row(
                key,
                AT,
                1,
                new PositionsAtQuery.Economics(
                    new BigDecimal("10"),
                    new BigDecimal("100"),
                    new BigDecimal(wallet),
                    new BigDecimal(wallet),
                    BigDecimal.TEN),
                new PositionsAtQuery.Owner(
                    "alpha",
                    "one",
                    "tess",
                    null,
                    null,
                    new Labels(null, null, null, null, null, null, pair)),
                new PositionsAtQuery.Plan(null, null, null, null, null),
                "USDT",
                packs.of("binance").getLast().stamp(),
                marked ? new PositionsAtQuery.Mark(new BigDecimal("100"), AT) : null));
  }

  private static StressFacts pairs(List<PositionLine> lines, Map<PositionKey, BigDecimal> paid) {
    RulePacks packs = RulePacks.ofClassPath();
    return new StressFacts(
        AT,
        lines.stream().flatMap(line -> Held.of(line, packs).stream()).toList(),
        lines.stream().filter(line -> line.exposure() == null).toList(),
        List.of(),
        packs,
        List.of(),
        List.of(),
        Mandate.NONE,
        List.of(),
        GapTable.NONE,
        paid);
  }

  /**
   * The gap of 10 % takes the long with 60 of margin and leaves the short with 500, which loses 100
   * of it and hedges nothing any more; the account had paid 7.5 beside the long's wallet.
   */
  @Test
  void theLossHasWhatAccountsPaidAndHedgesThatAreLeftOpenAreFound() {
    PositionKey kept = key("SOLUSDT", PositionSide.SHORT);
    PositionLine lost = leg(LOST, "60", "p-1", true);
    List<PositionLine> lines = List.of(lost, leg(kept, "500", "p-1", true));
    StressFacts facts =
        pairs(lines, Map.of(LOST, new BigDecimal("7.5"), kept, new BigDecimal("1000")));
    GapLine firm = GapLine.of(facts).getFirst();
    assertThat(firm.reached()).isEqualTo(1);
    assertThat(firm.known().compareTo(new BigDecimal("160"))).isZero();
    assertThat(firm.aftermath().paidByAccounts().orElseThrow()).isEqualByComparingTo("7.5");
    assertThat(firm.lossInAll().orElseThrow().compareTo(new BigDecimal("167.5"))).isZero();
    assertThat(firm.aftermath().open()).isEqualTo(1);
    assertThat(firm.aftermath().lost().compareTo(new BigDecimal("100"))).isZero();
    assertThat(StressView.named("gap").orElseThrow().texts(facts).getFirst())
        .containsSubsequence("160.00", "160.00", "7.50", "167.50", "1", "100.00", "560.00");
    StressFacts unasked = pairs(lines, Map.of());
    assertThat(GapLine.of(unasked).getFirst().lossInAll()).isEmpty();
    assertThat(StressView.named("gap").orElseThrow().texts(unasked).getFirst())
        .containsSubsequence("160.00", "unknown", "unknown", "1");
  }

  @Test
  void aHedgeThatKeepsBothSidesOrLosesBothIsNotLeftOpenAndOneWithoutAMarkIsUnknown() {
    PositionKey other = key("SOLUSDT", PositionSide.SHORT);
    GapLine both =
        GapLine.of(
                pairs(
                    List.of(leg(LOST, "500", "p-1", true), leg(other, "500", "p-1", true)),
                    Map.of()))
            .getFirst();
    assertThat(both.aftermath().open()).isZero();
    assertThat(both.lossInAll()).as("none is taken, none was paid for").isPresent();
    GapLine none =
        GapLine.of(
                pairs(
                    List.of(leg(LOST, "60", "p-1", true), leg(other, "60", "p-1", true)), Map.of()))
            .getFirst();
    assertThat(none.aftermath().open()).isZero();
    GapLine apart =
        GapLine.of(
                pairs(
                    List.of(leg(LOST, "60", "p-1", true), leg(other, "500", null, true)), Map.of()))
            .getFirst();
    assertThat(apart.aftermath().open()).as("no pair of the order system").isZero();
    StressFacts doubted =
        pairs(List.of(leg(LOST, "500", "p-1", true), leg(other, "500", "p-1", false)), Map.of());
    assertThat(GapLine.of(doubted).getFirst().aftermath().areHedgesKnown()).isFalse();
    assertThat(StressView.named("gap").orElseThrow().texts(doubted).getFirst())
        .filteredOn("unknown"::equals)
        .as("loss, paid, in all, hedges, lost in them")
        .hasSize(5);
  }

  private static GapShocks.Bar bar(int hour, String low, String high, String close) {
    return new GapShocks.Bar(
        AT.plus(Duration.ofHours(hour)),
        new BigDecimal(low),
        new BigDecimal(high),
        new BigDecimal(close));
  }

  @Test
  void theShockIsTheLargerOfTableAndWhatOneHourInAThousandExceeds() {
    GapShocks shocks = new GapShocks(new BigDecimal("0.05"));
    assertThat(shocks.against(PositionSide.LONG, BTC).measured()).isFalse();
    shocks.see(BTC, List.of(bar(0, "99", "101", "100"), bar(1, "80", "104", "100")));
    assertThat(shocks.against(PositionSide.LONG, BTC).shock()).isEqualByComparingTo("0.2");
    assertThat(shocks.against(PositionSide.SHORT, BTC).shock()).isEqualByComparingTo("0.05");
    List<GapShocks.Bar> calm =
        Stream.iterate(0, hour -> hour + 1)
            .limit(3_000)
            .map(hour -> bar(10 + hour, "99", "101", "100"))
            .toList();
    shocks.see(BTC, calm);
    // One hour in 3,000 lies beyond the 99.9 % of them.
    assertThat(shocks.against(PositionSide.LONG, BTC).shock()).isEqualByComparingTo("0.05");
    assertThat(shocks.against(PositionSide.LONG, BTC).hours()).isEqualTo(3_000);
  }

  @Test
  void aGapBetweenHoursSaysNothing() {
    GapShocks shocks = new GapShocks(new BigDecimal("0.05"));
    shocks.see(BTC, List.of(bar(0, "99", "101", "100"), bar(2, "50", "104", "100")));
    assertThat(shocks.against(PositionSide.LONG, BTC).hours()).isZero();
  }
}
