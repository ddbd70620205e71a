package io.ringfence.contracts.venue;

import static io.ringfence.domain.reconciliation.Figure.LIQUIDATION_PRICE;
import static io.ringfence.domain.reconciliation.Figure.MARGIN_BALANCE;
import static io.ringfence.domain.reconciliation.Figure.NOTIONAL;
import static io.ringfence.domain.reconciliation.Figure.UNREALISED_PNL;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.StandardMargin;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.reconciliation.MarginMode;
import io.ringfence.domain.reconciliation.Reconciliation;
import io.ringfence.domain.reconciliation.ReconciliationTerms;
import io.ringfence.domain.reconciliation.Verdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reader of such payloads gets wrong, on figures Hyperliquid printed in 2024 and 2025. */
class HyperliquidTrapsTest {
  private static final Dump BTC =
      Dump.of(
          "hyperliquid",
          """
          {"assetPositions": [{"type": "oneWay", "position":
            {"coin": "BTC", "szi": "-0.0003", "entryPx": "82890.0",
             "leverage": {"type": "isolated", "value": 5, "rawUsd": "29.840434"},
             "positionValue": "24.876", "unrealizedPnl": "-0.009",
             "liquidationPx": "98240.1119341564", "marginUsed": "4.964434",
             "maxLeverage": 40}}],
           "withdrawable": "0.0", "time": 1742256000000}
          """);

  private static final Dump ONDO =
      Dump.of(
          "hyperliquid",
          """
          {"coin": "ONDO", "szi": "2036.0", "entryPx": "0.82524",
           "leverage": {"type": "isolated", "value": 5, "rawUsd": "-1344.853853"},
           "positionValue": "1675.30224", "unrealizedPnl": "-4.88640",
           "liquidationPx": "0.69530237", "marginUsed": "330.448387", "maxLeverage": 10}
          """);

  private static final StandardMargin BY_40 = Dump.standard(Dump.flat("0.0125"));
  private static final StandardMargin BY_10 = Dump.standard(Dump.flat("0.05"));

  @Test
  void everyFigureIsTheVenuesOwnOnBothSides() {
    for (Breaks breaks :
        new Breaks[] {BTC.breaks(BTC.linear(BY_40)), ONDO.breaks(ONDO.linear(BY_10))}) {
      assertThat(breaks.verdicts())
          .containsEntry(LIQUIDATION_PRICE, Verdict.MATCH)
          .containsEntry(NOTIONAL, Verdict.MATCH)
          .containsEntry(UNREALISED_PNL, Verdict.MATCH)
          .containsEntry(MARGIN_BALANCE, Verdict.MATCH)
          .doesNotContainValue(Verdict.BREAK);
    }
  }

  @Test
  void marginUsedIsEquityAtTheMarkAndIsNeverPairedWithTheEntryPrice() {
    // The published mistake: equity of 375 at a mark of 2500, paired with the entry of 2166.67.
    Dump eth =
        Dump.of(
            "hyperliquid",
            """
            {"coin": "ETH", "szi": "1.5", "entryPx": "2166.67",
             "leverage": {"type": "isolated", "value": 10}, "positionValue": "3750.0",
             "unrealizedPnl": "499.995", "liquidationPx": "2295.92", "marginUsed": "375.0"}
            """);
    StandardMargin by25 = Dump.standard(Dump.flat("0.02"));
    Breaks breaks = eth.breaks(eth.linear(by25));
    assertThat(breaks.verdict(LIQUIDATION_PRICE)).isEqualTo(Verdict.MATCH);
    assertThat(breaks.of(MARGIN_BALANCE).why()).isEqualTo("ours is made from marginUsed");
    IsolatedPosition paired =
        new IsolatedPosition(
            PositionSide.LONG,
            new BigDecimal("1.5"),
            new BigDecimal("2166.67"),
            new BigDecimal("375"));
    assertThat(by25.liquidationPrice(paired).orElseThrow().price(PositionSide.LONG))
        .as("what the mistake gives")
        .isLessThan(new BigDecimal("1956"));
    assertThat(
            eth.with("\"2295.92\"", "\"1955.78\"")
                .breaks(eth.linear(by25))
                .verdict(LIQUIDATION_PRICE))
        .isEqualTo(Verdict.BREAK);
  }

  @Test
  void theWalletOfAReplayIsEquityWithoutTheProfitAtThePrintedEntry() {
    assertThat(
            Reconciliation.wallet(ONDO.update(), ONDO.linear(BY_10), ReconciliationTerms.NONE)
                .orElseThrow())
        .isEqualByComparingTo("335.334787");
  }

  @Test
  void theMarkIsThePositionValueBySizeBecauseNoneIsPrinted() {
    assertThat(BTC.update().holding().mark().orElseThrow()).isEqualByComparingTo("82920");
    assertThat(ONDO.update().holding().mark().orElseThrow()).isEqualByComparingTo("0.82284");
    assertThat(BTC.breaks(BTC.linear(BY_40)).of(NOTIONAL).why())
        .isEqualTo("ours is made from positionValue");
  }

  @Test
  void theRateIsHalfTheInverseOfTheHighestLeverageAndNotOfTheChosenOne() {
    Breaks chosen = BTC.breaks(BTC.linear(Dump.standard(Dump.flat("0.1"))));
    assertThat(chosen.verdict(LIQUIDATION_PRICE)).isEqualTo(Verdict.BREAK);
    assertThat(chosen.of(LIQUIDATION_PRICE).why())
        .isEqualTo("at the venue's price equity is 1.2500 % of value, ours requires 10.0000 %");
  }

  @Test
  void unprintedDigitsOfTheEntryWidenTheToleranceOfProfitOnly() {
    Dump averaged = ONDO.with("-4.88640", "-4.895");
    Breaks breaks = averaged.breaks(averaged.linear(BY_10));
    assertThat(breaks.verdict(UNREALISED_PNL)).isEqualTo(Verdict.TOLERANCE);
    assertThat(breaks.of(UNREALISED_PNL).tolerance().orElseThrow())
        .as("one unit of the last digit, and 2036 times one unit of the entry")
        .isEqualByComparingTo("0.02136");
    assertThat(breaks.of(LIQUIDATION_PRICE).tolerance().orElseThrow())
        .isEqualByComparingTo("0.00000001");
  }

  @Test
  void theDocumentsTimeIsWhenItWasTaken() {
    assertThat(BTC.update().times().takenAt()).contains(Instant.parse("2025-03-18T00:00:00Z"));
    var terms =
        new ReconciliationTerms(
            Optional.empty(), Optional.empty(), Optional.of(Instant.parse("2025-03-18T00:00:01Z")));
    Breaks breaks = BTC.breaks(BTC.linear(BY_40), terms);
    assertThat(breaks.verdict(LIQUIDATION_PRICE)).isEqualTo(Verdict.STALE);
    assertThat(breaks.of(LIQUIDATION_PRICE).why())
        .isEqualTo(
            "the payload is of 2025-03-18T00:00:00Z, asked was for 2025-03-18T00:00:01Z or later");
  }

  @Test
  void aCrossPositionIsReportedAndNotValued() {
    Dump cross = BTC.with("\"isolated\"", "\"cross\"").with(", \"rawUsd\": \"29.840434\"", "");
    assertThat(cross.update().mode()).isEqualTo(MarginMode.CROSS);
    assertThat(cross.breaks(cross.linear(BY_40)).inOrder()).isEmpty();
  }

  @Test
  void noLiquidationPriceIsNull() {
    Breaks breaks = BTC.with("\"98240.1119341564\"", "null").breaks(BTC.linear(BY_40));
    assertThat(breaks.verdict(LIQUIDATION_PRICE)).isEqualTo(Verdict.VENUE_NULL);
  }

  @ParameterizedTest(name = "{0} for {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "coin": "BTC",   | ''      | line 2, coin: must be given
          "-0.0003"        | "NaN"   | line 2, szi: must be a decimal, was "NaN"
          "24.876"         | "0"     | line 2, positionValue: must be > 0 where szi is not 0
          {"type": "isolated", "value": 5, "rawUsd": "29.840434"} | "5" | leverage: must be an obje
          "isolated"       | "half"  | line 2, leverage, type: must be isolated or cross, was "half
          "29.840434"      | "x"     | line 2, leverage, rawUsd: must be a decimal, was "x"
          """)
  void aBadPayloadIsOneErrorThatNamesFileLineFieldAndRule(
      String part, String replacement, String message) {
    assertThat(BTC.with(part, replacement).refusal()).startsWith("dump.json, ").contains(message);
  }
}
