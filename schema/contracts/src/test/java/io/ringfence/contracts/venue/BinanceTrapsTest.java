package io.ringfence.contracts.venue;

import static io.ringfence.domain.reconciliation.Figure.INITIAL_MARGIN_AT_MARK;
import static io.ringfence.domain.reconciliation.Figure.LIQUIDATION_PRICE;
import static io.ringfence.domain.reconciliation.Figure.MAINTENANCE_MARGIN;
import static io.ringfence.domain.reconciliation.Figure.MARGIN_BALANCE;
import static io.ringfence.domain.reconciliation.Figure.MARGIN_RATIO;
import static io.ringfence.domain.reconciliation.Figure.NOTIONAL;
import static io.ringfence.domain.reconciliation.Figure.UNREALISED_PNL;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.margin.StandardMargin;
import io.ringfence.domain.margin.StandardMargin.TriggerEquality;
import io.ringfence.domain.margin.TierSchedule;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.reconciliation.Break;
import io.ringfence.domain.reconciliation.Figure;
import io.ringfence.domain.reconciliation.LossCapException;
import io.ringfence.domain.reconciliation.MarginMode;
import io.ringfence.domain.reconciliation.OwnFigure;
import io.ringfence.domain.reconciliation.PositionUpdate;
import io.ringfence.domain.reconciliation.Reconciliation;
import io.ringfence.domain.reconciliation.ReconciliationTerms;
import io.ringfence.domain.reconciliation.Verdict;
import io.ringfence.domain.reconciliation.Wallet;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader of such payloads gets wrong, on figures Binance and Aster printed. */
class BinanceTrapsTest {
  /** A long of 24 December 2024; 0.4 % to 50,000 USDT. */
  private static final Dump BTC =
      Dump.of(
          "binance",
          """
          {"symbol": "BTCUSDT", "positionAmt": "0.008", "entryPrice": "94501.4",
           "markPrice": "94520.10000000", "unRealizedProfit": "0.14960000",
           "liquidationPrice": "90089.53755020", "leverage": "20", "marginType": "isolated",
           "isolatedMargin": "38.32736480", "isAutoAddMargin": "false", "positionSide": "BOTH",
           "notional": "756.16080000", "isolatedWallet": "38.17776480",
           "updateTime": 1735017608142}
          """);

  /** The documented answer in hedge mode; the entry of its short is masked. */
  private static final String HEDGE =
      """
      [{"entryPrice": "6563.66500", "marginType": "isolated", "isAutoAddMargin": "false",
        "isolatedMargin": "15517.54150468", "leverage": "10", "liquidationPrice": "5930.78",
        "markPrice": "6679.50671178", "positionSide": "LONG", "positionAmt": "20.000",
        "symbol": "BTCUSDT", "unRealizedProfit": "2316.83423560", "updateTime": 1625474304765},
       {"entryPrice": "0.0", "marginType": "isolated", "isAutoAddMargin": "false",
        "isolatedMargin": "5413.95799991", "leverage": "10", "liquidationPrice": "7189.95",
        "markPrice": "6679.50671178", "positionSide": "SHORT", "positionAmt": "-10.000",
        "symbol": "BTCUSDT", "unRealizedProfit": "-1156.46711780", "updateTime": 0}]
      """;

  private static final TierSchedule TIERS_2021 =
      Dump.tiers(
          "0 50000 0.004 0, 50000 250000 0.005 50, 250000 1000000 0.01 1300,"
              + " 1000000 10000000 0.025 16300");

  @Test
  void isolatedMarginIncludesUnrealisedProfitAndIsolatedWalletIsTheWallet() {
    assertThat(BTC.update().holding().wallet())
        .isEqualTo(new Wallet.Stated(new BigDecimal("38.17776480"), "isolatedWallet"));
    Breaks breaks = btcBreaks(BTC);
    assertThat(breaks.verdict(MARGIN_BALANCE)).isEqualTo(Verdict.MATCH);
    assertThat(breaks.verdict(LIQUIDATION_PRICE)).isEqualTo(Verdict.MATCH);
    Dump mistaken = BTC.with("\"isolatedWallet\": \"38.17776480\"", "\"isolatedWallet\": \"38.3\"");
    assertThat(btcBreaks(mistaken).verdicts())
        .containsEntry(LIQUIDATION_PRICE, Verdict.BREAK)
        .containsEntry(MARGIN_BALANCE, Verdict.BREAK);
  }

  @Test
  void aPayloadWithoutIsolatedWalletIsRebasedOnTheMarkAndNeverPairedWithTheEntry() {
    for (PayloadRow row : Dump.of("binance", HEDGE).rows()) {
      PositionUpdate update = ((PayloadRow.Position) row).update();
      assertThat(update.holding().wallet()).isInstanceOf(Wallet.EquityAtMark.class);
      assertThat(of(update, LIQUIDATION_PRICE).verdict()).isEqualTo(Verdict.MATCH);
      assertThat(of(update, MARGIN_BALANCE).why()).isEqualTo("ours is made from isolatedMargin");
    }
  }

  @Test
  void aMaskedEntryIsUnknownAndNotZero() {
    PositionUpdate masked =
        ((PayloadRow.Position) Dump.of("binance", HEDGE).rows().getLast()).update();
    assertThat(masked.holding().entryPrice()).isEmpty();
    assertThat(masked.times().changedAt()).isEmpty();
    Break pnl = of(masked, UNREALISED_PNL);
    assertThat(pnl.verdict()).isEqualTo(Verdict.STALE);
    assertThat(pnl.why()).isEqualTo("ours needs entryPrice, which is not known");
  }

  @Test
  void inHedgeModeLongAndShortOfOneInstrumentAreTwoPositions() {
    assertThat(Dump.of("binance", HEDGE).rows())
        .extracting(row -> ((PayloadRow.Position) row).update().key().toString())
        .containsExactly("binance/main/BTCUSDT/long", "binance/main/BTCUSDT/short");
  }

  @Test
  void positionSideBothTakesTheSideFromTheSign() {
    assertThat(BTC.update().key().side()).isEqualTo(PositionSide.LONG);
    PositionUpdate sold = BTC.with("\"0.008\"", "\"-0.008\"").update();
    assertThat(sold.key().side()).isEqualTo(PositionSide.SHORT);
    assertThat(sold.holding().quantity()).isEqualByComparingTo("0.008");
  }

  @Test
  void aSignThatContradictsThePositionSideIsRefused() {
    assertThat(BTC.with("BOTH", "SHORT").refusal())
        .isEqualTo(
            "dump.json, line 1, positionAmt: must be < 0 where positionSide is SHORT, was"
                + " \"0.008\"");
  }

  @Test
  void theEntryIsCutToTheEightDigitsBinanceComputesWithThoughItPrintsMore() {
    Dump ena =
        Dump.of(
            "binance",
            """
            {"symbol": "ENAUSDT", "positionAmt": "65457", "entryPrice": "0.4281605481461",
             "markPrice": "0.37870000", "unRealizedProfit": "-3237.53856678",
             "liquidationPrice": "0.24836096", "leverage": "3", "marginType": "isolated",
             "isolatedMargin": "8725.45720255", "isolatedWallet": "11962.99576933",
             "notional": "24788.56590000", "positionSide": "BOTH"}
            """);
    assertThat(ena.update().holding().entryPrice().orElseThrow().figure())
        .isEqualByComparingTo("0.42816054");
    var rules = ena.linear(Dump.standard(Dump.tiers("0 10000 0.01 0, 10000 80000 0.015 50")));
    assertThat(ena.breaks(rules).verdicts())
        .containsEntry(UNREALISED_PNL, Verdict.MATCH)
        .containsEntry(LIQUIDATION_PRICE, Verdict.MATCH)
        .containsEntry(MARGIN_BALANCE, Verdict.MATCH);
    Dump rounded = ena.with("0.4281605481461", "0.42816055");
    assertThat(rounded.breaks(rules).verdicts())
        .containsEntry(UNREALISED_PNL, Verdict.BREAK)
        .containsEntry(LIQUIDATION_PRICE, Verdict.TOLERANCE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"0\"", "\"0.00000000\"", "\"\"", "null"})
  void aLiquidationPriceOfZeroOrEmptyMeansNoneAndIsNoPrice(String nothing) {
    Breaks breaks = btcBreaks(BTC.with("\"90089.53755020\"", nothing));
    Break price = breaks.of(LIQUIDATION_PRICE);
    assertThat(price.verdict()).isEqualTo(Verdict.VENUE_NULL);
    assertThat(price.why()).isEqualTo("liquidationPrice is " + nothing + ", which means none");
    assertThat(breaks.ours(LIQUIDATION_PRICE, 8)).isEqualByComparingTo("90089.53755020");
  }

  @Test
  void aPriceTheVenuePrintsWhereOursHasNoneIsABreak() {
    Dump safe = BTC.with("38.17776480", "800").with("38.32736480", "800.1496");
    Break price = btcBreaks(safe).of(LIQUIDATION_PRICE);
    assertThat(price.ours()).isInstanceOf(OwnFigure.None.class);
    assertThat(price.verdict()).isEqualTo(Verdict.BREAK);
    assertThat(price.why()).contains("no positive price");
  }

  @Test
  void theAutoAddMarginSwitchLiftsTheLossCap() {
    assertThat(BTC.update().capExceptions()).isEmpty();
    assertThat(BTC.with("\"false\"", "\"true\"").update().capExceptions())
        .containsExactly(LossCapException.AUTO_ADD_MARGIN);
    assertThat(BTC.with("\"false\"", "true").update().capExceptions())
        .containsExactly(LossCapException.AUTO_ADD_MARGIN);
  }

  @Test
  void aCrossPositionIsReportedAsSuchAndNotValuedAsIsolated() {
    Dump cross = BTC.with("isolated\",", "cross\",");
    assertThat(cross.update().mode()).isEqualTo(MarginMode.CROSS);
    assertThat(btcBreaks(cross).inOrder()).isEmpty();
  }

  @Test
  void anInstrumentNothingIsHeldInIsFlatAndNoPosition() {
    assertThat(BTC.with("\"0.008\"", "\"0.000\"").rows())
        .containsExactly(new PayloadRow.Flat("dump.json, line 1", "BTCUSDT"));
  }

  @Test
  void whatVersion2DoesNotPrintIsVenueNullAndNotOurs() {
    assertThat(btcBreaks(BTC).verdicts())
        .containsEntry(MAINTENANCE_MARGIN, Verdict.VENUE_NULL)
        .containsEntry(INITIAL_MARGIN_AT_MARK, Verdict.VENUE_NULL)
        .containsEntry(MARGIN_RATIO, Verdict.VENUE_NULL)
        .doesNotContainKey(Figure.BANKRUPTCY_PRICE);
  }

  /** The position of version 2 with the fields of version 3, the amounts by its brackets. */
  private static final Dump VERSION_3 =
      Dump.of(
          "binance",
          """
          [{"symbol": "BTCUSDT", "positionSide": "BOTH", "positionAmt": "0.008",
            "entryPrice": "94501.4", "breakEvenPrice": "94548.6507",
            "markPrice": "94520.10000000", "unRealizedProfit": "0.14960000",
            "liquidationPrice": "90089.53755020", "isolatedMargin": "38.32736480",
            "notional": "756.16080000", "marginAsset": "USDT", "isolatedWallet": "38.17776480",
            "initialMargin": "37.80804000", "maintMargin": "3.02464320",
            "positionInitialMargin": "37.80804000", "openOrderInitialMargin": "0", "adl": 2,
            "bidNotional": "0", "askNotional": "0", "updateTime": 1735017608142}]
          """);

  @Test
  void version3NamesNoModeAndIsIsolatedWhereItHasIsolatedFigures() {
    assertThat(VERSION_3.update().mode()).isEqualTo(MarginMode.ISOLATED);
    assertThat(
            VERSION_3
                .with("\"38.32736480\"", "\"0\"")
                .with("\"38.17776480\"", "\"0\"")
                .update()
                .mode())
        .isEqualTo(MarginMode.CROSS);
  }

  @Test
  void version3NamesNoLeverageSoOursIsUnknownAndNotGuessedFromTheVenues() {
    Breaks breaks = btcBreaks(VERSION_3);
    assertThat(breaks.verdict(INITIAL_MARGIN_AT_MARK)).isEqualTo(Verdict.STALE);
    assertThat(breaks.of(INITIAL_MARGIN_AT_MARK).why())
        .isEqualTo("ours needs leverage, which is not known");
    assertThat(breaks.verdict(MAINTENANCE_MARGIN)).isEqualTo(Verdict.MATCH);
    assertThat(breaks.verdict(LIQUIDATION_PRICE)).isEqualTo(Verdict.MATCH);
  }

  @Test
  void theNotionalOfAShortIsPrintedBelowZeroAndComparedWithoutSign() {
    Dump doge =
        Dump.of(
            "binance",
            """
            {"symbol": "DOGEUSDT", "positionAmt": "-32", "entryPrice": "0.16395",
             "markPrice": "0.16465933", "unRealizedProfit": "-0.02269856",
             "liquidationPrice": "0.19059204", "leverage": "6", "marginType": "isolated",
             "isolatedMargin": "0.86034145", "isAutoAddMargin": "false",
             "positionSide": "SHORT", "notional": "-5.26909856", "isolatedWallet": "0.88304001"}
            """);
    assertThat(doge.breaks(doge.linear(Dump.standard(Dump.flat("0.005")))).verdicts())
        .containsEntry(NOTIONAL, Verdict.MATCH)
        .containsEntry(UNREALISED_PNL, Verdict.MATCH)
        .containsEntry(LIQUIDATION_PRICE, Verdict.MATCH);
  }

  @Test
  void coinMarginedPositionsAreContractsOfAFaceAndSettleInTheCoin() {
    Dump coin =
        Dump.of(
            "binance-coinm",
            """
            {"symbol": "BTCUSD_PERP", "positionAmt": "2", "entryPrice": "37643.10000021",
             "markPrice": "38103.05510455", "unRealizedProfit": "0.00006413",
             "liquidationPrice": "25119.97445760", "leverage": "2", "maxQty": "1500",
             "marginType": "isolated", "isolatedMargin": "0.00274471",
             "isAutoAddMargin": "false", "positionSide": "BOTH",
             "notionalValue": "0.00524892", "isolatedWallet": "0.00268058"}
            """);
    Breaks breaks = coin.breaks(coin.inverse("100", Dump.standard(Dump.flat("0.004"))));
    assertThat(breaks.verdicts())
        .containsEntry(NOTIONAL, Verdict.MATCH)
        .containsEntry(UNREALISED_PNL, Verdict.TOLERANCE)
        .containsEntry(MARGIN_BALANCE, Verdict.TOLERANCE);
    assertThat(breaks.verdict(LIQUIDATION_PRICE))
        .as("ours is 0.0000000096 apart")
        .isEqualTo(Verdict.TOLERANCE);
  }

  @Test
  void asterHasTheSameFieldsAndLiquidatesOnlyBelowTheRequirement() {
    Dump aster =
        new Dump("aster", HEDGE.substring(1, HEDGE.indexOf("},") + 1), java.util.Optional.empty());
    var rules =
        aster.linear(new StandardMargin(TIERS_2021, BigDecimal.ZERO, TriggerEquality.SURVIVES));
    assertThat(aster.breaks(rules).verdicts())
        .containsEntry(LIQUIDATION_PRICE, Verdict.MATCH)
        .containsEntry(UNREALISED_PNL, Verdict.MATCH);
    assertThat(aster.update().key().instrument().venue()).isEqualTo("aster");
  }

  @ParameterizedTest(name = "{0} for {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "symbol": "BTCUSDT",      | ''                      | symbol: must be given
          "entryPrice": "94501.4",  | ''                      | entryPrice: must be given
          "markPrice": "94520.10000000", | ''                 | markPrice: must be given
          "liquidationPrice": "90089.53755020", | ''          | liquidationPrice: must be given
          "unRealizedProfit": "0.14960000", | ''              | unRealizedProfit: must be given
          "0.008"                   | "NaN"      | positionAmt: must be a decimal, was "NaN"
          "0.008"                   | true       | positionAmt: must be a decimal, was true
          "0.008"                   | [1]        | positionAmt: must be a text or a number, was an
          "0.008"                   | "1e30"     | positionAmt: must have at most 15 digits before
          "0.008"                   | "1e999"    | positionAmt: must be a decimal, was "1e999"
          "94501.4"                 | "-94501.4" | entryPrice: must be >= 0, was "-94501.4"
          "38.17776480"             | "Infinity" | isolatedWallet: must be a decimal, was "Infinity"
          "20"                      | "-3"       | leverage: must be >= 0, was "-3"
          "isolated",               | "hedged",  | marginType: must be isolated or cross, was "hed
          BOTH                      | UP         | positionSide: must be BOTH, LONG or SHORT
          "false"                   | "perhaps"  | isAutoAddMargin: must be true, false, 1 or 0
          1735017608142             | "soon"     | updateTime: must be a decimal, was "soon"
          "BTCUSDT"                 | "BTC/USDT" | instrument must not contain '/', was BTC/USDT
          """)
  void aBadPayloadIsOneErrorThatNamesFileLineFieldAndRule(
      String part, String replacement, String message) {
    assertThat(BTC.with(part, replacement).refusal())
        .startsWith("dump.json, line 1")
        .contains(message)
        .doesNotContain("\n");
  }

  private static Breaks btcBreaks(Dump dump) {
    return dump.breaks(dump.linear(Dump.standard(TIERS_2021)));
  }

  private static Break of(PositionUpdate update, Figure figure) {
    Dump any = Dump.of("binance", BTC.text());
    List<Break> breaks =
        Reconciliation.of(update, any.linear(Dump.standard(TIERS_2021)), ReconciliationTerms.NONE);
    return breaks.stream().filter(it -> it.figure() == figure).findFirst().orElseThrow();
  }
}
