package io.ringfence.contracts.rulepack;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.margin.ContractKind;
import io.ringfence.domain.margin.FundingRule;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.margin.RemovalRule;
import io.ringfence.domain.margin.VenueTerms;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The packs of this build give the prices that the venues printed. */
class PackFiguresTest {
  private static final RulePacks PACKS = RulePacks.ofClassPath();

  static List<RulePack> packs() {
    return PACKS.venues().stream().sorted().flatMap(venue -> PACKS.of(venue).stream()).toList();
  }

  @Test
  void everyVenueThatWasAskedForHasAPack() {
    assertThat(PACKS.venues())
        .containsExactlyInAnyOrder(
            "aster",
            "binance",
            "binance-coinm",
            "bitget",
            "bitmex",
            "blofin",
            "bluefin-v1",
            "bybit",
            "coinex",
            "delta",
            "drift",
            "dydx-v4",
            "ftx",
            "gate",
            "htx",
            "hyperliquid",
            "kucoin",
            "mexc",
            "okx",
            "phemex",
            "poloniex");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("packs")
  void everyPerpetualOfEveryPackValuesAPositionOfEitherSide(RulePack pack) {
    BigDecimal price = new BigDecimal("100");
    pack.instruments().keySet().stream()
        .flatMap(symbol -> pack.perpetual(symbol).stream())
        .forEach(
            rules -> {
              for (PositionSide side : PositionSide.values()) {
                IsolatedPosition position =
                    rules.position(side, BigDecimal.ONE, price, BigDecimal.ZERO, BigDecimal.TEN);
                BigDecimal half = position.notional(price).divide(new BigDecimal("2"));
                IsolatedPosition funded = position.plusMargin(half);
                assertThat(rules.model().isLiquidatable(funded, price)).as(rules + "").isFalse();
                assertThat(rules.model().liquidationPrice(funded)).as(rules + "").isPresent();
              }
            });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("packs")
  void whatIsUnknownSaysWhyAndNothingIsUnknownInSilence(RulePack pack) {
    for (PackInstrument instrument : pack.instruments().values()) {
      MarginRules rules = instrument.rules();
      Set<String> unknown = instrument.unknown().keySet();
      assertThat(instrument.unknown().values()).as(instrument.symbol()).noneMatch(String::isBlank);
      assertThat(unknown.contains("tickSize")).isEqualTo(instrument.tickSize().isEmpty());
      assertThat(unknown.contains("fees")).isEqualTo(instrument.fees().isEmpty());
      assertThat(unknown.contains("removalRule"))
          .isEqualTo(rules.removal() instanceof RemovalRule.Unknown);
      assertThat(unknown.contains("funding.price"))
          .isEqualTo(rules.funding().price() == FundingRule.Price.UNKNOWN);
      assertThat(unknown.contains("funding.paidBy"))
          .isEqualTo(rules.funding().payer() == FundingRule.Payer.UNKNOWN);
      assertThat(unknown.contains("funding.cap")).isEqualTo(rules.funding().cap().isEmpty());
    }
  }

  /** Figures of published positions: side, quantity, entry, wallet, leverage, printed price. */
  @ParameterizedTest(name = "{0} {1} at {2}: {8}")
  @CsvSource({
    "binance, NEARUSDT, 2024-10-24, long, 11309, 4.504999381024, 16808.38972798, 3, 3.06019672",
    "binance, SCRUSDT, 2024-10-24, long, 55915, 0.9490900116249, 23458.10338148, 3, 0.5390098",
    "binance, ETHUSDT, 2024-10-24, long, 5.737, 2614.8, 5722.76987864, 3, 1623.77551366",
    "binance, BLURUSDT, 2024-10-24, short, 28, 0.72165, 5.04210448, 4, 0.88839917",
    "binance-coinm, BTCUSD_PERP, 2021-02-05, long, 2, 37643.10000021, 0.00268058, 2, 25119.97445760",
    "bybit, BTCUSD, 2021-04-17, long, 10000, 8000, 0.5, 10, 5739.5",
    "bybit, XRPUSDT, 2021-04-17, short, 50, 0.3916, 6.9550018, 10, 0.5267",
    "bybit, BTCUSDT, 2022-12-01, long, 1, 20000, 400, 50, 19700",
    "bybit, BTCUSDT, 2023-12-01, long, 1, 20000, 400, 50, 19700",
    "coinex, BTCUSDT, 2026-11-21, long, 0.0001, 61047.84, 3.034928, 3, 30852.82412060301507579316",
    "coinex, BTCUSDT, 2026-11-21, long, 0.0001, 61047.84, 3.634928, 3, 24822.67336683417085432386",
    "gate, ETH_USDT, 2023-05-24, long, 1, 1203.45, 5.415925875, 5, 665.69",
    "hyperliquid, ONDO, 2024-05-15, long, 2036, 0.82524, 335.334787, 5, 0.69530237",
    "hyperliquid, SOL, 2024-10-01, long, 0.33, 145.83, 24.045107, 2, 74.83696193",
    "hyperliquid, DOGE, 2024-10-01, short, 351, 0.14333, 25.136807, 2, 0.20970228",
    "hyperliquid, BTC, 2024-10-01, short, 0.00099, 65536, 21.604172, 3, 86493.46174617",
    "hyperliquid, ETH, 2024-10-01, long, 0.0329, 2545.5, 20.909894, 4, 1929.23322895",
    "hyperliquid, BTC, 2025-03-18, short, 0.0003, 82890, 4.973434, 5, 98240.1119341564",
    "hyperliquid, xyz:TSLA, 2025-12-01, long, 1, 350, 50, 7, 315.7894736842105",
    "htx, BTC-USDT, 2026-11-21, long, 1, 47151.3, 24.96572007, 2, 22353.229148614609571788",
    "htx, XRP-USD, 2026-11-21, long, 1, 0.39456, 12.022979096123276562, 5, 0.271625200493799547",
    "mexc, ETH_USDT, 2021-01-07, long, 1, 1217.3, 0.12173, 100, 1211.2",
    "okx, BIGTIME-USDT-SWAP, 2026-03-10, long, 613, 0.01305, 9.9995625, 8, 0.0116677335375191",
    "okx, ETH-USDT-SWAP, 2022-09-26, short, 1, 1333, 8.33125, 16, 1409.9576455948234",
    "okx, ETH-USDT-SWAP, 2025-11-29, long, 1, 3011, 30.11, 10, 2722.159673530889",
    "phemex, ETHUSD, 2026-11-21, long, 1, 4444.74, 11.1118, 2, 2266.90",
    "dydx-v4, ETH-USD, 2023-07-10, long, 1, 1000, 100, 10, 927.8350515463918",
    "dydx-v4, ETH-USD, 2023-07-10, short, 1, 1000, 100, 10, 1067.9611650485438"
  })
  void aPublishedPositionHasItsPrintedLiquidationPrice(
      String venue,
      String symbol,
      String day,
      String side,
      BigDecimal quantity,
      BigDecimal entry,
      BigDecimal wallet,
      BigDecimal leverage,
      BigDecimal printed) {
    MarginRules rules = rules(venue, symbol, day);
    PositionSide of = PositionSide.of(side).orElseThrow();
    IsolatedPosition position = rules.position(of, quantity, entry, wallet, leverage);

    BigDecimal price = rules.model().liquidationPrice(position).orElseThrow().price(of);

    assertThat(price.subtract(printed).abs())
        .as("%s printed %s, is %s", position, printed, price)
        .isLessThanOrEqualTo(printed.multiply(tolerance(venue)));
  }

  /** Phemex prints on integer grids, MEXC and Gate on price grids; the rest to the last digit. */
  private static BigDecimal tolerance(String venue) {
    return switch (venue) {
      case "phemex", "mexc", "gate" -> new BigDecimal("5e-5");
      default -> new BigDecimal("1e-7");
    };
  }

  private static MarginRules rules(String venue, String symbol, String day) {
    Instant at = Instant.parse(day + "T12:00:00Z");
    PackInForce inForce = PACKS.inForce(new InstrumentId(venue, symbol), at).orElseThrow();
    assertThat(inForce.extrapolated()).as("%s at %s", inForce.pack().stamp(), at).isFalse();
    return inForce.pack().perpetual(symbol).orElseThrow();
  }

  @Test
  void partOfTheMarginAddedAtKucoinPaysTheLargerClosingFee() {
    VenueTerms added =
        new VenueTerms(
            Optional.of(BigDecimal.ONE),
            new BigDecimal("1.00016084"),
            Optional.empty(),
            Optional.empty());
    MarginRules rules = rules("kucoin", "XRPUSDTM", "2022-01-01");
    IsolatedPosition position =
        rules
            .position(
                PositionSide.SHORT,
                BigDecimal.ONE,
                new BigDecimal("0.7658"),
                new BigDecimal("8.6679509"),
                BigDecimal.ONE)
            .withTerms(added);

    assertThat(rules.model().liquidationPrice(position).orElseThrow().price(PositionSide.SHORT))
        .isEqualByComparingTo("1.6239");
    assertThat(rules.model().bankruptcyPrice(position).orElseThrow().price(PositionSide.SHORT))
        .isEqualByComparingTo("1.6317");
  }

  @Test
  void theBitmexPriceFollowsFromTheCostTheVenueBooked() {
    VenueTerms booked =
        new VenueTerms(
            Optional.of(BigDecimal.ONE),
            BigDecimal.ZERO,
            Optional.of(new BigDecimal("0.00026459")),
            Optional.empty());
    MarginRules rules = rules("bitmex", "XBTUSD", "2019-01-04");
    IsolatedPosition position =
        rules
            .position(
                PositionSide.LONG,
                BigDecimal.ONE,
                new BigDecimal("3779.5"),
                new BigDecimal("0.00026499"),
                BigDecimal.ONE)
            .withTerms(booked);

    assertThat(rules.model().liquidationPrice(position).orElseThrow().price(PositionSide.LONG))
        .isEqualByComparingTo("1894.5");
    assertThat(rules.model().bankruptcyPrice(position).orElseThrow().price(PositionSide.LONG))
        .isEqualByComparingTo("1890");
  }

  @Test
  void theOkxFeeIsTheAccountsOwn() {
    // Printed for an account that pays 0.03 %: the pack's public rate liquidates a little earlier.
    MarginRules rules = rules("okx", "BTC-USD-SWAP", "2024-11-27");
    IsolatedPosition position =
        rules.position(
            PositionSide.LONG,
            BigDecimal.ONE,
            new BigDecimal("93511.7"),
            new BigDecimal("0.0002138769800998"),
            new BigDecimal("5"));

    BigDecimal price =
        rules.model().liquidationPrice(position).orElseThrow().price(PositionSide.LONG);

    assertThat(price).isBetween(new BigDecimal("78261.6"), new BigDecimal("78300"));
  }

  @ParameterizedTest(name = "{0} at {1}: {2}")
  @CsvSource({
    "BTCUSD, 2020-01-01, bybit@2021-04-17, true",
    "BTCUSD, 2021-04-17, bybit@2021-04-17, false",
    "BTCUSD, 2023-06-01, bybit@2022-11-01, false",
    "BTCUSD, 2026-06-01, bybit@2022-11-01, true",
    "BTCPERP, 2025-12-29, bybit@2025-12-29, false",
    "BTCPERP, 2026-05-27, bybit@2026-05-27, false"
  })
  void aShortPackChangesNothingForWhatItDoesNotList(
      String symbol, String day, String stamp, boolean extrapolated) {
    PackInForce inForce =
        PACKS
            .inForce(new InstrumentId("bybit", symbol), Instant.parse(day + "T12:00:00Z"))
            .orElseThrow();

    assertThat(inForce.pack().stamp()).isEqualTo(stamp);
    assertThat(inForce.extrapolated()).isEqualTo(extrapolated);
  }

  @Test
  void theHyperliquidRatesAreHalfTheInitialMarginAtTheHighestLeverage() {
    for (RulePack pack : PACKS.of("hyperliquid")) {
      for (PackInstrument instrument : pack.instruments().values()) {
        instrument.rules().model().schedule().tiers().stream()
            .forEach(
                tier ->
                    assertThat(
                            tier.rate()
                                .multiply(tier.maxLeverage())
                                .multiply(new BigDecimal("2"))
                                .subtract(BigDecimal.ONE))
                        .as(instrument.symbol())
                        .isBetween(BigDecimal.ZERO, new BigDecimal("1e-15")));
      }
    }
  }

  @Test
  void anAssetThatIsStrictlyIsolatedGivesNothingBack() {
    assertThat(rules("hyperliquid", "xyz:TSLA", "2026-01-01").removal())
        .isEqualTo(new RemovalRule.Never());
    assertThat(rules("hyperliquid", "BTC", "2026-01-01").removal())
        .isEqualTo(new RemovalRule.InitialOrTenth());
  }

  @Test
  void theBitmexQuantoValueIsItsMultiplierTimesThePrice() {
    MarginRules rules = rules("bitmex", "ETHUSD", "2021-07-22");

    assertThat(rules.contract().kind()).isEqualTo(ContractKind.QUANTO);
    assertThat(rules.settlementAsset()).isEqualTo("XBT");
    // A live position of 2020-05-31 prints 0.03106665 XBT.
    assertThat(
            rules
                .position(
                    PositionSide.LONG,
                    new BigDecimal("131"),
                    new BigDecimal("203.48"),
                    BigDecimal.ONE,
                    BigDecimal.ONE)
                .notional(new BigDecimal("237.15")))
        .isEqualByComparingTo("0.03106665");
  }
}
