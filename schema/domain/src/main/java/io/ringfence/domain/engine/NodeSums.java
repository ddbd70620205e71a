package io.ringfence.domain.engine;

import java.math.BigDecimal;
import java.util.Arrays;

/**
 * What one instrument's positions add up to, for each risk node: sums that no tick changes. A mark
 * moves equity by the signed quantity and the requirement by the slope; only a crossed tier edge, a
 * touched stop or a presumed liquidation patches them. The cells of a node lie side by side.
 */
final class NodeSums {
  /** Sums of a node; each takes two cells, the upper and the lower half. */
  enum Field {
    COUNT,
    /** Sum of |Q| of longs, and of shorts. */
    LONG_QUANTITY,
    SHORT_QUANTITY,
    /** Sum of s Q E. */
    ENTRY_VALUE,
    /** Sum of W as the rows hold it. */
    WALLET,
    /** Sum of s Q F_e: wallets together are WALLET + ANCHORED - F times signed quantity. */
    ANCHORED,
    /** Sum of rate |Q|, and of amounts: the requirement is SLOPE P - INTERCEPT. */
    SLOPE,
    INTERCEPT,
    /** Sums of s |Q| and s Q E over positions presumed liquidated, which count at full cap. */
    PRESUMED_QUANTITY,
    PRESUMED_ENTRY_VALUE,
    /** What funding is counted of over those of them whose wallets have gone below 0. */
    OVERDRAWN_QUANTITY,
    OVERDRAWN_WALLET,
    OVERDRAWN_ANCHORED,
    /** Positions with an effective stop. */
    STOPPED
  }

  private static final int STRIDE = 2 * Field.values().length;

  private final PositionRows rows;
  private final BookListener listener;
  private final long[] rates;
  private final long[] amounts;
  private final Digits digits;
  private final Scales scales;
  private final int fundingDigits;
  private long[] cells = new long[STRIDE * 4];

  NodeSums(ContractTerms terms, Lattice lattice, PositionRows rows, BookListener listener) {
    this.rows = rows;
    this.listener = listener;
    this.digits = Digits.of(terms);
    this.scales = terms.scales();
    this.fundingDigits = lattice.fundingDigits();
    int tiers = terms.requirement().tiers().size();
    rates = new long[tiers];
    amounts = new long[tiers];
    for (int tier = 0; tier < tiers; tier++) {
      rates[tier] = Lattice.factor(terms.requirement().rate(tier), digits.rate());
      amounts[tier] =
          Lattice.factor(terms.requirement().tiers().get(tier).amount(), digits.money());
    }
  }

  /** A position comes in, in the lowest tier, not presumed liquidated and without a stop. */
  void enter(int slot) {
    change(slot, 1, 0);
  }

  /** A position leaves from a tier. */
  void leave(int slot, int tier) {
    change(slot, -1, tier);
  }

  private void change(int slot, int direction, int tier) {
    int node = at(slot);
    long size = direction * rows.size(slot);
    long signed = direction * rows.quantity(slot);
    addProduct(node, Field.COUNT, direction, 1);
    addProduct(node, signed == size ? Field.LONG_QUANTITY : Field.SHORT_QUANTITY, size, 1);
    addProduct(node, Field.ENTRY_VALUE, signed, rows.entry(slot));
    addProduct(node, Field.WALLET, rows.wallet(slot), direction);
    add(node, Field.ANCHORED, rows.funding(slot).times(signed));
    addProduct(node, Field.SLOPE, size, rates[tier]);
    addProduct(node, Field.INTERCEPT, amounts[tier], direction);
  }

  /** The wallet of a position changes by an amount. */
  void addWallet(int slot, long amount) {
    addProduct(at(slot), Field.WALLET, amount, 1);
  }

  /** The notional of a position comes to lie in another tier. */
  void changeTier(int slot, int from, int to) {
    int node = at(slot);
    addProduct(node, Field.SLOPE, rows.size(slot), rates[to] - rates[from]);
    addProduct(node, Field.INTERCEPT, amounts[to] - amounts[from], 1);
  }

  /** A position is presumed liquidated (1), or no longer is (-1). */
  void presume(int slot, int direction) {
    int node = at(slot);
    long signed = direction * rows.quantity(slot);
    addProduct(node, Field.PRESUMED_QUANTITY, signed, 1);
    addProduct(node, Field.PRESUMED_ENTRY_VALUE, signed, rows.entry(slot));
  }

  /** The wallet of one of those has gone below 0 (1), or no longer is there (-1). */
  void overdraw(int slot, int direction) {
    int node = at(slot);
    long signed = direction * rows.quantity(slot);
    addProduct(node, Field.OVERDRAWN_QUANTITY, signed, 1);
    addProduct(node, Field.OVERDRAWN_WALLET, rows.wallet(slot), direction);
    add(node, Field.OVERDRAWN_ANCHORED, rows.funding(slot).times(signed));
  }

  /** The stop of a position becomes effective (1), or no longer is (-1). */
  void countStop(int slot, int direction) {
    addProduct(at(slot), Field.STOPPED, direction, 1);
  }

  /** How many nodes are numbered. */
  int nodes() {
    return cells.length / STRIDE;
  }

  int count(int node) {
    return node < nodes() ? (int) sum(node, Field.COUNT).low() : 0;
  }

  /** How many positions of a node have an effective stop. */
  int stopped(int node) {
    return node < nodes() ? (int) sum(node, Field.STOPPED).low() : 0;
  }

  /** Sum of s |Q| of a node. */
  BigDecimal signed(int node) {
    if (count(node) == 0) {
      return BigDecimal.ZERO;
    }
    return decimal(node, Field.LONG_QUANTITY, scales.quantity())
        .subtract(decimal(node, Field.SHORT_QUANTITY, scales.quantity()));
  }

  /** The figures of a node at a mark. */
  NodeFigures figures(int node, BigDecimal mark, BigDecimal funding) {
    if (count(node) == 0) {
      return NodeFigures.EMPTY;
    }
    int quantity = scales.quantity();
    BigDecimal longs = decimal(node, Field.LONG_QUANTITY, quantity);
    BigDecimal shorts = decimal(node, Field.SHORT_QUANTITY, quantity);
    BigDecimal signed = longs.subtract(shorts);
    BigDecimal wallet =
        decimal(node, Field.WALLET, scales.wallet())
            .add(decimal(node, Field.ANCHORED, quantity + fundingDigits))
            .subtract(funding.multiply(signed));
    BigDecimal pnl =
        signed.multiply(mark).subtract(decimal(node, Field.ENTRY_VALUE, quantity + scales.entry()));
    BigDecimal requirement =
        decimal(node, Field.SLOPE, digits.rate() + quantity)
            .multiply(mark)
            .subtract(decimal(node, Field.INTERCEPT, digits.money()));
    BigDecimal equity = wallet.add(pnl);
    return new NodeFigures(
        count(node),
        wallet,
        equity,
        pnl,
        requirement,
        longs.add(shorts).multiply(mark),
        signed.multiply(mark),
        equity.subtract(notToLose(node, mark, funding)),
        stopped(node));
  }

  /** What a presumed liquidation takes out of equity: the gain, and a wallet below 0. */
  private BigDecimal notToLose(int node, BigDecimal mark, BigDecimal funding) {
    int quantity = scales.quantity();
    return decimal(node, Field.PRESUMED_QUANTITY, quantity)
        .multiply(mark)
        .subtract(decimal(node, Field.PRESUMED_ENTRY_VALUE, quantity + scales.entry()))
        .add(decimal(node, Field.OVERDRAWN_WALLET, scales.wallet()))
        .add(decimal(node, Field.OVERDRAWN_ANCHORED, quantity + fundingDigits))
        .subtract(funding.multiply(decimal(node, Field.OVERDRAWN_QUANTITY, quantity)));
  }

  private BigDecimal decimal(int node, Field field, int fractionDigits) {
    return sum(node, field).toDecimal(fractionDigits);
  }

  Wide sum(int node, Field field) {
    int cell = node * STRIDE + 2 * field.ordinal();
    return new Wide(cells[cell], cells[cell + 1]);
  }

  private int at(int slot) {
    listener.nodeChanged(rows.node(slot));
    int start = rows.node(slot) * STRIDE;
    if (start >= cells.length) {
      cells = Arrays.copyOf(cells, Math.max(cells.length * 2, start + STRIDE));
    }
    return start;
  }

  private void addProduct(int node, Field field, long left, long right) {
    addHalves(node + 2 * field.ordinal(), Math.multiplyHigh(left, right), left * right);
  }

  private void add(int node, Field field, Wide amount) {
    addHalves(node + 2 * field.ordinal(), amount.high(), amount.low());
  }

  private void addHalves(int cell, long high, long low) {
    long sumLow = cells[cell + 1] + low;
    long carry = Long.compareUnsigned(sumLow, low) < 0 ? 1 : 0;
    long sumHigh = cells[cell] + high + carry;
    if (((cells[cell] ^ sumHigh) & (high ^ sumHigh)) < 0) {
      throw Wide.overflow();
    }
    cells[cell] = sumHigh;
    cells[cell + 1] = sumLow;
  }
}
