package io.ringfence.contracts.venue;

import static io.ringfence.domain.reconciliation.Figure.BANKRUPTCY_PRICE;
import static io.ringfence.domain.reconciliation.Figure.INITIAL_MARGIN;
import static io.ringfence.domain.reconciliation.Figure.LIQUIDATION_PRICE;
import static io.ringfence.domain.reconciliation.Figure.MAINTENANCE_MARGIN;
import static io.ringfence.domain.reconciliation.Figure.NOTIONAL;
import static io.ringfence.domain.reconciliation.Figure.NOTIONAL_AT_ENTRY;
import static io.ringfence.domain.reconciliation.Figure.UNREALISED_PNL;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.margin.BybitFeeToClose;
import io.ringfence.domain.margin.EntryMaintenance;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.margin.StandardMargin.TriggerEquality;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.reconciliation.LossCapException;
import io.ringfence.domain.reconciliation.MarginMode;
import io.ringfence.domain.reconciliation.Reconciliation;
import io.ringfence.domain.reconciliation.ReconciliationTerms;
import io.ringfence.domain.reconciliation.Verdict;
import io.ringfence.domain.reconciliation.Wallet;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reader of such payloads gets wrong, on figures Bybit printed in 2022. */
class BybitTrapsTest {
  /** Unified account, 10x, July 2022. */
  private static final Dump UNIFIED =
      Dump.of(
          "bybit",
          """
          {"retCode": 0, "retMsg": "OK", "time": 1657711949945, "result": {
            "category": "linear", "list": [
              {"symbol": "ETHUSDT", "side": "Buy", "size": "0.5", "positionIdx": 0,
               "avgPrice": "1073.85", "positionValue": "536.925", "leverage": "10",
               "positionIM": "53.98243950", "positionMM": "2.97456450", "tradeMode": 0,
               "autoAddMargin": 0, "markPrice": "1074", "liqPrice": "", "bustPrice": "",
               "unrealisedPnl": "0.075", "updatedTime": "1657711949928"}]}}
          """);

  /** Classic account, November 2022, with the names of version 2. */
  private static final Dump CLASSIC =
      Dump.of(
          "bybit",
          """
          {"positionIdx": 0, "symbol": "ETHUSDT", "side": "Buy", "size": "0.10",
           "positionValue": "119.845", "entryPrice": "1198.45", "tradeMode": 1,
           "autoAddMargin": 0, "leverage": "4.2", "positionBalance": "28.58931118",
           "liqPrice": "919.10", "bustPrice": "913.15", "unrealisedPnl": "0.083",
           "updatedTime": "1669413126190"}
          """);

  private static final ReconciliationTerms FEE_AND_TICK =
      new ReconciliationTerms(
          Optional.of(new BigDecimal("0.0006")),
          Optional.of(new BigDecimal("0.05")),
          Optional.empty());

  @Test
  void tradeModeZeroShowsNothingSoTheModeIsTheAccounts() {
    assertThat(UNIFIED.update().mode()).isEqualTo(MarginMode.UNKNOWN);
    assertThat(UNIFIED.breaks(UNIFIED.linear(unified("0.005"))).inOrder()).isEmpty();
    assertThat(UNIFIED.in(MarginMode.ISOLATED).update().mode()).isEqualTo(MarginMode.ISOLATED);
    assertThat(UNIFIED.in(MarginMode.CROSS).update().mode()).isEqualTo(MarginMode.CROSS);
    assertThat(CLASSIC.update().mode()).isEqualTo(MarginMode.ISOLATED);
  }

  @ParameterizedTest(name = "{0} at {1}, {2}x")
  @CsvSource({
    "0.5, 1073.85, 10, 0.005, 53.98243950, 2.97456450",
    "100, 0.3615, 10, 0.01, 3.634521, 0.381021",
    "75, 0.3615, 10, 0.01, 2.72589075, 0.28576575",
    "0.001, 30810.0, 1, 0.005, 30.8100, 0.1541"
  })
  void aUnifiedAccountReportsTheFeeToCloseInsideBothRequirements(
      String size, String entry, String leverage, String rate, String im, String mm) {
    Dump dump =
        UNIFIED
            .in(MarginMode.ISOLATED)
            .with("\"0.5\"", '"' + size + '"')
            .with("\"1073.85\"", '"' + entry + '"')
            .with("\"leverage\": \"10\"", "\"leverage\": \"" + leverage + '"')
            .with("53.98243950", im)
            .with("2.97456450", mm);
    assertThat(dump.breaks(dump.linear(unified(rate))).verdicts())
        .containsEntry(INITIAL_MARGIN, Verdict.MATCH)
        .containsEntry(MAINTENANCE_MARGIN, Verdict.MATCH);
  }

  @Test
  void positionBalanceHoldsTheFeeToCloseAndTheWalletDoesNot() {
    assertThat(CLASSIC.update().holding().wallet()).isInstanceOf(Wallet.WithFeeToClose.class);
    MarginRules rules = CLASSIC.linear(classic("0.005"));
    Breaks breaks = CLASSIC.breaks(rules, FEE_AND_TICK);
    assertThat(breaks.verdicts())
        .containsEntry(LIQUIDATION_PRICE, Verdict.MATCH)
        .containsEntry(BANKRUPTCY_PRICE, Verdict.TOLERANCE);
    assertThat(Reconciliation.wallet(CLASSIC.update(), rules, FEE_AND_TICK).orElseThrow())
        .as("V(E) / L is 28.53452381")
        .isBetween(new BigDecimal("28.53452"), new BigDecimal("28.53453"));
  }

  @Test
  void withoutTheAccountsFeeThatWalletIsUnknownAndNothingIsAssumedInItsPlace() {
    MarginRules rules = CLASSIC.linear(classic("0.005"));
    Breaks breaks = CLASSIC.breaks(rules);
    assertThat(breaks.verdict(LIQUIDATION_PRICE)).isEqualTo(Verdict.STALE);
    assertThat(breaks.of(LIQUIDATION_PRICE).why())
        .isEqualTo("ours needs takerFeeRate, which is not known");
    assertThat(Reconciliation.wallet(CLASSIC.update(), rules, ReconciliationTerms.NONE)).isEmpty();
  }

  @Test
  void positionValueIsTheValueAtEntryAndNoNotional() {
    Breaks breaks = UNIFIED.in(MarginMode.ISOLATED).breaks(UNIFIED.linear(unified("0.005")));
    assertThat(breaks.verdicts())
        .containsEntry(NOTIONAL_AT_ENTRY, Verdict.MATCH)
        .containsEntry(NOTIONAL, Verdict.VENUE_NULL)
        .containsEntry(UNREALISED_PNL, Verdict.MATCH);
  }

  @Test
  void anEmptyLiquidationPriceMeansNoneAndOursRestsOnAWalletThatIsNotStated() {
    Breaks breaks = UNIFIED.in(MarginMode.ISOLATED).breaks(UNIFIED.linear(unified("0.005")));
    assertThat(breaks.verdict(LIQUIDATION_PRICE)).isEqualTo(Verdict.VENUE_NULL);
    assertThat(breaks.of(LIQUIDATION_PRICE).why()).startsWith("liqPrice is \"\", which means none");
  }

  @Test
  void fundingAndTheAutoAddSwitchLiftTheLossCap() {
    assertThat(CLASSIC.update().capExceptions())
        .containsExactly(LossCapException.FUNDING_FROM_FREE_BALANCE);
    assertThat(
            CLASSIC.with("\"autoAddMargin\": 0", "\"autoAddMargin\": 1").update().capExceptions())
        .containsExactlyInAnyOrder(
            LossCapException.FUNDING_FROM_FREE_BALANCE, LossCapException.AUTO_ADD_MARGIN);
  }

  @Test
  void inHedgeModeIndexOneIsTheLongAndIndexTwoTheShort() {
    Dump second = CLASSIC.with("\"positionIdx\": 0", "\"positionIdx\": 2");
    assertThat(second.with("Buy", "Sell").update().key().side()).isEqualTo(PositionSide.SHORT);
    assertThat(second.refusal())
        .isEqualTo(
            "dump.json, line 1, side: must be Buy where positionIdx is 1 and Sell where it is 2,"
                + " was \"Buy\"");
  }

  @Test
  void anEmptySideIsNoErrorWhereNothingIsHeld() {
    assertThat(CLASSIC.with("\"Buy\"", "\"\"").with("\"0.10\"", "\"0\"").rows())
        .containsExactly(new PayloadRow.Flat("dump.json, line 1", "ETHUSDT"));
  }

  @ParameterizedTest(name = "{0} for {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "symbol": "ETHUSDT", | ''    | symbol: must be given
          "Buy"      | "Long"   | side: must be Buy or Sell, was "Long"
          "0.10"     | "ten"    | size: must be a decimal, was "ten"
          "0.10"     | "-0.10"  | quantity must be > 0, was -0.10
          "1198.45"  | "NaN"    | entryPrice: must be a decimal, was "NaN"
          "tradeMode": 1 | "tradeMode": 7 | tradeMode: must be 0 or 1, was 7
          "positionIdx": 0 | "positionIdx": 9 | positionIdx: must be 0, 1 or 2, was 9
          "919.10"   | "-1"     | liqPrice: must be >= 0, was "-1"
          """)
  void aBadPayloadIsOneErrorThatNamesFileLineFieldAndRule(
      String part, String replacement, String message) {
    assertThat(CLASSIC.with(part, replacement).refusal())
        .startsWith("dump.json, line 1")
        .contains(message);
  }

  @Test
  void anAnswerThatRefusesIsNoEmptyList() {
    assertThat(UNIFIED.with("\"retCode\": 0", "\"retCode\": 10003").refusal())
        .isEqualTo(
            "dump.json, line 1, retCode: must be 0: the venue refused the request, was 10003");
  }

  private static EntryMaintenance classic(String rate) {
    return new EntryMaintenance(Dump.flat(rate), TriggerEquality.LIQUIDATES);
  }

  private static BybitFeeToClose unified(String rate) {
    return new BybitFeeToClose(Dump.flat(rate), new BigDecimal("0.0006"));
  }
}
