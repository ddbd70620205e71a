package io.ringfence.domain.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.AnyMargin;
import io.ringfence.domain.Dice;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.margin.MarginModel;
import io.ringfence.domain.margin.PriceRoot;
import io.ringfence.domain.position.EpisodeCash;
import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExplainerTest {
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.ringfence.domain.Seeds#fifty")
  void everyWorkingComesToTheFigureOfTheExposure(long seed) {
    Dice dice = new Dice(seed);
    for (int generation = 0; generation < AnyMargin.GENERATIONS; generation++) {
      for (int i = 0; i < 2; i++) {
        AnyMargin any = AnyMargin.of(generation, dice);
        assertAll(any, exposure(any, dice), dice);
      }
    }
  }

  private static MarginExposure exposure(AnyMargin any, Dice dice) {
    BigDecimal factor = dice.between("-0.5", "3", 2);
    var position = any.position().withMargin(any.position().isolatedMargin().multiply(factor));
    BigDecimal leverage = position.terms().leverage().orElseThrow();
    return MarginExposure.of(any.rules(), position, leverage, any.mark());
  }

  private static void assertAll(AnyMargin any, MarginExposure exposure, Dice dice) {
    MarginModel model = any.model();
    var cash = new EpisodeCash(dice.between("0", "9", 2), BigDecimal.ONE, BigDecimal.TEN);
    var explainer = new Explainer(any.rules(), exposure, Optional.of(cash));
    for (MarginExplanation explanation : explainer.all()) {
      assertThat(explanation.lines()).isNotEmpty();
      Optional<BigDecimal> expected =
          switch (explanation.figure()) {
            case NOTIONAL -> Optional.of(exposure.notional());
            case UNREALISED_PNL -> Optional.of(exposure.unrealisedPnl());
            case EQUITY -> Optional.of(exposure.equity());
            case INITIAL_MARGIN -> Optional.of(exposure.initialMargin());
            case REPORTED_INITIAL_MARGIN ->
                model.initialMargin(exposure.position()).map(it -> charged(any, it));
            case REQUIREMENT -> Optional.of(exposure.maintenanceMargin());
            case MAINTENANCE_MARGIN ->
                Optional.of(charged(any, model.maintenanceMargin(exposure.position(), any.mark())));
            case MARGIN_RATIO -> exposure.marginRatio();
            case LIQUIDATION_PRICE -> shown(exposure, exposure.liquidationPrice());
            case BANKRUPTCY_PRICE -> shown(exposure, exposure.bankruptcyPrice());
            case DISTANCE -> exposure.distance();
            case REMOVABLE_MARGIN -> Optional.of(exposure.removableMargin());
            case LIFETIME_CAP -> Optional.of(cash.lifetimeCap());
            case CAP -> Optional.of(exposure.position().isolatedMargin());
            case STILL_TO_LOSE -> Optional.of(exposure.stillToLose());
          };
      assertThat(explanation.result()).as("%s", explanation).isEqualTo(expected);
    }
  }

  private static BigDecimal charged(AnyMargin any, Fraction amount) {
    return any.position().contract().charged(amount);
  }

  private static Optional<BigDecimal> shown(MarginExposure exposure, Optional<PriceRoot> price) {
    return price.map(it -> it.price(exposure.side()));
  }
}
