package io.ringfence.contracts.venue;

import static io.ringfence.domain.reconciliation.Figure.EQUITY_BY_REQUIREMENT;
import static io.ringfence.domain.reconciliation.Figure.INITIAL_MARGIN;
import static io.ringfence.domain.reconciliation.Figure.LIQUIDATION_PRICE;
import static io.ringfence.domain.reconciliation.Figure.MAINTENANCE_MARGIN;
import static io.ringfence.domain.reconciliation.Figure.NOTIONAL;
import static io.ringfence.domain.reconciliation.Figure.UNREALISED_PNL;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.margin.OkxTick;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.reconciliation.LossCapException;
import io.ringfence.domain.reconciliation.MarginMode;
import io.ringfence.domain.reconciliation.ReconciliationTerms;
import io.ringfence.domain.reconciliation.Verdict;
import io.ringfence.domain.reconciliation.Wallet;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reader of such payloads gets wrong, on figures OKX printed between 2021 and 2026. */
class OkxTrapsTest {
  /** 613 contracts of 10 BIGTIME, bought on 10 March 2026. */
  private static final Dump BIGTIME =
      Dump.of(
          "okx",
          """
          {"code": "0", "msg": "", "data": [
            {"instId": "BIGTIME-USDT-SWAP", "instType": "SWAP", "mgnMode": "isolated",
             "posSide": "net", "pos": "613", "avgPx": "0.01305", "markPx": "0.01304",
             "lever": "8", "liqPx": "0.0116677335375191", "margin": "9.9995625", "imr": "",
             "mmr": "1.5987040000000001", "mgnRatio": "6.064828669759086",
             "upl": "-0.0613000000000081", "notionalUsd": "79.9325",
             "uTime": "1773100800000"}]}
          """);

  /** One contract of 100 USD, settled in BTC, by an account that pays 0.03 % and not 0.05 %. */
  private static final Dump BTCUSD =
      position(
          """
          "instId": "BTC-USD-SWAP", "posSide": "long", "pos": "1", "avgPx": "93511.7",
          "markPx": "93516.3", "lever": "5", "liqPx": "78261.60025833434",
          "margin": "0.0002138769800998", "mmr": "0.0000042773291929",
          "mgnRatio": "46.525355824765654", "upl": "0.0000000526022794"
          """);

  private static final Dump ETH_SHORT =
      position(
          """
          "instId": "ETH-USDT-SWAP", "posSide": "net", "pos": "-1", "avgPx": "1333",
          "markPx": "1274.09", "lever": "16", "liqPx": "1409.9576455948234",
          "margin": "8.33125", "mmr": "0.509636", "mgnRatio": "24.805939925750945",
          "upl": "5.891"
          """);

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          BIGTIME-USDT-SWAP | 613 | 10 | 0.02 | 0.00001 | 0.01305 | 0.01304 | 8 | 0.0116677335375191 | 9.9995625 | 1.5987040000000001 | 6.064828669759086 | -0.0613000000000081
          BTC-USDT-240329   | 4 | 0.01 | 0.004 | 0.1 | 45075.3 | 45068 | 3 | 30186.137167252637 | 601.004 | 7.21088 | 74.05007741388319 | -0.292
          ETH-USDT-SWAP     | 1 | 0.1 | 0.004 | 0.01 | 3011 | 3010.54 | 10 | 2722.159673530889 | 30.11 | 1.204216 | 22.191662920568692 | -0.0460000000000036
          ETH-USDT-SWAP     | -1 | 0.1 | 0.004 | 0.01 | 1333 | 1274.09 | 16 | 1409.9576455948234 | 8.33125 | 0.509636 | 24.805939925750945 | 5.891
          """)
  void everyFigureOfTheLinearPositionsIsTheVenuesOwnUpToTheNoiseOfDoubles(
      String symbol,
      String contracts,
      String multiplier,
      String rate,
      String tick,
      String entry,
      String mark,
      String leverage,
      String liquidation,
      String margin,
      String maintenance,
      String ratio,
      String pnl) {
    Dump dump =
        position(
            "\"instId\": \"%s\", \"posSide\": \"net\", \"pos\": \"%s\", \"avgPx\": \"%s\","
                    .formatted(symbol, contracts, entry)
                + "\"markPx\": \"%s\", \"lever\": \"%s\", \"liqPx\": \"%s\", \"margin\": \"%s\","
                    .formatted(mark, leverage, liquidation, margin)
                + "\"mmr\": \"%s\", \"mgnRatio\": \"%s\", \"upl\": \"%s\""
                    .formatted(maintenance, ratio, pnl));
    Breaks breaks = dump.breaks(dump.linear(multiplier, tick(rate, "0.0005", tick)));
    for (var figure :
        new io.ringfence.domain.reconciliation.Figure[] {
          LIQUIDATION_PRICE, MAINTENANCE_MARGIN, EQUITY_BY_REQUIREMENT, UNREALISED_PNL
        }) {
      assertThat(breaks.verdict(figure))
          .as(breaks.of(figure).toString())
          .isIn(Verdict.MATCH, Verdict.TOLERANCE);
      BigDecimal size = breaks.ours(figure, 18).abs().max(BigDecimal.ONE);
      assertThat(breaks.of(figure).tolerance().orElseThrow())
          .as("the noise allowed for %s", figure)
          .isLessThan(size.multiply(new BigDecimal("0.00000000001")));
    }
  }

  @Test
  void everyFigureOfAnInversePositionIsTheVenuesOwn() {
    Breaks breaks = BTCUSD.breaks(BTCUSD.inverse("100", tick("0.004", "0.0003", "0.1")));
    assertThat(breaks.verdicts())
        .containsEntry(LIQUIDATION_PRICE, Verdict.TOLERANCE)
        .containsEntry(MAINTENANCE_MARGIN, Verdict.MATCH)
        .containsEntry(UNREALISED_PNL, Verdict.MATCH);
    assertThat(breaks.verdict(EQUITY_BY_REQUIREMENT)).isIn(Verdict.MATCH, Verdict.TOLERANCE);
  }

  @Test
  void imrIsEmptyInIsolatedModeAndMarginIsTheWallet() {
    assertThat(BIGTIME.update().holding().wallet())
        .isEqualTo(new Wallet.Stated(new BigDecimal("9.9995625"), "margin"));
    Breaks breaks = BIGTIME.breaks(bigtime("0.0005"));
    assertThat(breaks.verdict(INITIAL_MARGIN)).isEqualTo(Verdict.VENUE_NULL);
    assertThat(breaks.of(INITIAL_MARGIN).why())
        .isEqualTo("imr is empty in isolated mode; margin is the wallet");
    assertThat(breaks.ours(INITIAL_MARGIN, 7)).isEqualByComparingTo("9.9995625");
    assertThat(BIGTIME.with("\"9.9995625\"", "\"\"").refusal())
        .isEqualTo("dump.json, line 2, margin: must be given, was \"\"");
  }

  @Test
  void theMarginRatioIsInvertedSoThatAHealthyPositionHasALargeOne() {
    Breaks breaks = BIGTIME.breaks(bigtime("0.0005"));
    assertThat(breaks.ours(EQUITY_BY_REQUIREMENT, 9)).isEqualByComparingTo("6.064828670");
    Breaks nearer = BIGTIME.with("\"0.01304\"", "\"0.0117\"").breaks(bigtime("0.0005"));
    assertThat(nearer.ours(EQUITY_BY_REQUIREMENT, 9))
        .isLessThan(new BigDecimal("1.2"))
        .isGreaterThan(BigDecimal.ONE);
  }

  @Test
  void aRatioOfZeroIsABreakAndNoDivision() {
    Breaks breaks = BIGTIME.with("\"6.064828669759086\"", "\"0\"").breaks(bigtime("0.0005"));
    assertThat(breaks.verdict(EQUITY_BY_REQUIREMENT)).isEqualTo(Verdict.BREAK);
    assertThat(breaks.of(EQUITY_BY_REQUIREMENT).why())
        .isEqualTo("the venue's says that there is no equity");
  }

  @Test
  void ratioAndPriceCountTheAccountsOwnFeeAndAnotherIsABreakThatNamesIt() {
    MarginRules publicFee = BTCUSD.inverse("100", tick("0.004", "0.0005", "0.1"));
    Breaks breaks = BTCUSD.breaks(publicFee);
    assertThat(breaks.verdicts())
        .containsEntry(LIQUIDATION_PRICE, Verdict.BREAK)
        .containsEntry(EQUITY_BY_REQUIREMENT, Verdict.BREAK);
    assertThat(breaks.of(EQUITY_BY_REQUIREMENT).why())
        .isEqualTo(
            "the venue's rests on a requirement, closing fee included, of 0.4300 % of value, ours"
                + " on 0.4500 %");
    var own =
        new ReconciliationTerms(
            Optional.of(new BigDecimal("0.0003")), Optional.empty(), Optional.empty());
    assertThat(BTCUSD.breaks(publicFee, own).verdicts().values()).doesNotContain(Verdict.BREAK);
  }

  @Test
  void theLiquidationPriceIsOneTickTowardsTheEntryOnBothSides() {
    MarginRules withTick = ETH_SHORT.linear("0.1", tick("0.004", "0.0005", "0.01"));
    MarginRules without = ETH_SHORT.linear("0.1", Dump.standard(Dump.flat("0.004"), "0.0005"));
    Breaks breaks = ETH_SHORT.breaks(withTick);
    assertThat(breaks.verdict(LIQUIDATION_PRICE)).isIn(Verdict.MATCH, Verdict.TOLERANCE);
    assertThat(ETH_SHORT.breaks(without).verdict(LIQUIDATION_PRICE)).isEqualTo(Verdict.BREAK);
    assertThat(ETH_SHORT.breaks(without).ours(LIQUIDATION_PRICE, 10))
        .as("the equation itself lies one tick further from the entry")
        .isEqualByComparingTo("1409.9676455948");
    assertThat(
            BIGTIME
                .breaks(BIGTIME.linear("10", Dump.standard(Dump.flat("0.02"), "0.0005")))
                .ours(LIQUIDATION_PRICE, 13))
        .isEqualByComparingTo("0.0116577335375");
  }

  @Test
  void inNetModeTheSignIsTheSideAndElseTheSideHasItsOwnField() {
    assertThat(ETH_SHORT.update().key().side()).isEqualTo(PositionSide.SHORT);
    assertThat(BTCUSD.update().key().side()).isEqualTo(PositionSide.LONG);
    Dump sold = BTCUSD.with("\"long\"", "\"short\"");
    assertThat(sold.update().key().side()).isEqualTo(PositionSide.SHORT);
    assertThat(sold.with("\"pos\": \"1\"", "\"pos\": \"-1\"").refusal())
        .contains("pos: must be > 0 where posSide is long or short, was \"-1\"");
  }

  @Test
  void aPayloadWithoutMarkComparesWhatNeedsNoneAndLeavesTheRestStale() {
    Dump old =
        position(
            """
            "instId": "ETH-USD-210430", "instType": "FUTURES", "posSide": "long", "pos": "1",
            "avgPx": "2566.31", "lever": "10", "liqPx": "2352.8496681818233",
            "margin": "0.0003896645377994", "mmr": "0.0000311811092368",
            "mgnRatio": "11.731726509588816", "upl": "-0.0000009932766034", "imr": ""
            """);
    Breaks breaks = old.breaks(old.inverse("10", tick("0.008", "0.0005", "0.01")));
    assertThat(breaks.verdict(LIQUIDATION_PRICE)).isIn(Verdict.MATCH, Verdict.TOLERANCE);
    assertThat(breaks.verdicts())
        .containsEntry(MAINTENANCE_MARGIN, Verdict.STALE)
        .containsEntry(EQUITY_BY_REQUIREMENT, Verdict.STALE)
        .containsEntry(UNREALISED_PNL, Verdict.STALE);
    assertThat(breaks.of(UNREALISED_PNL).why())
        .isEqualTo("ours needs markPrice, which is not known");
    Breaks implied =
        old.with("\"lever\"", "\"markPx\": \"2565.656\", \"lever\"")
            .breaks(old.inverse("10", tick("0.008", "0.0005", "0.01")));
    assertThat(implied.ours(EQUITY_BY_REQUIREMENT, 5)).isEqualByComparingTo("11.73173");
  }

  @Test
  void notionalUsdIsInAnotherUnitAndIsNotCompared() {
    Breaks breaks = BIGTIME.breaks(bigtime("0.0005"));
    assertThat(breaks.verdict(NOTIONAL)).isEqualTo(Verdict.VENUE_NULL);
    assertThat(breaks.of(NOTIONAL).why()).startsWith("notionalUsd is in USD");
    assertThat(breaks.ours(NOTIONAL, 4)).isEqualByComparingTo("79.9352");
  }

  @Test
  void theOpeningFeeIsPaidByTheAccountSoTheLossIsNotCappedAtTheMargin() {
    assertThat(BIGTIME.update().capExceptions())
        .containsExactly(LossCapException.OPENING_FEE_FROM_ACCOUNT);
  }

  @Test
  void aCrossPositionIsReportedAndItsEmptyMarginIsNoError() {
    Dump cross = BIGTIME.with("\"isolated\"", "\"cross\"").with("\"9.9995625\"", "\"\"");
    assertThat(cross.update().mode()).isEqualTo(MarginMode.CROSS);
    assertThat(cross.breaks(bigtime("0.0005")).inOrder()).isEmpty();
  }

  @ParameterizedTest(name = "{0} for {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "instId": "BIGTIME-USDT-SWAP", | '' | instId: must be given
          "613"      | "many"   | pos: must be a decimal, was "many"
          "SWAP",    | "OPTION",| instType: must be SWAP or FUTURES, was "OPTION"
          "isolated" | "cash"   | mgnMode: must be isolated or cross, was "cash"
          "net"      | "up"     | posSide: must be net, long or short, was "up"
          "0.01305"  | "NaN"    | avgPx: must be a decimal, was "NaN"
          "code": "0" | "code": "50113" | code: must be 0: the venue refused the request
          """)
  void aBadPayloadIsOneErrorThatNamesFileLineFieldAndRule(
      String part, String replacement, String message) {
    assertThat(BIGTIME.with(part, replacement).refusal())
        .startsWith("dump.json, line ")
        .contains(message);
  }

  private static MarginRules bigtime(String fee) {
    return BIGTIME.linear("10", tick("0.02", fee, "0.00001"));
  }

  private static OkxTick tick(String rate, String fee, String tickSize) {
    return new OkxTick(Dump.standard(Dump.flat(rate), fee), new BigDecimal(tickSize));
  }

  private static Dump position(String fields) {
    return Dump.of("okx", "{\"mgnMode\": \"isolated\", " + fields.strip() + "}");
  }
}
