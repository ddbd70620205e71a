package io.ringfence.reporting.stress;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MaintenanceTier;
import io.ringfence.domain.margin.StandardMargin;
import io.ringfence.domain.margin.TierSchedule;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.reporting.fixture.RandomPositions;
import io.ringfence.reporting.query.AccountBalancesQuery;
import io.ringfence.reporting.query.HourlyMarksQuery;
import io.ringfence.reporting.report.Insights;
import io.ringfence.reporting.report.PositionLine;
import io.ringfence.reporting.report.RiskReport;
import io.ringfence.reporting.workbook.StressView;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Stress of positions in every instrument of every venue's rules, beside plain decimals. */
class StressLinesTest {
  private static final Instant AT = Instant.parse("2025-10-10T21:00:00Z");
  private static final RulePacks PACKS = RulePacks.ofClassPath();
  private static final MathContext FIFTY = new MathContext(50);

  static StressFacts facts(long seed, int count) {
    RiskReport report = new RandomPositions(seed).report(count);
    Insights insights =
        new Insights(
            AT,
            List.of(),
            List.of(),
            List.of(),
            hours(report),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            PACKS);
    return StressFacts.of(report, insights);
  }

  /** Sixty days of hours of every instrument held, drawn. */
  private static List<HourlyMarksQuery.Row> hours(RiskReport report) {
    Random random = new Random(11);
    List<HourlyMarksQuery.Row> hours = new ArrayList<>();
    Set<String> done = new HashSet<>();
    for (PositionLine line :
        report.positions().subList(0, Math.min(3, report.positions().size()))) {
      if (done.add(line.key().instrument().toString())) {
        double close = 100;
        for (int hour = 1_000; hour >= 0; hour--) {
          double next = close * Math.exp(0.01 * random.nextGaussian());
          hours.add(
              new HourlyMarksQuery.Row(
                  line.key().instrument().venue(),
                  line.key().instrument().symbol(),
                  AT.minus(Duration.ofHours(hour)),
                  BigDecimal.valueOf(Math.min(close, next) * 0.999).round(MathContext.DECIMAL32),
                  BigDecimal.valueOf(Math.max(close, next) * 1.001).round(MathContext.DECIMAL32),
                  BigDecimal.valueOf(next).round(MathContext.DECIMAL32)));
          close = next;
        }
      }
    }
    return hours;
  }

  /** Only those whose equation plain decimals write down in three lines. */
  static StressFacts plain(StressFacts facts) {
    return new StressFacts(
        facts.asOf(),
        facts.held().stream()
            .filter(one -> one.position().rules().model() instanceof StandardMargin)
            .filter(
                one -> {
                  TierSchedule schedule = one.position().rules().model().schedule();
                  return schedule.kind() == TierSchedule.Kind.MARGINAL
                      && schedule.basis() == TierSchedule.Basis.VALUE;
                })
            .toList(),
        List.of(),
        facts.balances(),
        facts.packs(),
        facts.hours());
  }

  static BigDecimal value(IsolatedPosition economics, BigDecimal price) {
    return switch (economics.contract().kind()) {
      case LINEAR, QUANTO -> economics.size().multiply(price);
      case INVERSE -> economics.size().divide(price, FIFTY);
    };
  }

  static BigDecimal equity(IsolatedPosition economics, BigDecimal price) {
    return value(economics, price)
        .subtract(value(economics, economics.entryPrice()))
        .multiply(BigDecimal.valueOf(economics.valueSign()))
        .add(economics.isolatedMargin());
  }

  private static BigDecimal requirement(Held held, BigDecimal price) {
    StandardMargin model = (StandardMargin) held.position().rules().model();
    BigDecimal value = value(held.position().economics(), price);
    MaintenanceTier tier =
        model.schedule().tiers().stream()
            .filter(one -> one.cap().map(cap -> value.compareTo(cap) <= 0).orElse(true))
            .findFirst()
            .orElseGet(() -> model.schedule().tiers().getLast());
    return value
        .multiply(tier.rate().add(model.triggerFeeRate()))
        .subtract(tier.maintenanceAmount());
  }

  static boolean isDead(Held held, BigDecimal price) {
    return equity(held.position().economics(), price).compareTo(requirement(held, price)) <= 0;
  }

  @Test
  void everyRungIsWhatPlainDecimalsSayOfEveryPosition() {
    StressFacts facts = plain(facts(3, 250));
    assertThat(facts.held()).hasSizeGreaterThan(50);
    Scope.all(facts)
        .forEach(
            (scope, held) -> {
              if (scope.kind().equals("sector")) {
                assertThat(held).extracting(Held::sector).containsOnly(scope.name());
              }
            });
    assertThat(LadderLine.of(facts))
        .extracting(line -> line.scope().kind() + " " + line.scope().name())
        .contains("all all", "sector sector 1", "sector sector 2")
        .doesNotContain("sector unknown");
    for (LadderLine line : LadderLine.of(facts)) {
      BigDecimal shock = line.rung().shock();
      int dead = 0;
      BigDecimal burned = BigDecimal.ZERO;
      BigDecimal delta = BigDecimal.ZERO;
      for (Held held : Scope.all(facts).getOrDefault(line.scope(), List.of())) {
        BigDecimal price = held.position().mark().multiply(BigDecimal.ONE.add(shock));
        IsolatedPosition economics = held.position().economics();
        if (isDead(held, held.position().mark()) || isDead(held, price)) {
          dead++;
          burned = burned.add(economics.isolatedMargin());
        } else {
          delta = delta.add(economics.signed(value(economics, price)));
        }
      }
      assertThat(line.rung().liquidated()).as(line.scope() + " " + shock).isEqualTo(dead);
      assertThat(line.rung().burned()).isEqualByComparingTo(burned);
      near(line.rung().deltaLeft(), delta);
    }
  }

  static void near(Fraction exact, BigDecimal plain) {
    assertThat(exact.minus(plain).abs().rounded(12, RoundingMode.DOWN)).isZero();
  }

  @Test
  void aClosedVenueTrapsItsOwnAndLeavesTheRestOfTheHedge() {
    StressFacts all = facts(4, 300);
    List<VenueLine> lines = VenueLine.of(all);
    assertThat(lines.stream().mapToInt(VenueLine::trapped).sum()).isEqualTo(all.held().size());
    BigDecimal wallets =
        all.held().stream()
            .map(one -> one.position().economics().isolatedMargin())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(lines.stream().map(VenueLine::wallets).reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(wallets);
    for (VenueLine line : lines) {
      BigDecimal elsewhere = BigDecimal.ZERO;
      for (Held one : all.held()) {
        if (one.desk().equals(line.desk())
            && one.baseAsset().equals(line.baseAsset())
            && one.asset().equals(line.settlementAsset())
            && !one.venue().equals(line.venue())) {
          IsolatedPosition economics = one.position().economics();
          elsewhere = elsewhere.add(economics.signed(value(economics, one.position().mark())));
        }
      }
      near(line.netLeft(), elsewhere);
    }
  }

  @Test
  void freeBalancesAreTrappedAtTheVenueAndReachableElsewhere() {
    StressFacts all = facts(6, 60);
    Held first = all.held().getFirst();
    List<AccountBalancesQuery.Row> balances =
        all.held().stream()
            .map(
                one ->
                    new AccountBalancesQuery.Row(
                        one.venue(), one.line().key().account(), first.asset(), AT, BigDecimal.TEN))
            .toList();
    StressFacts facts =
        new StressFacts(AT, all.held(), List.of(), balances, all.packs(), all.hours());
    VenueLine line =
        VenueLine.of(facts).stream()
            .filter(one -> one.venue().equals(first.venue()))
            .filter(one -> one.settlementAsset().equals(first.asset()))
            .findFirst()
            .orElseThrow();
    long here = all.held().stream().filter(one -> one.venue().equals(first.venue())).count();
    assertThat(line.freeTrapped().known().orElseThrow())
        .isEqualByComparingTo(BigDecimal.valueOf(10 * here));
    assertThat(line.freeReachable().known().orElseThrow())
        .isEqualByComparingTo(BigDecimal.valueOf(10 * (all.held().size() - here)));
    assertThat(line.freeTrapped().isKnown() && line.freeReachable().isKnown()).isTrue();
  }

  @Test
  void aFreeBalanceThatNobodyReportedIsUnknownAndNeverNothing() {
    StressFacts facts = facts(6, 600);
    assertThat(VenueLine.of(facts))
        .isNotEmpty()
        .allMatch(line -> line.freeTrapped().known().isEmpty());
    assertThat(StressView.named("venues").orElseThrow().texts(facts))
        .allMatch(row -> row.get(7).equals("unknown"));
    List<Held> together =
        facts.by(one -> one.venue() + " " + one.asset()).values().stream()
            .filter(some -> some.size() > 1)
            .findFirst()
            .orElseThrow();
    Held first = together.getFirst();
    Held second = together.getLast();
    StressFacts partly =
        new StressFacts(
            AT,
            facts.held(),
            List.of(),
            List.of(
                new AccountBalancesQuery.Row(
                    second.venue(),
                    second.line().key().account(),
                    first.asset(),
                    AT,
                    BigDecimal.TEN)),
            facts.packs(),
            facts.hours());
    assertThat(VenueLine.of(partly))
        .filteredOn(line -> line.venue().equals(first.venue()))
        .filteredOn(line -> line.settlementAsset().equals(first.asset()))
        .isNotEmpty()
        .allMatch(line -> !line.freeTrapped().isKnown())
        .allMatch(line -> line.freeTrapped().known().orElseThrow().compareTo(BigDecimal.TEN) == 0);
  }

  @Test
  void everyComingPackThatListsAnInstrumentIsAnnounced() {
    StressFacts facts = facts(5, 200);
    StressFacts before =
        new StressFacts(
            Instant.parse("2019-01-01T00:00:00Z"),
            facts.held(),
            List.of(),
            List.of(),
            facts.packs(),
            List.of());
    long listed =
        facts.held().stream()
            .mapToLong(one -> PACKS.listing(one.line().key().instrument()).size())
            .sum();
    assertThat(TierLine.of(before)).hasSize(Math.toIntExact(listed));
    assertThat(TierLine.of(before))
        .filteredOn(line -> line.pack().equals(line.held().line().row().rulePack()))
        .isNotEmpty()
        .allMatch(line -> line.change().rise().signum() == 0);
  }

  @Test
  void everyViewAnswersForNoPositionOneAndMany() {
    for (int count : List.of(0, 1, 120)) {
      StressFacts facts = facts(8, count);
      for (StressView<?> view : StressView.all()) {
        for (List<String> line : view.texts(facts)) {
          assertThat(line).as(view.word()).hasSameSizeAs(view.headings());
        }
        assertThat(view.figures(facts)).as(view.word()).hasSameSizeAs(view.texts(facts));
      }
    }
  }

  @Test
  void oddsAreBacktestedAndTheTailIsKnownWhereEveryInstrumentIsRecorded() {
    StressFacts facts = facts(9, 1);
    BacktestLine one = BacktestLine.of(facts).getFirst();
    assertThat(one.backtest().windows()).isPositive();
    assertThat(one.backtest().hits()).isPositive();
    TailLine tail = TailLine.of(facts).getFirst();
    assertThat(tail.tail()).isPresent();
    assertThat(OutlookLine.of(facts).getFirst().sigma()).isPresent();
  }

  @Test
  void aPositionThatIsDeadAtItsMarkIsDeadOnEveryRungOfItsLadder() {
    StressFacts facts = plain(facts(12, 300));
    long dead = facts.held().stream().filter(one -> isDead(one, one.position().mark())).count();
    assertThat(dead).isPositive();
    LadderLine.of(facts).stream()
        .filter(line -> line.scope().isOfAll())
        .collect(Collectors.groupingBy(line -> line.rung().shock()))
        .forEach(
            (shock, lines) ->
                assertThat(lines.stream().mapToLong(line -> line.rung().liquidated()).sum())
                    .as("shock %s", shock)
                    .isGreaterThanOrEqualTo(dead));
  }

  @Test
  void quantitiesOfDifferentBaseAssetsAreNeverAddedUp() {
    StressFacts facts = facts(13, 300);
    Map<PositionKey, String> bases =
        facts.held().stream()
            .collect(Collectors.toMap(one -> one.line().key(), one -> one.baseAsset()));
    List<HedgeLine> lines = HedgeLine.of(facts);
    assertThat(lines).isNotEmpty();
    for (HedgeLine line : lines) {
      Set<String> different =
          line.hedge().legs().stream().map(leg -> bases.get(leg.key())).collect(Collectors.toSet());
      if (different.size() > 1) {
        assertThat(line.orphan().baseBefore()).isEmpty();
        assertThat(line.orphan().baseLeft()).isEmpty();
      }
    }
  }

  @Test
  void whereNoMoveCouldBeForetoldNoHitsAreClaimed() {
    StressFacts all = facts(9, 1);
    StressFacts few =
        new StressFacts(
            AT, all.held(), List.of(), List.of(), all.packs(), all.hours().subList(0, 9));
    assertThat(StressView.named("backtest").orElseThrow().texts(few))
        .isNotEmpty()
        .allSatisfy(
            line ->
                assertThat(line.subList(2, 6))
                    .containsExactly("0", "unknown", "unknown", "unknown"));
  }
}
