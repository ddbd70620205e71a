package io.ringfence.contracts.rulepack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ringfence.contracts.MarketData;
import io.ringfence.domain.margin.MaintenanceTier;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The Binance USD-M pack holds the venue's figures, all of them and nothing else. */
class BinanceFiguresTest {
  private final RulePack pack =
      RulePacks.ofClassPath()
          .inForce("binance", Instant.parse("2024-10-24T00:00:00Z"))
          .orElseThrow()
          .pack();

  @Test
  void everyFigureOfEveryInstrumentEqualsTheRecordedTable() throws IOException {
    Map<String, List<Row>> recorded = recorded();
    assertThat(recorded).hasSize(349);
    assertThat(pack.instruments().keySet()).isEqualTo(recorded.keySet());
    recorded.forEach(
        (symbol, rows) ->
            assertThat(tiers(symbol).stream().map(Row::of).toList()).as(symbol).isEqualTo(rows));
  }

  @Test
  void nothingButTheFourDatedFuturesIsNoPerpetual() {
    assertThat(pack.instruments().values())
        .filteredOn(instrument -> !instrument.isPerpetual())
        .extracting(PackInstrument::symbol)
        .containsExactly("BTCUSDT_241227", "BTCUSDT_250328", "ETHUSDT_241227", "ETHUSDT_250328");
  }

  @Test
  void aSymbolIsBaseThenQuoteWithItsMultiplier() {
    assertThat(pack.instruments().values())
        .filteredOn(PackInstrument::isPerpetual)
        .allSatisfy(
            instrument ->
                assertThat(instrument.symbol())
                    .isEqualTo(instrument.baseAsset() + instrument.rules().settlementAsset()));
    assertThat(pack.instruments()).containsKeys("1000SHIBUSDT", "1MBABYDOGEUSDT", "1INCHUSDT");
    assertThat(pack.perpetual("ETHBTC").orElseThrow().settlementAsset()).isEqualTo("BTC");
  }

  @Test
  void theRecordedPerpetualsOfTheCrashAreInThePack() {
    assertThat(
            List.of(
                "AAVEUSDT",
                "ADAUSDT",
                "ALGOUSDT",
                "ARBUSDT",
                "AVAXUSDT",
                "BCHUSDT",
                "BTCUSDT",
                "DOTUSDT",
                "ETHUSDT",
                "HBARUSDT",
                "KASUSDT",
                "LINKUSDT",
                "LTCUSDT",
                "NEARUSDT",
                "ONDOUSDT",
                "OPUSDT",
                "TRXUSDT",
                "VETUSDT",
                "WLDUSDT",
                "XLMUSDT",
                "XMRUSDT",
                "XRPUSDT",
                "XTZUSDT",
                "ZECUSDT",
                "1000SHIBUSDT"))
        .allSatisfy(symbol -> assertThat(pack.perpetual(symbol)).as(symbol).isPresent());
  }

  private List<MaintenanceTier> tiers(String symbol) {
    return pack.instrument(symbol).orElseThrow().rules().model().schedule().tiers();
  }

  private static Map<String, List<Row>> recorded() throws IOException {
    try (InputStream file =
        new GZIPInputStream(
            Files.newInputStream(MarketData.file("binance_leverage_tiers_20241024.json.gz")))) {
      return new JsonMapper()
          .readTree(file)
          .propertyStream()
          .collect(
              Collectors.toMap(
                  entry -> symbol(entry.getKey()),
                  entry -> entry.getValue().valueStream().map(Row::of).toList()));
    }
  }

  /** The venue's symbol for the source's {@code BASE/QUOTE:SETTLE} or {@code …:SETTLE-YYMMDD}. */
  private static String symbol(String unified) {
    int slash = unified.indexOf('/');
    int colon = unified.indexOf(':');
    int dash = unified.indexOf('-', colon);
    String delivery = dash < 0 ? "" : "_" + unified.substring(dash + 1);
    return unified.substring(0, slash) + unified.substring(slash + 1, colon) + delivery;
  }

  /** One bracket in figures without trailing zeros, so that equal means equal. */
  private record Row(String floor, String cap, String rate, String amount, String leverage) {
    static Row of(JsonNode bracket) {
      JsonNode info = bracket.get("info");
      return new Row(
          plain(info, "notionalFloor"),
          plain(info, "notionalCap"),
          plain(info, "maintMarginRatio"),
          plain(info, "cum"),
          plain(info, "initialLeverage"));
    }

    static Row of(MaintenanceTier tier) {
      return new Row(
          plain(tier.floor()),
          plain(tier.cap().orElseThrow()),
          plain(tier.rate()),
          plain(tier.maintenanceAmount()),
          plain(tier.maxLeverage()));
    }

    private static String plain(JsonNode info, String field) {
      return plain(new BigDecimal(info.get(field).textValue()));
    }

    private static String plain(BigDecimal figure) {
      return figure.signum() == 0 ? "0" : figure.stripTrailingZeros().toPlainString();
    }
  }
}
