package io.ringfence.launcher.oracle;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Gap shocks of a run, and budgets that they are measured by. */
final class Gaps {
  /** As the command takes them: the nearest node counts, there the instrument before the venue. */
  static final String[] OPTIONS = {
    "--gap-shock", "firm:binance=0.1",
    "--gap-shock", "firm:binance/ETHUSDT=0.2",
    "--gap-shock", "firm/macro:binance=0.35"
  };

  private Gaps() {}

  static BigDecimal shock(String node, Market market) {
    if (node.equals("firm/macro") || node.startsWith("firm/macro/")) {
      return new BigDecimal("0.35");
    }
    return new BigDecimal(market.instrument().equals("ETHUSDT") ? "0.2" : "0.1");
  }

  /** Adds a budget on the gap loss to every one on the open capital: both are of its size. */
  static void addBudgets(Path file) throws IOException {
    List<String> gaps =
        Files.readAllLines(file).stream()
            .filter(row -> row.contains(",open_capital_at_risk,"))
            .map(row -> row.replace(",open_capital_at_risk,", ",gap_loss,"))
            .toList();
    Files.write(file, gaps, StandardOpenOption.APPEND);
  }
}
