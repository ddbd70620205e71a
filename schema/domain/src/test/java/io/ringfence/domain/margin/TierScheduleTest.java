package io.ringfence.domain.margin;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringfence.domain.Dice;
import io.ringfence.domain.NaiveSchedule;
import io.ringfence.domain.margin.TierSchedule.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TierScheduleTest {
  private static final TierSchedule BTC_2021 =
      new TierSchedule(
          Kind.MARGINAL,
          List.of(
              tier("0", "50000", "0.004", "0"),
              tier("50000", "250000", "0.005", "50"),
              tier("250000", "1000000", "0.01", "1300"),
              tier("1000000", "10000000", "0.025", "16300")));

  @ParameterizedTest(name = "{0} USDT needs {2} in tier {1}")
  @CsvSource({
    "0, 1, 0",
    "0.01, 1, 0.00004",
    "49999.99, 1, 199.99996",
    "50000, 1, 200",
    "50000.01, 2, 200.00005",
    "60000, 2, 250",
    "250000, 2, 1200",
    "250000.000000000001, 3, 1200.00000000000001",
    "1000000, 3, 8700",
    "10000000, 4, 233700",
    "25000000, 4, 608700",
  })
  void requirementFollowsTheTierThatHoldsTheNotional(
      BigDecimal notional, int tier, BigDecimal expected) {
    assertThat(BTC_2021.tierAt(notional)).isEqualTo(BTC_2021.tiers().get(tier - 1));
    assertThat(BTC_2021.requirement(notional)).isEqualByComparingTo(expected);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.ringfence.domain.Seeds#fifty")
  void anEdgeNeedsTheSameInBothTiersItTouches(long seed) {
    TierSchedule schedule = NaiveSchedule.random(new Dice(seed)).schedule();

    for (int i = 1; i < schedule.tiers().size(); i++) {
      BigDecimal edge = schedule.tiers().get(i).floor();
      assertThat(schedule.tiers().get(i).requirement(edge))
          .isEqualByComparingTo(schedule.tiers().get(i - 1).requirement(edge));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.ringfence.domain.Seeds#fifty")
  void aMarginalScheduleChargesEachSliceItsOwnRate(long seed) {
    Dice dice = new Dice(seed);
    NaiveSchedule slices = NaiveSchedule.random(dice);
    TierSchedule schedule = slices.schedule();
    BigDecimal most = slices.caps().getLast().add(slices.caps().getLast());

    for (int i = 0; i < 20; i++) {
      BigDecimal notional = dice.between(BigDecimal.ZERO, most, 6);
      assertThat(schedule.requirement(notional)).isEqualByComparingTo(slices.requirement(notional));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.ringfence.domain.Seeds#fifty")
  void aNotionalAtTheCapIsInTheLowerTierAndTheNextDigitInTheHigher(long seed) {
    TierSchedule schedule = NaiveSchedule.random(new Dice(seed)).schedule();
    BigDecimal digit = dec("0.000000000001");

    for (int i = 0; i < schedule.tiers().size() - 1; i++) {
      BigDecimal cap = schedule.tiers().get(i).cap().orElseThrow();
      assertThat(schedule.tierAt(cap)).isSameAs(schedule.tiers().get(i));
      assertThat(schedule.tierAt(cap.subtract(digit))).isSameAs(schedule.tiers().get(i));
      assertThat(schedule.tierAt(cap.add(digit))).isSameAs(schedule.tiers().get(i + 1));
    }
  }

  @Test
  void aWholePositionScheduleJumpsAtTheEdge() {
    var schedule =
        new TierSchedule(
            Kind.WHOLE_POSITION,
            List.of(tier("0", "100", "0.01", "0"), tier("100", "200", "0.02", "0")));

    assertThat(schedule.requirement(dec(100))).isEqualByComparingTo("1");
    assertThat(schedule.requirement(dec("100.01"))).isEqualByComparingTo("2.0002");
  }

  @Test
  void aScheduleWithoutTiersIsRefused() {
    assertRefused(Kind.MARGINAL, "tiers must not be empty");
  }

  @Test
  void aScheduleThatDoesNotStartAtZeroIsRefused() {
    assertRefused(Kind.MARGINAL, "tier 1: floor must be 0, was 5", tier("5", "10", "0.01", "0"));
  }

  @Test
  void aGapBetweenTiersIsRefused() {
    assertRefused(
        Kind.MARGINAL,
        "tier 2: floor must be the cap below, 10, was 11",
        tier("0", "10", "0.01", "0"),
        tier("11", "20", "0.02", "0.11"));
  }

  @Test
  void tiersThatOverlapAreRefused() {
    assertRefused(
        Kind.MARGINAL,
        "tier 2: floor must be the cap below, 10, was 9",
        tier("0", "10", "0.01", "0"),
        tier("9", "20", "0.02", "0.09"));
  }

  @Test
  void aFallingRateIsRefused() {
    assertRefused(
        Kind.MARGINAL,
        "tier 2: rate must not fall below 0.02, was 0.01",
        tier("0", "10", "0.02", "0"),
        tier("10", "20", "0.01", "0"));
  }

  @Test
  void anAmountThatBreaksContinuityIsRefused() {
    assertRefused(
        Kind.MARGINAL,
        "tier 3: maintenanceAmount must be 0.30 in a MARGINAL schedule, was 0.31",
        tier("0", "10", "0.01", "0"),
        tier("10", "20", "0.02", "0.1"),
        tier("20", "30", "0.03", "0.31"));
  }

  @Test
  void anAmountInTheFirstTierIsRefused() {
    assertRefused(
        Kind.MARGINAL,
        "tier 1: maintenanceAmount must be 0 in a MARGINAL schedule, was 0.01",
        tier("0", "10", "0.01", "0.01"));
  }

  @Test
  void anAmountInAWholePositionScheduleIsRefused() {
    assertRefused(
        Kind.WHOLE_POSITION,
        "tier 2: maintenanceAmount must be 0 in a WHOLE_POSITION schedule, was 0.1",
        tier("0", "10", "0.01", "0"),
        tier("10", "20", "0.02", "0.1"));
  }

  @Test
  void aTierBelowTheLastOneWithoutACapIsRefused() {
    var open = new MaintenanceTier(dec(0), Optional.empty(), dec("0.01"), dec(0), BigDecimal.TEN);

    assertRefused(
        Kind.WHOLE_POSITION,
        "tier 1: cap must be given below the last tier",
        open,
        tier("10", "20", "0.02", "0"));
  }

  @Test
  void aLastTierWithoutACapHoldsEverythingAboveItsFloor() {
    var last = new MaintenanceTier(dec(10), Optional.empty(), dec("0.02"), dec(0), BigDecimal.TEN);
    var schedule =
        new TierSchedule(Kind.WHOLE_POSITION, List.of(tier("0", "10", "0.01", "0"), last));

    assertThat(schedule.tierAt(dec(10))).isSameAs(schedule.tiers().getFirst());
    assertThat(schedule.tierAt(dec("10.01"))).isSameAs(last);
    assertThat(schedule.tierAt(dec("1E+30"))).isSameAs(last);
  }

  @Test
  void anExcerptHoldsForEveryValueWithTheAmountItWasGiven() {
    TierSchedule excerpt = TierSchedule.excerpt(dec("0.1"), dec(5));

    assertThat(excerpt.requirement(dec(1_000_000))).isEqualByComparingTo("99995");
    assertThat(excerpt.requirement(dec(10))).isEqualByComparingTo("-4");
  }

  @Test
  void anExcerptOfTwoTiersIsRefused() {
    assertRefused(
        Kind.EXCERPT,
        "an EXCERPT must be one tier, was 2",
        tier("0", "10", "0.01", "0"),
        tier("10", "20", "0.02", "0.1"));
  }

  @Test
  void theAmountsFollowFromTheFloorsAndTheRates() {
    assertThat(
            MaintenanceAmounts.of(
                List.of(
                    tier("0", "10", "0.01", "9"),
                    tier("10", "20", "0.02", "9"),
                    tier("20", "30", "0.05", "9"))))
        .usingElementComparator(BigDecimal::compareTo)
        .containsExactly(dec(0), dec("0.1"), dec("0.7"));
  }

  private static void assertRefused(Kind kind, String message, MaintenanceTier... tiers) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TierSchedule(kind, List.of(tiers)))
        .withMessage(message);
  }

  private static MaintenanceTier tier(String floor, String cap, String rate, String amount) {
    return new MaintenanceTier(dec(floor), dec(cap), dec(rate), dec(amount), BigDecimal.TEN);
  }
}
