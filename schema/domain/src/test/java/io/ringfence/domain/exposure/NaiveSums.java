package io.ringfence.domain.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What positions add up to, added one by one. */
final class NaiveSums {
  private int positions = 0;
  private int unknown = 0;
  private int unstopped = 0;
  private BigDecimal margin = BigDecimal.ZERO;
  private BigDecimal unknownMargin = BigDecimal.ZERO;
  private BigDecimal equity = BigDecimal.ZERO;
  private BigDecimal pnl = BigDecimal.ZERO;
  private BigDecimal maintenance = BigDecimal.ZERO;
  private BigDecimal initial = BigDecimal.ZERO;
  private BigDecimal gross = BigDecimal.ZERO;
  private BigDecimal net = BigDecimal.ZERO;
  private BigDecimal stillToLose = BigDecimal.ZERO;

  /** Sums of every node that an open position belongs to. */
  static TreeMap<String, NaiveSums> of(NaiveBook book) {
    TreeMap<String, NaiveSums> sums = new TreeMap<>();
    for (NaiveHolding holding : book.holdings.values()) {
      if (holding.isOpen()) {
        String desk = "firm/" + holding.version().facts().desk();
        for (String node : new String[] {"firm", desk, desk + "/" + bookOf(holding)}) {
          sums.computeIfAbsent(node, _ -> new NaiveSums()).add(holding, book.mark);
        }
      }
    }
    return sums;
  }

  private static String bookOf(NaiveHolding holding) {
    return holding.version().facts().book();
  }

  private void add(NaiveHolding holding, @Nullable BigDecimal mark) {
    positions++;
    margin = margin.add(holding.wallet);
    if (mark == null) {
      unknown++;
      unknownMargin = unknownMargin.add(holding.wallet);
      return;
    }
    BigDecimal value = holding.version().quantity().multiply(mark);
    BigDecimal worth = holding.twin().equity(mark);
    equity = equity.add(worth);
    pnl = pnl.add(worth.subtract(holding.wallet));
    maintenance = maintenance.add(holding.twin().requirement(mark));
    initial = initial.add(value.divide(holding.version().leverage(), 18, RoundingMode.CEILING));
    gross = gross.add(value);
    net = holding.key.side().sign() > 0 ? net.add(value) : net.subtract(value);
    stillToLose = worth.signum() > 0 ? stillToLose.add(worth) : stillToLose;
    unstopped += holding.isStopped(mark) ? 0 : 1;
  }

  void assertSame(ExposureSums sums) {
    assertThat(sums.positions()).isEqualTo(positions);
    assertThat(sums.unknownPositions()).isEqualTo(unknown);
    assertThat(sums.unstopped()).isEqualTo(unstopped);
    assertThat(sums.isolatedMargin()).isEqualByComparingTo(margin);
    assertThat(sums.unknownMargin()).isEqualByComparingTo(unknownMargin);
    assertThat(sums.equity()).isEqualByComparingTo(equity);
    assertThat(sums.unrealisedPnl()).isEqualByComparingTo(pnl);
    assertThat(sums.maintenanceMargin()).isEqualByComparingTo(maintenance);
    assertThat(sums.initialMargin()).isEqualByComparingTo(initial);
    assertThat(sums.grossNotional()).isEqualByComparingTo(gross);
    assertThat(sums.netNotional()).isEqualByComparingTo(net);
    assertThat(sums.stillToLose()).isEqualByComparingTo(stillToLose);
  }
}
