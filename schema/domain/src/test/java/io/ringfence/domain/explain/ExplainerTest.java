package io.ringfence.domain.explain;

import static io.ringfence.domain.Figures.BTC;
import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.AnyMargin;
import io.ringfence.domain.Dice;
import io.ringfence.domain.SampleRules;
import io.ringfence.domain.margin.CapException;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.Losses;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.margin.MarginModel;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.margin.PriceRoot;
import io.ringfence.domain.margin.RemovalRule;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExplainerTest {
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.ringfence.domain.Seeds#fifty")
  void everyWorkingComesToTheFigureOfTheExposure(long seed) {
    Dice dice = new Dice(seed);
    for (int generation = 0; generation < AnyMargin.GENERATIONS; generation++) {
      for (int i = 0; i < 1; i++) {
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
    BigDecimal net = dice.between("-9", "9", 2);
    List<CapException> exceptions =
        List.of(
            new CapException.AccountFees(dice.between("0", "9", 2)),
            new CapException.AccountFunding(dice.between("0", "9", 2)),
            new CapException.AutoAddMargin(dice.between("0", "9", 2)));
    Losses losses = Losses.of(exposure.position(), any.mark(), net, exceptions);
    var explainer = new Explainer(any.rules(), exposure, Optional.of(net), exceptions);
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
            case LIFETIME_CAP -> Optional.of(losses.lifetimeCap());
            case CAP -> Optional.of(losses.cap());
            case CAP_WITH_FEES -> Optional.of(losses.capWithFees());
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

  private static MarginExplanation liquidation(
      MarginModel model, PositionSide side, String quantity, String wallet) {
    var position = new IsolatedPosition(side, dec(quantity), dec(100), dec(wallet));
    var rules =
        new MarginRules(BTC, "USDT", model, new RemovalRule.WalletLessMaintenance(), "test@1");
    MarginExposure exposure = MarginExposure.of(rules, position, dec(5), dec(100));
    return new Explainer(rules, exposure, Optional.empty(), List.of())
        .of(MarginFigure.LIQUIDATION_PRICE);
  }

  @Test
  void anEdgeThatTakesThePositionIsExplainedAsOne() {
    // At a value of 800 the short has 50 left; just above, the requirement is 80.
    MarginExplanation edge = liquidation(SampleRules.JUMPING, PositionSide.SHORT, "7", "150");
    WorkingLine value = edge.lines().get(edge.lines().size() - 2);
    assertThat(value.meaning())
        .isEqualTo("edge of two tiers: the requirement jumps past equity there");
    assertThat(value.shown()).isEqualTo("800");
    assertThat(edge.lines().getLast().shown()).isEqualTo("114.285714285714285714…");
    assertThat(edge.result()).contains(dec("114.285714285714285714"));
  }

  @Test
  void whereThereIsNoFigureTheWorkingSaysWhy() {
    MarginModel model = SampleRules.LINEAR.model();
    assertThat(liquidation(model, PositionSide.LONG, "1", "100").outcome())
        .isEqualTo(
            new MarginExplanation.Outcome.IsNone("equity exceeds the requirement at every price"));
    assertThat(liquidation(model, PositionSide.SHORT, "1", "-100").outcome())
        .isEqualTo(
            new MarginExplanation.Outcome.IsNone(
                "equity does not exceed the requirement at any price"));
  }

  @Test
  void aPositionThatIsBankruptHasNoRatioAndAnUnknownEpisodeNoLifetimeCap() {
    var position = new IsolatedPosition(PositionSide.LONG, dec(1), dec(100), dec(10));
    MarginExposure exposure = MarginExposure.of(SampleRules.LINEAR, position, dec(5), dec(90));
    var explainer = new Explainer(SampleRules.LINEAR, exposure, Optional.empty(), List.of());
    assertThat(explainer.of(MarginFigure.MARGIN_RATIO).result()).isEmpty();
    assertThat(explainer.of(MarginFigure.LIFETIME_CAP).outcome())
        .isEqualTo(new MarginExplanation.Outcome.IsNone("what was paid in and out is unknown"));
  }
}
