package io.ringfence.domain.stress;

import java.util.Arrays;

/**
 * Liquidation prices of one side of one instrument as whole numbers, sorted, with prefix sums of
 * what stands behind them: what all that are dead at a mark add up to is a difference of two sums.
 * Exact while sums fit into 64 bits; what does not is refused when it is built.
 */
public final class PriceLadder {
  private final long[] prices;
  private final long[] wallets;
  private final long[] quantities;
  private final boolean diesBelow;

  private PriceLadder(long[] prices, long[] wallets, long[] quantities, boolean diesBelow) {
    this.prices = prices;
    this.wallets = wallets;
    this.quantities = quantities;
    this.diesBelow = diesBelow;
  }

  /**
   * A ladder.
   *
   * @param deadAt for each position the last mark, coming from where it lives, at which it is dead:
   *     it dies at this mark and beyond
   * @param wallet wallet of each, in units of the caller's choice
   * @param quantity quantity of each, in units of the caller's choice
   * @param diesBelow true for longs, which die at marks at or below; false for shorts
   * @throws ArithmeticException when a sum does not fit into 64 bits
   */
  public static PriceLadder of(long[] deadAt, long[] wallet, long[] quantity, boolean diesBelow) {
    int count = deadAt.length;
    long[] order = order(deadAt);
    long[] prices = new long[count];
    long[] wallets = new long[count + 1];
    long[] quantities = new long[count + 1];
    for (int i = 0; i < count; i++) {
      int from = (int) order[2 * i + 1];
      prices[i] = order[2 * i];
      wallets[i + 1] = Math.addExact(wallets[i], wallet[from]);
      quantities[i + 1] = Math.addExact(quantities[i], quantity[from]);
    }
    return new PriceLadder(prices, wallets, quantities, diesBelow);
  }

  /** Pairs of price and index, ascending by price, ties by index. */
  private static long[] order(long[] deadAt) {
    Integer[] indices = new Integer[deadAt.length];
    Arrays.setAll(indices, i -> i);
    Arrays.sort(indices, (left, right) -> Long.compare(deadAt[left], deadAt[right]));
    long[] order = new long[2 * deadAt.length];
    for (int i = 0; i < indices.length; i++) {
      order[2 * i] = deadAt[indices[i]];
      order[2 * i + 1] = indices[i];
    }
    return order;
  }

  /**
   * Adds what is dead at each of several marks; one walk along the ladder for all of them.
   *
   * @param marks ascending, in the units of the prices
   * @param rungs what is added to, one cell for each mark
   * @throws ArithmeticException when a sum does not fit into 64 bits
   */
  public void addDead(long[] marks, Rungs rungs) {
    int last = prices.length;
    int at = 0;
    for (int i = 0; i < marks.length; i++) {
      long wanted = diesBelow ? marks[i] : marks[i] + 1;
      while (at < last && prices[at] < wanted) {
        at++;
      }
      int from = diesBelow ? at : 0;
      int to = diesBelow ? last : at;
      rungs.liquidated[i] += to - from;
      rungs.burned[i] = Math.addExact(rungs.burned[i], wallets[to] - wallets[from]);
      long forced = Math.multiplyExact(quantities[to] - quantities[from], marks[i]);
      rungs.forced[i] = Math.addExact(rungs.forced[i], forced);
    }
  }

  /**
   * What is dead at each of several shocks, over all ladders added so far.
   *
   * @param liquidated positions
   * @param burned wallets, in their units
   * @param forced quantity times mark, in the product of their units
   */
  public record Rungs(long[] liquidated, long[] burned, long[] forced) {
    /** Nothing dead at so many shocks. */
    public static Rungs of(int shocks) {
      return new Rungs(new long[shocks], new long[shocks], new long[shocks]);
    }
  }
}
