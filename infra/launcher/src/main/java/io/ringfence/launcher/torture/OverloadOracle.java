package io.ringfence.launcher.torture;

import java.util.List;
import java.util.TreeSet;

/**
 * Every alert the sent marks must set off: each position looked at for each mark, in whole numbers
 * and without a class of the domain. All notionals lie in the first bracket of the shipped rules
 * (Binance, BTCUSDT, 2024-10-24: 0.4 % up to 50,000 USDT, no deduction).
 */
final class OverloadOracle {
  private final List<OverloadPosition> positions;
  private final TreeSet<String> alerts = new TreeSet<>();

  private OverloadOracle(List<OverloadPosition> positions) {
    this.positions = positions;
  }

  /** The alerts of a market's first marks, one line each: instant, kind, level, position. */
  static List<String> alerts(OverloadMarket market, long marks) {
    OverloadOracle oracle =
        new OverloadOracle(market.positions().stream().map(OverloadPosition::of).toList());
    market.marks(
        marks,
        mark ->
            oracle.see(
                mark.at().toEpochMilli(),
                mark.price().movePointRight(OverloadPosition.CENT_DIGITS).longValueExact()));
    return List.copyOf(oracle.alerts);
  }

  private void see(long millis, long cents) {
    for (OverloadPosition position : positions) {
      position.see(cents, (kind, level) -> alerts.add(line(millis, kind, level, position.key())));
    }
  }

  /** An alert as a line. */
  static String line(long millis, String kind, String level, String position) {
    return millis + " " + kind + " " + level + " " + position;
  }
}
