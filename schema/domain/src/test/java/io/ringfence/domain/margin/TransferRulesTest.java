package io.ringfence.domain.margin;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be moved into and out of a position, by venue, and why nothing may. */
class TransferRulesTest {
  private static final RemovalRule BINANCE = new RemovalRule.WalletLessMaintenance();
  private static final RemovalRule HYPERLIQUID = new RemovalRule.InitialOrTenth();

  private static IsolatedPosition position(PositionSide side, BigDecimal wallet) {
    return new IsolatedPosition(side, dec(10), dec(100), wallet);
  }

  @ParameterizedTest(name = "{0} W {1}, leverage {2}, mark {3}: {4} may go, else {5}")
  @CsvSource({
    // Ten at entry 100: at 150 the equity is W + 500, a fifth of the value 300, a tenth 150.
    "LONG, 300, 5, 150, 500, ",
    "LONG, 300, 20, 150, 650, ",
    "SHORT, 300, 5, 90, 220, ",
    "LONG, 300, 5, 80, 0, EQUITY_AT_INITIAL",
    "LONG, 300, 20, 77.7, 0, EQUITY_AT_TENTH",
    "LONG, 0, 50, 100, 0, EQUITY_AT_INITIAL",
    "LONG, 100, 20, 100, 0, EQUITY_AT_TENTH",
    "LONG, 100, 10, 100, 0, EQUITY_AT_INITIAL",
    "LONG, 301, 3, 97, 0, EQUITY_AT_INITIAL",
    "LONG, 361, 3, 97, 7.666666666666666666, "
  })
  void atHyperliquidProfitMayGoDownToTheInitialMarginOrATenth(
      PositionSide side,
      BigDecimal wallet,
      BigDecimal leverage,
      BigDecimal mark,
      BigDecimal expected,
      NoTransfer why) {
    IsolatedPosition position = position(side, wallet);
    BigDecimal maintenance = position.notional(mark).multiply(dec("0.01"));

    assertThat(HYPERLIQUID.removable(position, leverage, mark, maintenance))
        .isEqualByComparingTo(expected);
    assertThat(HYPERLIQUID.whyNothing(position, leverage, mark, maintenance))
        .isEqualTo(Optional.ofNullable(why));
  }

  @ParameterizedTest(name = "W {0} at {1}: {2}")
  @CsvSource({
    "300, 150, ",
    "15, 150, WALLET_AT_MAINTENANCE",
    "5, 150, WALLET_AT_MAINTENANCE",
    "300, 70, EQUITY_AT_INITIAL"
  })
  void atBinanceTheArmThatBindsIsTheReason(BigDecimal wallet, BigDecimal mark, NoTransfer why) {
    IsolatedPosition position = position(PositionSide.LONG, wallet);
    BigDecimal maintenance = position.notional(mark).multiply(dec("0.01"));

    assertThat(BINANCE.whyNothing(position, BigDecimal.TEN, mark, maintenance))
        .isEqualTo(Optional.ofNullable(why));
    assertThat(BINANCE.removable(position, BigDecimal.TEN, mark, maintenance).signum() == 0)
        .isEqualTo(why != null);
  }

  @Test
  void aCoinMarginedPositionIsRemovableByTheSameFormulaInCoin() {
    // 1000 USD at 100: 10 BTC at entry, 8 at 125. W 2, U = 10 - 8 = 2, MM 0.08, IM 0.8.
    IsolatedPosition position =
        new IsolatedPosition(
            new Contract(ContractKind.INVERSE, dec(100), 8),
            PositionSide.LONG,
            dec(10),
            dec(100),
            dec(2),
            VenueTerms.NONE);

    assertThat(BINANCE.removable(position, BigDecimal.TEN, dec(125), dec("0.08")))
        .isEqualByComparingTo("1.92");
    assertThat(BINANCE.removable(position, BigDecimal.TEN, dec(80), dec("0.125")))
        .isEqualByComparingTo("0");
    assertThat(BINANCE.removable(position, BigDecimal.TEN, dec(100), dec("0.1")))
        .isEqualByComparingTo("1");
  }

  @Test
  void fromAStrictlyIsolatedAssetNothingMayGo() {
    RemovalRule never = new RemovalRule.Never();
    IsolatedPosition position = position(PositionSide.LONG, dec(500));

    assertThat(never.removable(position, BigDecimal.ONE, dec(100), dec(1))).isZero();
    assertThat(never.whyNothing(position, BigDecimal.ONE, dec(100), dec(1)))
        .contains(NoTransfer.STRICT_ISOLATED);
  }

  @Test
  void whereTheRuleIsUnknownNothingIsProposed() {
    RemovalRule unknown = new RemovalRule.Unknown("not published");
    IsolatedPosition position = position(PositionSide.LONG, dec(500));

    assertThat(unknown.removable(position, BigDecimal.ONE, dec(100), dec(1))).isZero();
    assertThat(unknown.whyNothing(position, BigDecimal.ONE, dec(100), dec(1)))
        .contains(NoTransfer.RULE_UNKNOWN);
  }

  @ParameterizedTest(name = "available {0}, cross wallet {1}, reserved {2}: {3}, {4}")
  @CsvSource({
    "100, 500, 350, 100, ",
    "100, 500, 450, 50, ",
    "100, 500, 600, 0, NOTHING_FREE",
    "0, 500, 100, 0, NOTHING_FREE",
    "100, 500, , , FUNDS_UNKNOWN",
    "100, , 5, , FUNDS_UNKNOWN",
    ", 500, 5, , FUNDS_UNKNOWN"
  })
  void whatCrossPositionsNeedCannotBeAdded(
      BigDecimal available,
      BigDecimal wallet,
      BigDecimal reserved,
      BigDecimal most,
      NoTransfer why) {
    AccountFunds funds =
        new AccountFunds(
            Optional.ofNullable(available),
            Optional.ofNullable(wallet),
            Optional.ofNullable(reserved));

    assertThat(new AdditionRule.CrossSurplus().addable(funds)).isEqualTo(Optional.ofNullable(most));
    assertThat(new AdditionRule.CrossSurplus().whyNothing(funds))
        .isEqualTo(Optional.ofNullable(why));
  }

  @Test
  void withoutAFurtherRuleTheFreeBalanceIsTheLimit() {
    AdditionRule rule = new AdditionRule.FreeBalance();

    assertThat(rule.addable(AccountFunds.ofAvailable(dec(7)))).contains(dec(7));
    assertThat(rule.whyNothing(AccountFunds.ofAvailable(dec(7)))).isEmpty();
    assertThat(rule.addable(AccountFunds.ofAvailable(dec(-1)))).contains(BigDecimal.ZERO);
    assertThat(rule.whyNothing(AccountFunds.ofAvailable(dec(0)))).contains(NoTransfer.NOTHING_FREE);
    assertThat(new AdditionRule.Unknown("no page").whyNothing(AccountFunds.ofAvailable(dec(7))))
        .contains(NoTransfer.RULE_UNKNOWN);
    assertThat(new AdditionRule.Unknown("no page").addable(AccountFunds.ofAvailable(dec(7))))
        .contains(BigDecimal.ZERO);
  }

  @Test
  void aRateIsCutToTheCapInBothDirections() {
    FundingRule capped =
        new FundingRule(
            FundingRule.Price.MARK,
            FundingRule.Payer.WALLET,
            Optional.of(dec(8)),
            Optional.of(dec("0.003")));

    assertThat(capped.capped(dec("0.002"))).isEqualByComparingTo("0.002");
    assertThat(capped.capped(dec("0.004"))).isEqualByComparingTo("0.003");
    assertThat(capped.capped(dec("-0.004"))).isEqualByComparingTo("-0.003");
    assertThat(FundingRule.MARK_FROM_WALLET.capped(dec("9"))).isEqualByComparingTo("9");
  }

  @Test
  void aFundingRuleNamesTheFieldThatIsNotAboveZero() {
    assertThatThrownBy(
            () ->
                new FundingRule(
                    FundingRule.Price.MARK,
                    FundingRule.Payer.WALLET,
                    Optional.of(dec(0)),
                    Optional.empty()))
        .hasMessage("intervalHours must be > 0, was 0");
    assertThatThrownBy(
            () ->
                new FundingRule(
                    FundingRule.Price.MARK,
                    FundingRule.Payer.WALLET,
                    Optional.empty(),
                    Optional.of(dec(-1))))
        .hasMessage("cap must be > 0, was -1");
  }
}
