package io.ringfence.domain.sizing;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.Dice;
import io.ringfence.domain.SampleRules;
import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.operation.FeePayer;
import io.ringfence.domain.sizing.FundingRunway.Settlement;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One tier: ten times the size needs ten times the money and is as near to liquidation. */
class SizingScaleTest {
  private static IsolatedPosition position(Dice dice) {
    BigDecimal quantity = dice.between("0.1", "50", 1);
    BigDecimal entry = dice.between("50", "150", 2);
    BigDecimal wallet = quantity.multiply(entry).multiply(dice.between("0.05", "0.5", 2));
    return new IsolatedPosition(dice.side(), quantity, entry, wallet);
  }

  private static IsolatedPosition tenfold(IsolatedPosition position) {
    return new IsolatedPosition(
        position.side(),
        position.quantity().multiply(BigDecimal.TEN),
        position.entryPrice(),
        position.isolatedMargin().multiply(BigDecimal.TEN));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.ringfence.domain.Seeds#fifty")
  void nearnessDoesNotDependOnSizeAndNeedGrowsWithIt(long seed) {
    Dice dice = new Dice(seed);
    IsolatedPosition one = position(dice);
    IsolatedPosition ten = tenfold(one);
    BigDecimal mark = one.entryPrice();
    BigDecimal distance = dice.between("0.01", "0.6", 3);
    var settlement = new Settlement(mark, dice.between("-0.001", "0.001", 5), dec(8));

    var need = (MarginNeed.Found) wanted(one, mark).atDistance(distance);
    var tenfoldNeed = (MarginNeed.Found) wanted(ten, mark).atDistance(distance);
    assertThat(tenfoldNeed.wallet()).isEqualByComparingTo(need.wallet().multiply(BigDecimal.TEN));
    assertThat(Gearing.effectiveLeverage(ten, mark))
        .isEqualTo(Gearing.effectiveLeverage(one, mark));
    assertThat(hours(ten, settlement)).isEqualTo(hours(one, settlement));
    assertThat(distances(ten)).isEqualTo(distances(one));
  }

  private static WantedLiquidation wanted(IsolatedPosition position, BigDecimal mark) {
    return new WantedLiquidation(SampleRules.STANDARD, position, mark);
  }

  private static Optional<BigDecimal> hours(IsolatedPosition position, Settlement settlement) {
    return FundingRunway.of(SampleRules.STANDARD, position, settlement).map(FundingRunway::hours);
  }

  private static List<Optional<BigDecimal>> distances(IsolatedPosition position) {
    return LeverageCurve.of(SampleRules.STANDARD, position, List.of(dec(2), dec(5), dec(20)))
        .points()
        .stream()
        .map(LeverageCurve.Point::distance)
        .toList();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.ringfence.domain.Seeds#fifty")
  void tenTimesTheCapitalInTenfoldStepsIsTenTimesTheTrade(long seed) {
    Dice dice = new Dice(seed + 50);
    var payer = dice.oneOf(FeePayer.values());
    var idea =
        new TradeIdea(
            dice.side(),
            dice.between("50", "150", 2),
            dice.between("1", "50", 0),
            Optional.of(dice.between("50", "150", 2)));
    BigDecimal capital = dice.between("1000", "100000", 2);
    SizingPlan one = plan(new TradeCosts(dec("0.01"), dec("0.0005"), payer), capital, idea);
    SizingPlan ten =
        plan(
            new TradeCosts(dec("0.1"), dec("0.0005"), payer),
            capital.multiply(BigDecimal.TEN),
            idea);
    assertThat(ten.accepted()).isEqualTo(one.accepted());
    assertThat(quantity(ten)).isEqualByComparingTo(quantity(one).multiply(BigDecimal.TEN));
  }

  private static SizingPlan plan(TradeCosts costs, BigDecimal capital, TradeIdea idea) {
    return new Sizing(SampleRules.of(Contract.LINEAR), costs)
        .plan(new TradeBudget(capital, dec("0.02")), idea);
  }

  private static BigDecimal quantity(SizingPlan plan) {
    return plan.size().orElseThrow().position().quantity();
  }
}
