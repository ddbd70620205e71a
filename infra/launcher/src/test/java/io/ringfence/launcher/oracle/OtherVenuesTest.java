package io.ringfence.launcher.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Coin-margined, quanto and other venues' contracts through every module, by the packs of this
 * build. The figures are reckoned by hand beside each row; one that does not end is rounded to the
 * digits of its asset, against the holder.
 */
class OtherVenuesTest {
  private static final String LIQUIDATIONS =
      "SELECT position_key, mark_price, liquidation_price, loss, deficit FROM liquidations"
          + " ORDER BY position_key FORMAT TSV";

  private static final String DESKS =
      """
      SELECT node, settlement_asset, positions, toString(isolated_margin), toString(equity),
        toString(maintenance_margin), toString(gross_notional), toString(realised_loss)
      FROM desk_exposures
      WHERE as_of = (SELECT max(as_of) FROM desk_exposures) AND node LIKE 'firm/_'
      ORDER BY node, settlement_asset FORMAT TSV\
      """;

  private static final String VERSIONS =
      "SELECT DISTINCT venue, rule_pack FROM position_versions ORDER BY venue FORMAT TSV";

  private final SmallFiles files;
  private final Path folder;

  OtherVenuesTest(@TempDir Path folder) {
    this.folder = folder;
    this.files = new SmallFiles(folder);
  }

  private void position(String venue, String instrument, String rest, String desk) {
    files.row(
        FileKind.POSITIONS,
        "%s,1,%s,acc,%s,%s,%s,a,tom,,"
            .formatted(SmallFiles.minute(0), venue, instrument, rest, desk));
  }

  private void mark(long minute, String venue, String instrument, String price) {
    files.row(
        FileKind.MARKS,
        "%d,%s,%s,%s,,,,"
            .formatted(SmallFiles.minute(minute).toEpochMilli(), venue, instrument, price));
  }

  private void funding(long minute, String venue, String instrument, String rate) {
    files.row(
        FileKind.FUNDING,
        "%d,%s,%s,%s".formatted(SmallFiles.minute(minute).toEpochMilli(), venue, instrument, rate));
  }

  private void write() {
    // COIN-M, 100 USD a contract, 0.4 %: 10,000 USD long and 5,000 USD short at 50,000.
    position("binance-coinm", "BTCUSD_PERP", "long,100,50000,0.02,10", "A");
    position("binance-coinm", "BTCUSD_PERP", "short,50,50000,0.02,5", "A");
    mark(1, "binance-coinm", "BTCUSD_PERP", "50000");
    funding(5, "binance-coinm", "BTCUSD_PERP", "0.0001");
    mark(10, "binance-coinm", "BTCUSD_PERP", "45000");
    // OKX, 0.1 ETH a contract, 0.4 % and 0.05 % in the trigger: 1 ETH long at 3,000.
    position("okx", "ETH-USDT-SWAP", "long,10,3000,300,10", "B");
    mark(1, "okx", "ETH-USDT-SWAP", "2900");
    mark(10, "okx", "ETH-USDT-SWAP", "2712.21");
    // Hyperliquid, 2 % at 25x: 2 ETH short at 3,000; a rate of 18 digits.
    position("hyperliquid", "ETH", "short,2,3000,600,10", "B");
    mark(1, "hyperliquid", "ETH", "3000");
    funding(5, "hyperliquid", "ETH", "0.000500000000000001");
    mark(10, "hyperliquid", "ETH", "3250");
    // BitMEX quanto, 0.000001 XBT a contract and dollar, 0.5 % at entry and two closing fees.
    position("bitmex", "ETHUSD", "long,10000,3000,3,10", "C");
    mark(1, "bitmex", "ETHUSD", "2900");
    mark(10, "bitmex", "ETHUSD", "2717.55");
  }

  @Test
  void everyLiquidationAndDeskTotalIsTheOneReckonedByHand() throws IOException {
    write();
    PlayedRun run = PlayedRun.of(files.write(), folder);

    assertThat(run.rejects()).isEmpty();
    assertThat(run.query(LIQUIDATIONS))
        .containsExactly(
            // W = 0.02 - 0.2 * 0.0001; LP = 10040 / (0.01998 + 0.2) = 45640.5127738885353213928...;
            // 0.2 - 10000 / 45000 = -0.0222..., down to -0.02222223, beyond the wallet 0.00224223.
            "binance-coinm/acc/BTCUSD_PERP/long\t45000\t45640.512773888535321393"
                + "\t0.01998\t0.00224223",
            // W = 600 + 6000 * rate; LP = (603.000000000000006 + 6000) / (2 * 1.02).
            "hyperliquid/acc/ETH/short\t3250\t3236.764705882352944117\t603.000000000000006\t0");
    assertThat(run.query(DESKS))
        .containsExactly(
            // W 0.02 + 0.1 * 0.0001, U = 5000 / 45000 - 0.1 down, MM 0.4 % of 1 / 9 up, V up.
            "firm/A\tBTC\t1\t0.02001\t0.03112111\t0.00044445\t0.11111112\t0.01998",
            "firm/B\tUSDC\t0\t0\t0\t0\t0\t603.000000000000006",
            // 300 - 287.79; 0.45 % of 2712.21: a hair above, though the printed price is passed.
            "firm/B\tUSDT\t1\t300\t12.21\t12.204945\t2712.21\t0",
            // C = 30: 0.15 and 0.075 % of 33; at 2717.55 one tick above the printed 2717.5.
            "firm/C\tXBT\t1\t3\t0.1755\t0.17475\t27.1755\t0");
    assertThat(run.query(VERSIONS))
        .containsExactly(
            "binance-coinm\tbinance-coinm@2021-02-05",
            "bitmex\tbitmex@2021-07-22",
            "hyperliquid\thyperliquid@2025-03-18",
            "okx\tokx@2022-09-26");
    assertSummary();
  }

  private void assertSummary() throws IOException {
    JsonNode summary = new ObjectMapper().readTree(folder.resolve("out/summary.json").toFile());
    assertThat(summary.get("liquidations"))
        .extracting(line -> line.get("positionKey").asText() + " " + line.get("loss").asText())
        .containsExactlyInAnyOrderElementsOf(
            List.of(
                "binance-coinm/acc/BTCUSD_PERP/long 0.01998",
                "hyperliquid/acc/ETH/short 603.000000000000006"));
  }
}
