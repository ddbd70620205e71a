package io.ringfence.domain.margin;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.Dice;
import io.ringfence.domain.NaivePosition;
import io.ringfence.domain.NaiveSchedule;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RemovalRuleTest {
  private static final RemovalRule RULE = new RemovalRule.WalletLessMaintenance();

  @ParameterizedTest(name = "{0} W {1}, leverage {2}, mark {3}, maintenance {4}: {5} may go")
  @CsvSource({
    // Ten at entry 100. The wallet less maintenance binds in profit, the initial margin in loss.
    "LONG, 300, 10, 150, 15, 285",
    "LONG, 300, 10, 90, 9, 110",
    "SHORT, 300, 10, 90, 9, 291",
    "SHORT, 300, 10, 110, 11, 90",
    "LONG, 300, 10, 70, 7, 0",
    "LONG, 5, 10, 150, 15, 0",
    "LONG, 300, 3, 97, 9.7, 0",
    "LONG, 400, 3, 97, 9.7, 46.666666666666666666",
  })
  void profitIsNeverRemovableAndLossIsCharged(
      PositionSide side,
      BigDecimal wallet,
      BigDecimal leverage,
      BigDecimal mark,
      BigDecimal maintenance,
      BigDecimal expected) {
    var position = new IsolatedPosition(side, dec(10), dec(100), wallet);

    assertThat(RULE.removable(position, leverage, mark, maintenance))
        .isEqualByComparingTo(expected);
  }

  @Test
  void theInitialMarginIsRoundedUpAtEighteenDigits() {
    var position = new IsolatedPosition(PositionSide.LONG, dec(10), dec(100), dec(0));

    assertThat(RemovalRule.initialMargin(position, dec(3), dec(100)))
        .isEqualByComparingTo("333.333333333333333334");
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.ringfence.domain.Seeds#fifty")
  void anAmountIsAllowedExactlyWhenTheWalletAndTheEquityCanSpareIt(long seed) {
    Dice dice = new Dice(seed);
    for (int i = 0; i < 50; i++) {
      NaivePosition position = NaivePosition.random(dice);
      BigDecimal leverage = dice.between("1", "50", dice.whole(0, 1));
      BigDecimal mark = dice.between("0.01", "90000", 2);
      MarginExposure exposure = exposure(position, leverage, mark);
      BigDecimal most = exposure.removableMargin();
      BigDecimal amount = dice.chance(50) ? dice.between("0.01", "5000", 2) : most.add(dec("1e-9"));

      assertThat(RULE.allows(exposure, amount))
          .as("%s from %s", amount, exposure)
          .isEqualTo(spared(position, leverage, mark, amount));
      assertThat(most.signum() == 0 || RULE.allows(exposure, most)).isTrue();
    }
  }

  private static boolean spared(
      NaivePosition position, BigDecimal leverage, BigDecimal mark, BigDecimal amount) {
    NaivePosition after = position.withWallet(position.wallet().subtract(amount));
    BigDecimal notional = position.quantity().multiply(mark);
    return after.wallet().compareTo(after.requirement(mark)) >= 0
        && after.equity(mark).multiply(leverage).compareTo(notional) >= 0;
  }

  @Test
  void anAmountToTheLastDigitOfALongDivisionIsStillAllowed() {
    // V / L has 21 digits and is shown as 18; W - V / L is exactly 5.
    var position =
        new NaivePosition(1, dec("0.0000001"), dec("0.0001"), dec("0"), slices(), dec(0));
    BigDecimal initial = dec("0.00000000001").divide(dec("1024"));
    NaivePosition held = position.withWallet(dec("5").add(initial));

    MarginExposure exposure = exposure(held, dec("1024"), dec("0.0001"));

    assertThat(initial.scale()).isGreaterThan(18);
    assertThat(exposure.removableMargin()).isLessThan(dec("5"));
    assertThat(RULE.allows(exposure, dec("5"))).isTrue();
    assertThat(RULE.allows(exposure, dec("5.000000000001"))).isFalse();
  }

  private static NaiveSchedule slices() {
    return new NaiveSchedule(List.of(dec(1_000)), List.of(dec("0.000001")));
  }

  private static MarginExposure exposure(
      NaivePosition position, BigDecimal leverage, BigDecimal mark) {
    var rules =
        new MarginRules(
            new InstrumentId("binance", "BTCUSDT"), "USDT", position.model(), RULE, "test@1");
    return MarginExposure.of(rules, position.economics(), leverage, mark);
  }
}
