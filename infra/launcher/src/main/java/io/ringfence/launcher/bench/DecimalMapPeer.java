package io.ringfence.launcher.bench;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * Positions as objects with decimal money in a map for each instrument, all valued at each tick:
 * what a careful first version of a risk engine looks like.
 */
final class DecimalMapPeer implements Peer {
  private static final BigDecimal[] LEVELS = thousandths(BenchContract.LEVELS);
  private static final BigDecimal[] LEAVES = thousandths(BenchContract.LEAVES);
  private static final BigDecimal[] RATES = new BigDecimal[BenchContract.RATES.length];
  private static final BigDecimal[] AMOUNTS = new BigDecimal[RATES.length];
  private static final BigDecimal[] CAPS = new BigDecimal[RATES.length];

  static {
    int notionalDigits = BenchContract.PRICE_DIGITS + BenchContract.QUANTITY_DIGITS;
    for (int tier = 0; tier < RATES.length; tier++) {
      RATES[tier] = BigDecimal.valueOf(BenchContract.RATES[tier], BenchContract.RATE_DIGITS);
      AMOUNTS[tier] = BigDecimal.valueOf(BenchContract.AMOUNTS[tier], BenchContract.MONEY_DIGITS);
      CAPS[tier] = BigDecimal.valueOf(BenchContract.cap(tier), notionalDigits);
    }
  }

  private static final class Position {
    private final int id;
    private final int desk;
    private final BigDecimal quantity;
    private final BigDecimal entry;
    private final BigDecimal wallet;
    private int fired;

    private Position(int id, Population population) {
      this.id = id;
      desk = population.desk[id];
      quantity = BigDecimal.valueOf(population.quantity[id], BenchContract.QUANTITY_DIGITS);
      entry = BigDecimal.valueOf(population.entry[id], BenchContract.PRICE_DIGITS);
      wallet = BigDecimal.valueOf(population.wallet[id], BenchContract.WALLET_DIGITS);
    }

    private BigDecimal requirement(BigDecimal mark) {
      BigDecimal notional = quantity.abs().multiply(mark);
      int tier = 0;
      while (notional.compareTo(CAPS[tier]) > 0) {
        tier++;
      }
      return notional.multiply(RATES[tier]).subtract(AMOUNTS[tier]);
    }
  }

  private final Map<Integer, Map<Integer, Position>> books = new HashMap<>();
  private final BigDecimal[][] equity;
  private final BigDecimal[][] requirement;
  private final Alerts alerts;

  DecimalMapPeer(Population population) {
    equity = new BigDecimal[population.instruments][population.desks];
    requirement = new BigDecimal[population.instruments][population.desks];
    alerts = new Alerts(population.count());
    for (int i = 0; i < population.instruments; i++) {
      Map<Integer, Position> book = new HashMap<>();
      for (int id = population.first[i]; id < population.first[i + 1]; id++) {
        book.put(id, new Position(id, population));
      }
      books.put(i, book);
      tick(i, population.startMark[i]);
    }
  }

  private static BigDecimal[] thousandths(int[] levels) {
    BigDecimal[] decimals = new BigDecimal[levels.length];
    for (int i = 0; i < levels.length; i++) {
      decimals[i] = BigDecimal.valueOf(levels[i], 3);
    }
    return decimals;
  }

  @Override
  public String name() {
    return "hashmap-objects";
  }

  @Override
  public void tick(int instrument, long mark) {
    BigDecimal[] deskEquity = equity[instrument];
    BigDecimal[] deskRequirement = requirement[instrument];
    Arrays.fill(deskEquity, BigDecimal.ZERO);
    Arrays.fill(deskRequirement, BigDecimal.ZERO);
    BigDecimal price = BigDecimal.valueOf(mark, BenchContract.PRICE_DIGITS);
    Iterator<Position> positions = books.getOrDefault(instrument, Map.of()).values().iterator();
    while (positions.hasNext()) {
      Position position = positions.next();
      BigDecimal held =
          position.wallet.add(position.quantity.multiply(price.subtract(position.entry)));
      BigDecimal required = position.requirement(price);
      look(position, held, required);
      if (required.compareTo(held) >= 0) {
        alerts.liquidated(position.id);
        positions.remove();
      } else {
        deskEquity[position.desk] = deskEquity[position.desk].add(held);
        deskRequirement[position.desk] = deskRequirement[position.desk].add(required);
      }
    }
  }

  private void look(Position position, BigDecimal held, BigDecimal required) {
    for (int level = 0; level < LEVELS.length; level++) {
      int bit = 1 << level;
      if (required.compareTo(LEVELS[level].multiply(held)) >= 0) {
        if ((position.fired & bit) == 0) {
          position.fired |= bit;
          alerts.reached(position.id, level);
        }
      } else if (required.compareTo(LEAVES[level].multiply(held)) < 0) {
        position.fired &= ~bit;
      }
    }
  }

  @Override
  public Alerts alerts() {
    return alerts;
  }

  @Override
  public long equity(int desk) {
    return sum(equity, desk);
  }

  @Override
  public long requirement(int desk) {
    return sum(requirement, desk);
  }

  private static long sum(BigDecimal[][] totals, int desk) {
    BigDecimal sum = BigDecimal.ZERO;
    for (BigDecimal[] byDesk : totals) {
      sum = sum.add(byDesk[desk]);
    }
    return sum.movePointRight(BenchContract.MONEY_DIGITS).longValueExact();
  }
}
