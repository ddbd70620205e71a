package io.ringfence.domain.explain;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.AnyMargin;
import io.ringfence.domain.Dice;
import io.ringfence.domain.SampleRules;
import io.ringfence.domain.explain.DistanceChange.Cause;
import io.ringfence.domain.explain.DistanceChange.Explained;
import io.ringfence.domain.explain.DistanceChange.Part;
import io.ringfence.domain.explain.DistanceChange.Unexplained;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DistanceChangeTest {
  private static DistanceState state(AnyMargin any) {
    return new DistanceState(any.rules(), any.position(), any.mark());
  }

  /** The same instrument later: another mark, size, entry, wallet and rules. */
  private static DistanceState later(DistanceState before, AnyMargin other, Dice dice) {
    IsolatedPosition position = before.position();
    BigDecimal factor = dice.between("0.3", "2", 2);
    var changed =
        new IsolatedPosition(
            position.contract(),
            position.side(),
            position.quantity().multiply(factor),
            position.entryPrice().multiply(dice.between("0.99", "1.01", 3)),
            position
                .isolatedMargin()
                .multiply(dice.between("0.5", "2", 2))
                .setScale(8, RoundingMode.UP),
            position.terms());
    MarginRules rules =
        new MarginRules(
            before.rules().instrument(),
            position.contract(),
            "COIN",
            other.model(),
            before.rules().removal(),
            "any@2");
    BigDecimal mark = before.mark().multiply(dice.between("0.98", "1.02", 4));
    return new DistanceState(rules, changed, mark);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.ringfence.domain.Seeds#fifty")
  void thePartsSumToTheTotalExactlyAndSoDoTheyAsShown(long seed) {
    Dice dice = new Dice(seed);
    for (int generation = 0; generation < AnyMargin.GENERATIONS; generation++) {
      DistanceState before = state(AnyMargin.of(generation, dice));
      DistanceState after = later(before, AnyMargin.random(dice), dice);
      var flows = new WalletFlows(dice.between("-0.01", "0.01", 6), dice.between("0", "0.01", 6));
      if (DistanceChange.between(before, after, flows) instanceof Explained explained) {
        assertSums(explained);
        assertThat(explained.shownTotal())
            .isEqualByComparingTo(shown(after).subtract(shown(before)));
      }
    }
  }

  private static void assertSums(Explained explained) {
    Fraction sum =
        explained.parts().stream().map(Part::change).reduce(Fraction.ZERO, Fraction::plus);
    assertThat(sum.compareTo(explained.total())).isZero();
    assertThat(explained.parts().stream().map(Part::shown).reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(explained.shownTotal());
  }

  private static BigDecimal shown(DistanceState state) {
    BigDecimal leverage = state.position().terms().leverage().orElseThrow();
    return MarginExposure.of(state.rules(), state.position(), leverage, state.mark())
        .distance()
        .orElseThrow();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.ringfence.domain.Seeds#fifty")
  void whatDidNotHappenHasNoPart(long seed) {
    Dice dice = new Dice(seed + 100);
    for (int generation = 0; generation < AnyMargin.GENERATIONS; generation++) {
      DistanceState before = state(AnyMargin.of(generation, dice));
      BigDecimal amount = dice.between("0.000001", "0.00001", 8);
      IsolatedPosition position = before.position();

      assertOnly(Cause.MARK, before, before.withMark(before.mark().add(amount)), WalletFlows.NONE);
      assertOnly(
          Cause.FUNDING,
          before,
          before.withPosition(position.plusMargin(amount)),
          new WalletFlows(amount, BigDecimal.ZERO));
      assertOnly(
          Cause.FEE,
          before,
          before.withPosition(position.plusMargin(amount.negate())),
          new WalletFlows(BigDecimal.ZERO, amount));
      assertOnly(
          Cause.MARGIN, before, before.withPosition(position.plusMargin(amount)), WalletFlows.NONE);
    }
  }

  private static void assertOnly(
      Cause cause, DistanceState before, DistanceState after, WalletFlows flows) {
    if (DistanceChange.between(before, after, flows) instanceof Explained explained) {
      assertThat(explained.parts())
          .filteredOn(part -> part.cause() != cause)
          .allSatisfy(part -> assertThat(part.change().signum()).isZero());
    }
  }

  private static final MarginRules RULES = SampleRules.LINEAR;

  private static DistanceState linear(String quantity, String entry, String wallet, String mark) {
    var position = new IsolatedPosition(PositionSide.LONG, dec(quantity), dec(entry), dec(wallet));
    return new DistanceState(RULES, position, dec(mark));
  }

  @Test
  void aReductionWithItsMarginInProportionChangesNothing() {
    var change =
        (Explained)
            DistanceChange.between(
                linear("4", "100", "40", "100"), linear("1", "100", "10", "100"), WalletFlows.NONE);
    assertThat(change.total().signum()).isZero();
    assertThat(change.parts()).allSatisfy(part -> assertThat(part.change().signum()).isZero());
  }

  @Test
  void anEffectAfterWhichNothingLiquidatesShowsWithTheNext() {
    // The funding pays the position in full; then margin is taken out again.
    var change =
        (Explained)
            DistanceChange.between(
                linear("1", "100", "10", "100"),
                linear("1", "100", "20", "100"),
                new WalletFlows(dec(100), BigDecimal.ZERO));
    assertThat(part(change, Cause.FUNDING).signum()).isZero();
    assertThat(part(change, Cause.MARGIN).compareTo(change.total())).isZero();
    assertThat(change.total().signum()).isPositive();
  }

  private static Fraction part(Explained change, Cause cause) {
    return change.parts().get(cause.ordinal()).change();
  }

  @Test
  void thereIsNothingToExplainBetweenTwoSidesOrWithoutALiquidationPrice() {
    DistanceState held = linear("1", "100", "10", "100");
    DistanceState paid = linear("1", "100", "100", "100");
    var turned = new IsolatedPosition(PositionSide.SHORT, dec(1), dec(100), dec(10));
    assertThat(
            List.of(
                DistanceChange.between(held, held.withPosition(turned), WalletFlows.NONE),
                DistanceChange.between(held, paid, WalletFlows.NONE),
                DistanceChange.between(paid, held, WalletFlows.NONE)))
        .containsExactly(
            new Unexplained("the side changed: that is another position"),
            new Unexplained("no price liquidates the position after"),
            new Unexplained("no price liquidates the position before"));
  }
}
