package io.ringfence.streaming.tick;

import io.ringfence.domain.engine.NodeFigures;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a path told: alerts in an order of their own, and the last total of every node. */
final class PathOutcome {
  final List<String> alerts;
  final Map<String, String> totals = new TreeMap<>();

  /** What was realised, by asset and node, where it is not 0. */
  final Map<String, String> realised = new TreeMap<>();

  final int rejects;

  PathOutcome(List<String> alerts, int rejects) {
    this.rejects = rejects;
    this.alerts = new ArrayList<>(alerts);
    Collections.sort(this.alerts);
  }

  static String line(TickAlert.Kind kind, int level, int instrument, long position, long tick) {
    return "%s/%s %s %s at %s".formatted(instrument, position, kind, level, tick);
  }

  /** Alerts without the mark that touched them, each once: what conflation must keep. */
  static TreeSet<String> without(List<String> alerts) {
    TreeSet<String> set = new TreeSet<>();
    alerts.forEach(alert -> set.add(alert.substring(0, alert.indexOf(" at "))));
    return set;
  }

  void total(int asset, int node, NodeFigures figures) {
    List<BigDecimal> amounts =
        List.of(
            figures.isolatedMargin(),
            figures.equity(),
            figures.requirement(),
            figures.grossNotional(),
            figures.netNotional(),
            figures.stillToLose());
    StringBuilder line =
        new StringBuilder().append(figures.positions()).append('/').append(figures.stopped());
    for (BigDecimal amount : amounts) {
      line.append(' ').append(amount.signum() == 0 ? "0" : plain(amount));
    }
    totals.put(asset + "/" + node, line.toString());
  }

  private static String plain(BigDecimal amount) {
    return amount.stripTrailingZeros().toPlainString();
  }

  void realised(String node, BigDecimal amount) {
    if (amount.signum() != 0) {
      realised.put(node, plain(amount));
    }
  }

  /** Gross notional of a node. */
  BigDecimal gross(String node) {
    return new BigDecimal(String.valueOf(totals.get(node)).split(" ", -1)[4]);
  }

  void total(DeskTotal total) {
    total(
        total.asset(),
        total.node(),
        new NodeFigures(
            total.positions(),
            total.isolatedMargin(),
            total.equity(),
            total.equity().subtract(total.isolatedMargin()),
            total.requirement(),
            total.grossNotional(),
            total.netNotional(),
            total.stillToLose(),
            total.stopped()));
  }
}
