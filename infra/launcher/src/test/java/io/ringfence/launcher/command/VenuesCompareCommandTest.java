package io.ringfence.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.launcher.sample.RecordedData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VenuesCompareCommandTest {
  private static final int FIGURES_BREAK = 4;
  private static final int WRONG_INPUT = 2;

  private static final String BTC =
      """
      {"symbol": "BTCUSDT", "positionAmt": "0.008", "entryPrice": "94501.4",
       "markPrice": "94520.10000000", "unRealizedProfit": "0.14960000",
       "liquidationPrice": "90089.53755020", "leverage": "20", "marginType": "isolated",
       "isolatedMargin": "38.32736480", "isAutoAddMargin": "true", "positionSide": "BOTH",
       "notional": "756.16080000", "isolatedWallet": "38.17776480",
       "updateTime": 1735017608142}
      """;

  private static final String ONDO =
      """
      {"assetPositions": [{"type": "oneWay", "position":
        {"coin": "ONDO", "szi": "2036.0", "entryPx": "0.82524",
         "leverage": {"type": "isolated", "value": 5, "rawUsd": "-1344.853853"},
         "positionValue": "1675.30224", "unrealizedPnl": "-4.88640",
         "liquidationPx": "0.69530237", "marginUsed": "330.448387", "maxLeverage": 10}}],
       "time": 1716000000000}
      """;

  private static final String BIGTIME =
      """
      {"code": "0", "data": [
        {"instId": "BIGTIME-USDT-SWAP", "instType": "SWAP", "mgnMode": "isolated",
         "posSide": "net", "pos": "613", "avgPx": "0.01305", "markPx": "0.01304",
         "lever": "8", "liqPx": "0.0116677335375191", "margin": "9.9995625", "imr": "",
         "mmr": "1.5987040000000001", "mgnRatio": "6.064828669759086",
         "upl": "-0.0613000000000081", "uTime": "1773100800000"}]}
      """;

  @TempDir Path folder;

  @Test
  void aPositionThatAgreesIsATableWithBothNumbersAndEndsWell() throws IOException {
    CommandRun run = compare("binance", BTC);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("binance/main/BTCUSDT/long 0.008, entry 94501.4, mark 94520.1, leverage 20")
        .contains("wallet 38.1777648; rules binance-usdm@2024-10-24, PACK_EXTRAPOLATED")
        .containsPattern("liquidationPrice +90089.53755020 +90089.5375502008 +0.00000001 +MATCH")
        .contains("VENUE_NULL maintenanceMargin: maintMargin is absent")
        .contains("loss is not capped at the wallet: margin is added by the venue itself")
        .endsWith(
            "1 isolated, 0 not isolated, 0 flat, 0 refused; figures: 4 MATCH, 0 TOLERANCE, 0"
                + " BREAK, 3 VENUE_NULL, 0 STALE\n");
  }

  @Test
  void aBreakHasAnExitCodeOfItsOwnAndSaysWhatTheVenuesFigureRestsOn() throws IOException {
    CommandRun run = compare("binance", BTC.replace("90089.53755020", "90180.07979899"));
    assertThat(run.exitCode()).isEqualTo(FIGURES_BREAK);
    assertThat(run.out())
        .contains(
            "BREAK liquidationPrice: at the venue's price equity is 0.5000 % of value, ours"
                + " requires 0.4000 %");
  }

  @Test
  void everyVenueIsComparedByTheRulePackOfItsTime() throws IOException {
    CommandRun hyperliquid = compare("hyperliquid", ONDO);
    assertThat(hyperliquid.exitCode()).as(hyperliquid.out()).isZero();
    assertThat(hyperliquid.out())
        .contains("rules hyperliquid@2024-05-01")
        .containsPattern("liquidationPrice +0.69530237 +0.6953023746 +0.00000001 +MATCH");
    CommandRun okx = compare("okx", BIGTIME);
    assertThat(okx.exitCode()).as(okx.out()).isZero();
    assertThat(okx.out())
        .contains("rules okx@2026-03-10")
        .contains("loss is not capped at the wallet: the opening fee was paid by the account");
    CommandRun later = compare("hyperliquid", ONDO, "--not-before", "2026-01-01T00:00:00Z");
    assertThat(later.exitCode()).isZero();
    assertThat(later.out()).contains("4 STALE").contains("0 MATCH");
  }

  @Test
  void aRowThatCannotBeUsedIsNamedAndTheOthersAreCompared() throws IOException {
    String line = BTC.replace("\n", "");
    CommandRun run =
        compare(
            "binance",
            line + "\n" + line.replace("BTCUSDT", "NOSUCH") + "\n" + line.replace("0.008", "NaN"));
    assertThat(run.exitCode()).isEqualTo(WRONG_INPUT);
    Path file = folder.resolve("dump.json");
    assertThat(run.errLines())
        .containsExactly(
            "error: "
                + file
                + ", line 2, instrument: must be a perpetual of a rule pack of binance, was NOSUCH",
            "error: " + file + ", line 3, positionAmt: must be a decimal, was \"NaN\"");
    assertThat(run.out())
        .contains("1 isolated, 0 not isolated, 0 flat, 2 refused; figures: 4 MATCH");
  }

  @Test
  void aCrossPositionIsNamedAndNotValued() throws IOException {
    CommandRun run = compare("binance", BTC.replace("\"isolated\"", "\"cross\""));
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("cross margin: not valued as isolated")
        .contains("0 isolated, 1 not isolated")
        .doesNotContain("MATCH  ");
  }

  @Test
  void aDumpBecomesAPositionsFileWithEveryColumnAReplayRequires() throws IOException {
    Path csv = folder.resolve("made/positions.csv");
    CommandRun run =
        compare(
            "hyperliquid",
            ONDO,
            "--positions-csv",
            csv.toString(),
            "--account",
            "fund-1",
            "--desk",
            "macro",
            "--book",
            "alts",
            "--trader",
            "ada");
    assertThat(run.exitCode()).as(run.err()).isZero();
    List<String> lines = Files.readAllLines(csv);
    assertThat(lines.getFirst().split(",", -1)).containsAll(requiredColumns());
    assertThat(lines)
        .containsExactly(
            lines.getFirst(),
            "2024-05-18T02:40:00Z,1716000000000,hyperliquid,fund-1,ONDO,long,2036,0.82524,"
                + "335.334787,5,macro,alts,ada");
  }

  @Test
  void aPositionWhosePayloadStatesNoWalletIsLeftOutOfTheFileWithAWarning() throws IOException {
    Path csv = folder.resolve("positions.csv");
    CommandRun run =
        CommandRun.of(
            folder,
            "venues",
            "compare",
            "--venue",
            "bybit",
            "--taker-fee",
            "0.0006",
            "--positions-csv",
            csv.toString(),
            "--desk",
            "macro",
            "--book",
            "alts",
            "--trader",
            "ada",
            RecordedData.file("bybit_isolated.jsonl").toString());
    assertThat(run.exitCode()).isEqualTo(FIGURES_BREAK);
    assertThat(run.err())
        .contains("ETHUSDT/long is not in " + csv + ": the payload does not state its wallet")
        .contains("BTCUSD/long is not in " + csv);
    assertThat(Files.readAllLines(csv)).hasSize(2);
  }

  @Test
  void theTwelveRecordedBinancePositionsBreakAtVetOnly() {
    CommandRun run =
        CommandRun.of(
            folder,
            "venues",
            "compare",
            "--venue",
            "binance",
            RecordedData.file("binance_isolated.jsonl").toString());
    assertThat(run.exitCode()).isEqualTo(FIGURES_BREAK);
    assertThat(run.out())
        .contains("12 isolated, 0 not isolated, 0 flat, 0 refused")
        .contains("BREAK liquidationPrice: at the venue's price equity is 0.99");
    assertThat(run.out().lines().filter(it -> it.startsWith("  BREAK "))).hasSize(3);
  }

  @Test
  void theHelpNamesEveryVenueThatCanBeReadAndEachHasARulePack() {
    String help = CommandRun.of(folder, "venues", "compare", "--help").out();
    assertThat(io.ringfence.contracts.venue.VenuePayloads.venues())
        .allSatisfy(it -> assertThat(help).contains(it))
        .isSubsetOf(RulePacks.ofClassPath().venues());
    assertThat(help).contains(" 4    at least one figure breaks");
  }

  private static List<String> requiredColumns() throws IOException {
    try (InputStream schema =
        Objects.requireNonNull(
            RulePacks.class.getResourceAsStream("/json-schema/positions.schema.json"))) {
      List<String> columns = new ArrayList<>();
      JsonNode required = new JsonMapper().readTree(schema).path("required");
      required.forEach(it -> columns.add(it.textValue()));
      assertThat(columns).isNotEmpty();
      columns.add("ts");
      return columns;
    }
  }

  private CommandRun compare(String venue, String payload, String... options) throws IOException {
    Path file = Files.writeString(folder.resolve("dump.json"), payload);
    List<String> arguments = new ArrayList<>(List.of("venues", "compare", "--venue", venue));
    arguments.addAll(List.of(options));
    arguments.add(file.toString());
    return CommandRun.of(folder, arguments.toArray(String[]::new));
  }
}
