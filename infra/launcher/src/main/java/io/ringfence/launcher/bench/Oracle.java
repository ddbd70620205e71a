package io.ringfence.launcher.bench;

import io.ringfence.domain.engine.ContractTerms;
import io.ringfence.domain.engine.NodeFigures;
import io.ringfence.domain.engine.PositionVersion;
import io.ringfence.domain.engine.oracle.NaivePosition;
import java.math.BigDecimal;
import java.util.Arrays;

/**
 * What must be true at the end of a walk, in plain decimals. The lowest and the highest mark of an
 * instrument decide which levels ever fired and who was liquidated, the last one what desks hold.
 */
public final class Oracle {
  private Oracle() {}

  /** The digest every peer must have after a walk from the start. */
  static long digest(Population population, MarkWalk walk) {
    long[] last = new long[population.instruments];
    for (int i = 0; i < last.length; i++) {
      last[i] = walk.mark(i);
    }
    return digest(population, walk.lowest, walk.highest, last);
  }

  /**
   * The digest every peer must have once marks have been this low and this high, by instrument.
   *
   * @param last marks in force
   */
  public static long digest(Population population, long[] lows, long[] highs, long[] last) {
    ContractTerms terms = BenchContract.terms();
    Alerts alerts = new Alerts(population.count());
    NodeFigures[] desks = new NodeFigures[population.desks];
    Arrays.fill(desks, NodeFigures.EMPTY);
    for (int i = 0; i < population.instruments; i++) {
      BigDecimal lowest = price(lows[i]);
      BigDecimal highest = price(highs[i]);
      BigDecimal mark = price(last[i]);
      for (int id = population.first[i]; id < population.first[i + 1]; id++) {
        NaivePosition position = position(terms, population, id);
        BigDecimal worst = population.quantity[id] > 0 ? lowest : highest;
        look(position, id, worst, alerts);
        if (!alerts.isLiquidated(id)) {
          int desk = population.desk[id];
          desks[desk] = desks[desk].plus(position.figures(mark));
        }
      }
    }
    return digest(alerts, desks);
  }

  static void look(NaivePosition position, int id, BigDecimal mark, Alerts alerts) {
    for (int level = 0; level < BenchContract.LEVELS.length; level++) {
      if (position.reaches(BigDecimal.valueOf(BenchContract.LEVELS[level], 3), mark)) {
        alerts.reached(id, level);
      }
    }
    if (position.isLiquidatable(mark)) {
      alerts.liquidated(id);
    }
  }

  public static NaivePosition position(ContractTerms terms, Population population, int id) {
    return new NaivePosition(
        terms,
        new PositionVersion(
            population.quantity[id],
            population.entry[id],
            population.wallet[id],
            0,
            population.desk[id]));
  }

  private static long digest(Alerts alerts, NodeFigures[] desks) {
    long digest = alerts.digest();
    for (NodeFigures desk : desks) {
      digest = Alerts.mix(digest + units(desk.equity()));
      digest = Alerts.mix(digest + units(desk.requirement()));
    }
    return digest;
  }

  /** The digest of a peer as it stands. */
  static long digest(Peer peer, int desks) {
    long digest = peer.alerts().digest();
    for (int desk = 0; desk < desks; desk++) {
      digest = Alerts.mix(digest + peer.equity(desk));
      digest = Alerts.mix(digest + peer.requirement(desk));
    }
    return digest;
  }

  public static BigDecimal price(long tick) {
    return BigDecimal.valueOf(tick, BenchContract.PRICE_DIGITS);
  }

  private static long units(BigDecimal amount) {
    return amount.movePointRight(BenchContract.MONEY_DIGITS).longValueExact();
  }
}
