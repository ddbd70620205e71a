package io.ringfence.launcher.oracle;

import static java.math.BigDecimal.ZERO;
import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** What was realised: funding, fees and liquidation losses, by node and asset. */
final class Realised {
  private static final long DAY = 86_400_000_000L;

  /** Figures that are summed, and the days they are summed for; day -1 stands for all days. */
  private record Sum(NodeAsset of, String figure, long day) {}

  private static final long ALL_DAYS = -1;

  private final Map<Sum, BigDecimal> sums = new HashMap<>();

  void paid(long at, Holding holding, BigDecimal pnl) {
    add(at, holding, "pnl", pnl);
  }

  void liquidated(long at, Holding holding, BigDecimal loss, BigDecimal deficit) {
    add(at, holding, "pnl", loss.negate());
    add(at, holding, "loss", loss);
    add(at, holding, "deficit", deficit);
    add(at, holding, "liquidations", BigDecimal.ONE);
  }

  /** A close or a reduction of which nobody said what it realised. */
  void unsaid(long at, Holding holding) {
    add(at, holding, "unsaid", BigDecimal.ONE);
  }

  private void add(long at, Holding holding, String figure, BigDecimal amount) {
    for (String node : holding.nodes()) {
      NodeAsset of = new NodeAsset(node, holding.asset());
      sums.merge(new Sum(of, figure, ALL_DAYS), amount, BigDecimal::add);
      sums.merge(new Sum(of, figure, day(at)), amount, BigDecimal::add);
    }
  }

  /** A day is (cut, next cut]: its last instant is midnight. */
  private static long day(long at) {
    return Math.floorDiv(at - 1, DAY);
  }

  BigDecimal pnl(NodeAsset of) {
    return sum(of, "pnl", ALL_DAYS);
  }

  /** Of the day that holds {@code at}; within it nothing later was added yet. */
  BigDecimal pnlOfDay(NodeAsset of, long at) {
    return sum(of, "pnl", day(at));
  }

  long unsaid(NodeAsset of) {
    return sum(of, "unsaid", ALL_DAYS).longValueExact();
  }

  long unsaidOfDay(NodeAsset of, long at) {
    return sum(of, "unsaid", day(at)).longValueExact();
  }

  BigDecimal loss(NodeAsset of) {
    return sum(of, "loss", ALL_DAYS);
  }

  BigDecimal deficit(NodeAsset of) {
    return sum(of, "deficit", ALL_DAYS);
  }

  BigDecimal liquidations(NodeAsset of) {
    return sum(of, "liquidations", ALL_DAYS);
  }

  private BigDecimal sum(NodeAsset of, String figure, long day) {
    return requireNonNullElse(sums.get(new Sum(of, figure, day)), ZERO);
  }
}
