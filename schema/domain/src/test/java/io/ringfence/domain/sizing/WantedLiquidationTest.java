package io.ringfence.domain.sizing;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.AnyMargin;
import io.ringfence.domain.Dice;
import io.ringfence.domain.SampleRules;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginModel;
import io.ringfence.domain.margin.PriceRoot;
import io.ringfence.domain.margin.StandardMargin;
import io.ringfence.domain.margin.VenueTerms;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WantedLiquidationTest {
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.ringfence.domain.Seeds#blocks")
  void theMarginFoundReachesThePriceAndOneUnitLessDoesNot(long seed) {
    Dice dice = new Dice(seed);
    for (int generation = 0; generation < AnyMargin.GENERATIONS; generation++) {
      AnyMargin any = AnyMargin.of(generation, dice);
      BigDecimal wanted = wanted(any, dice);
      var found =
          (MarginNeed.Found)
              new WantedLiquidation(any.model(), any.position(), any.mark()).at(wanted);
      BigDecimal unit = BigDecimal.ONE.movePointLeft(any.position().contract().settlementScale());

      assertThat(reaches(any, found.wallet(), wanted)).as("%s %s", any, found).isTrue();
      assertThat(reaches(any, found.wallet().subtract(unit), wanted))
          .as("%s %s", any, found)
          .isFalse();
      assertThat(any.position().isolatedMargin().add(found.change()))
          .isEqualByComparingTo(found.wallet());
    }
  }

  private static BigDecimal wanted(AnyMargin any, Dice dice) {
    BigDecimal distance = any.mark().multiply(dice.between("0.001", "0.6", 4));
    return any.mark().subtract(any.position().signed(distance)).setScale(3, RoundingMode.HALF_UP);
  }

  private static boolean reaches(AnyMargin any, BigDecimal wallet, BigDecimal wanted) {
    BigDecimal change = wallet.subtract(any.position().isolatedMargin());
    IsolatedPosition changed =
        any.position().withMargin(wallet).withTerms(any.position().terms().plusAdded(change));
    int sign = any.position().side().sign();
    return !any.model().isLiquidatable(changed, any.mark())
        && any.model()
            .liquidationPrice(changed, any.mark())
            .map(it -> sign * it.compareToPrice(wanted) <= 0)
            .orElse(true);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.ringfence.domain.Seeds#fifty")
  void underTheStandardGenerationTheExactMarginPutsLiquidationOnThePriceItself(long seed) {
    Dice dice = new Dice(seed + 500);
    for (int i = 0; i < 20; i++) {
      AnyMargin any = AnyMargin.of(dice.whole(0, 1), dice);
      BigDecimal wanted = wanted(any, dice);
      var found =
          (MarginNeed.Found)
              new WantedLiquidation(any.model(), any.position(), any.mark()).at(wanted);
      assertThat(found.exact()).as("%s", any).isPresent();
      if (found.exact().orElseThrow().compareTo(found.wallet()) == 0) {
        PriceRoot root = found.reached().orElseThrow();
        assertThat(root.compareToPrice(wanted)).isZero();
      }
    }
  }

  @Test
  void aDistanceIsThePriceThatFarFromTheMarkOnTheLosingSide() {
    MarginModel model = SampleRules.STANDARD;
    for (PositionSide side : PositionSide.values()) {
      var position = new IsolatedPosition(side, dec(2), dec(100), dec(20));
      var wanted = new WantedLiquidation(model, position, dec(110));
      var byDistance = (MarginNeed.Found) wanted.atDistance(dec("0.1"));
      BigDecimal price = side == PositionSide.LONG ? dec(99) : dec(121);
      assertThat(byDistance.wallet())
          .isEqualByComparingTo(((MarginNeed.Found) wanted.at(price)).wallet());
      assertThat(byDistance.reached().orElseThrow().compareToPrice(price)).isZero();
    }
  }

  @Test
  void aPriceOnTheWinningSideOrADistanceBeyondZeroIsImpossible() {
    var position = new IsolatedPosition(PositionSide.LONG, dec(2), dec(100), dec(20));
    var wanted = new WantedLiquidation(SampleRules.STANDARD, position, dec(110));
    assertThat(wanted.at(dec(110)))
        .isEqualTo(
            new MarginNeed.Impossible(
                "price must lie on the losing side of the mark 110, was 110"));
    assertThat(wanted.atDistance(dec(1))).isInstanceOf(MarginNeed.Impossible.class);
  }

  @Test
  void whereAScheduleJumpsTheMarginAlsoBearsTheEdgeOnTheWay() {
    StandardMargin jumping = SampleRules.JUMPING;
    var position = new IsolatedPosition(PositionSide.LONG, dec(10), dec(100), dec(100));
    var found =
        (MarginNeed.Found) new WantedLiquidation(jumping, position, dec(100)).at(dec("79.9"));
    // Above 800 the requirement is a tenth: 80 at the edge, where the equity is W - 200.
    assertThat(found.exact()).isEqualTo(Optional.empty());
    assertThat(found.wallet()).isGreaterThanOrEqualTo(dec(280));
    assertThat(found.wallet()).isLessThan(dec("280.000001"));
  }

  @Test
  void theTermsOfThePositionAreKept() {
    var terms = VenueTerms.NONE.withLeverage(dec(5));
    var position =
        new IsolatedPosition(PositionSide.SHORT, dec(2), dec(100), dec(40)).withTerms(terms);
    var found =
        (MarginNeed.Found)
            new WantedLiquidation(SampleRules.STANDARD, position, dec(100)).at(dec(150));
    assertThat(found.wallet()).isEqualByComparingTo("103");
  }
}
