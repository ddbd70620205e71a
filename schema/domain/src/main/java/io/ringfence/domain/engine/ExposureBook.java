package io.ringfence.domain.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.IntPredicate;

/**
 * All positions of one instrument, arranged so that a tick costs what it changes. Events are
 * applied in the order they are given. Positions are named by the slot that {@link #open} answers;
 * a slot may be used again after its position has ended.
 *
 * <p>Not thread-safe. A call refused with an {@link IllegalArgumentException} leaves the book as it
 * was; an {@link ArithmeticException} says that 128 bits do not hold a sum, and ends its use.
 */
public final class ExposureBook {
  private final Scales scales;
  private final ContractKind kind;
  private final Lattice lattice;
  private final PositionChanges changes;
  private final PositionRows rows;
  private final TriggerIndex index;
  private final Crossings crossings;
  private final SumLines lines;

  /** What each tick needs, at hand. */
  private final long maxTick;

  private final boolean hasSlowPath;

  /** A book without positions and without a mark. */
  public ExposureBook(ContractTerms terms, LiquidationMode mode, BookListener listener) {
    scales = terms.scales();
    kind = terms.kind();
    lattice = Lattice.of(terms);
    changes = new PositionChanges(terms, lattice, mode, listener);
    rows = changes.rows;
    index = changes.index;
    crossings = changes.crossings;
    lines = new SumLines(terms, lattice, changes.sums);
    maxTick = lattice.maxTick();
    hasSlowPath = !changes.slowPath.isEmpty();
  }

  /**
   * Opens a position.
   *
   * @return its slot
   */
  public int open(PositionVersion version) {
    return changes.open(version);
  }

  /**
   * Opens a position as another book held it: after a restart, say. What it was told of before is
   * not told again. The book must have been {@linkplain #resume resumed} and have no mark yet.
   *
   * @return its slot
   */
  public int reopen(HeldPosition held) {
    if (index.hasMark()) {
      throw new IllegalStateException("positions are reopened before the first mark");
    }
    return changes.reopen(held);
  }

  /** Takes over the cumulative funding of another book; this one must be empty. */
  public void resume(Wide funding) {
    if (rows.used() > 0) {
      throw new IllegalStateException("only an empty book can be resumed");
    }
    changes.setFunding(funding);
  }

  /** A position as {@link #reopen} takes it. */
  public HeldPosition held(int slot) {
    changes.requireOpen(slot);
    return new HeldPosition(
        new PositionVersion(
            rows.quantity(slot),
            rows.entry(slot),
            rows.wallet(slot),
            rows.stop(slot),
            rows.node(slot)),
        rows.funding(slot),
        crossings.memory(slot));
  }

  /** Cumulative funding, as {@link #resume} takes it. */
  public Wide funding() {
    return changes.funding();
  }

  /**
   * What the positions of a risk node add up to, as lines over the mark, see {@link NodeLines}.
   * They hold until {@link BookListener#nodeChanged} says otherwise or funding is settled; where
   * {@link #followsMark} does not hold, until the next tick.
   *
   * @param digits fraction digits of the lines, at least {@link NodeLines#digits}
   * @param to where {@link NodeLines#CELLS} cells are written
   */
  public void line(int node, int digits, long[] to, int at) {
    switch (kind) {
      case LINEAR, QUANTO -> lines.write(node, digits, changes.funding(), to, at);
      case INVERSE -> {
        // Without a mark only their number is known, and that it is unknown what they hold.
        NodeFigures figures = hasMark() ? node(node) : NodeFigures.EMPTY;
        NodeLines.writeFlat(figures, digits, to, at);
        to[at] = changes.sums.count(node);
      }
    }
  }

  /**
   * Brings sums to the mark in force, which tells {@link BookListener#nodeChanged} of every line
   * that is not what it was. Sums follow each tick, so there is nothing left to do.
   */
  public void settleSums() {}

  /** Whether lines stay true when the mark moves. */
  public boolean followsMark() {
    return kind != ContractKind.INVERSE;
  }

  /** Replaces a position by its next version; levels that have fired stay fired. */
  public void replace(int slot, PositionVersion version) {
    changes.replace(slot, version);
  }

  /**
   * Changes a wallet.
   *
   * @param amount signed, wallet units
   */
  public void addToWallet(int slot, long amount) {
    changes.addToWallet(slot, amount);
  }

  /** Ends a position: closed, or liquidated by a report of the venue. */
  public void close(int slot) {
    changes.close(slot);
  }

  /**
   * The mark moves: where a tick enters.
   *
   * @param tick price, ticks, above 0
   */
  public void tick(long tick) {
    requirePrice("mark", tick);
    index.moveTo(tick);
    if (hasSlowPath) {
      changes.slowPath.lookAtAll(changes.mark(), changes.funding());
    }
    if (crossings.liquidatedCount() > 0) {
      changes.settleLiquidations();
    }
  }

  /** Marks since the last call, of which only extremes and the last are known: all fire. */
  public void conflated(long low, long high, long last) {
    if (low > last || last > high) {
      throw new IllegalArgumentException(
          "low, last and high must rise, were %s, %s, %s".formatted(low, last, high));
    }
    requirePrice("low", low);
    requirePrice("high", high);
    tick(low);
    tick(high);
    tick(last);
  }

  /**
   * Funding is settled: each wallet changes by - s Q P rate, an inverse one by - s Q rate / P
   * rounded down at wallet digits.
   *
   * @param settlementTick price it is settled at, ticks, above 0
   * @param rate units of the funding rate; positive where longs pay
   */
  public void fund(long settlementTick, long rate) {
    requirePrice("settlement price", settlementTick);
    switch (kind) {
      case LINEAR, QUANTO -> {
        int finer = lattice.fundingDigits() - scales.price() - scales.fundingRate();
        Wide amount =
            Wide.product(settlementTick, rate).times(Lattice.factor(BigDecimal.ONE, finer));
        Wide funding = changes.funding().plus(amount);
        lattice.requireFunding(funding, scales.price());
        changes.setFunding(funding);
      }
      case INVERSE -> fundEach(settlementTick, rate);
    }
  }

  private void fundEach(long settlementTick, long rate) {
    long[] amounts = new long[rows.used()];
    BigDecimal price = BigDecimal.valueOf(settlementTick, scales.price());
    for (int slot = 0; slot < amounts.length; slot++) {
      BigDecimal paid =
          BigDecimal.valueOf(rows.quantity(slot), scales.quantity())
              .multiply(BigDecimal.valueOf(rate, scales.fundingRate()))
              .negate()
              .divide(price, scales.wallet(), RoundingMode.FLOOR);
      amounts[slot] = Scales.units("funding", paid, scales.wallet());
      changes.requireWallet(Math.addExact(rows.wallet(slot), amounts[slot]));
    }
    for (int slot = 0; slot < amounts.length; slot++) {
      if (rows.isLive(slot)) {
        changes.addToWallet(slot, amounts[slot]);
      }
    }
  }

  private void requirePrice(String field, long tick) {
    if (tick <= 0 || tick > maxTick) {
      throw new IllegalArgumentException(
          "%s must be 1 to %s ticks, was %s".formatted(field, lattice.maxTick(), tick));
    }
  }

  /** Whether there is a mark yet; figures need one. */
  public boolean hasMark() {
    return index.hasMark();
  }

  /** How many positions are open. */
  public int positions() {
    return rows.live();
  }

  /** Whether a slot holds an open position. */
  public boolean isOpen(int slot) {
    return slot >= 0 && slot < rows.used() && rows.isLive(slot);
  }

  /** A position valued at the mark in force. */
  public PositionFigures figures(int slot) {
    changes.requireOpen(slot);
    requireMark();
    return changes.valuation.figures(slot, changes.mark(), changes.funding());
  }

  /** Wallet of a position with all funding, settlement asset. */
  public BigDecimal wallet(int slot) {
    changes.requireOpen(slot);
    return changes.valuation.wallet(slot, changes.funding());
  }

  /** Levels that have fired and were not left, one bit each. */
  public int firedLevels(int slot) {
    return crossings.levels(slot);
  }

  /** Whether the position met its liquidation and the venue has not reported since. */
  public boolean isPresumedLiquidated(int slot) {
    return isOpen(slot) && crossings.isPresumedLiquidated(slot);
  }

  /**
   * What the positions of a risk node add up to at the mark in force: from sums, without visiting
   * positions; for inverse contracts, whose amounts are rounded one by one, from the positions.
   */
  public NodeFigures node(int node) {
    requireMark();
    return switch (kind) {
      case LINEAR, QUANTO ->
          changes.sums.figures(
              node, changes.mark(), changes.funding().toDecimal(lattice.fundingDigits()));
      case INVERSE -> sumOfPositions(node);
    };
  }

  private NodeFigures sumOfPositions(int node) {
    NodeFigures sum = NodeFigures.EMPTY;
    for (int slot = 0; slot < rows.used(); slot++) {
      if (rows.isLive(slot) && rows.node(slot) == node) {
        sum = sum.plus(figures(slot).asNode());
      }
    }
    return sum;
  }

  /** What all positions come to at other prices. Costs a visit to each, once. */
  public Ladder ladder() {
    return ladder(_ -> true);
  }

  /** What the positions of a risk node come to at other prices. */
  public Ladder ladder(int node) {
    return ladder(slot -> rows.node(slot) == node);
  }

  private Ladder ladder(IntPredicate counts) {
    if (kind == ContractKind.INVERSE || changes.slowPath.liquidates()) {
      return new VisitedLadder(changes, counts, scales.price());
    }
    return new SummedLadder(
        index, rows, counts, scales, lattice.fundingDigits(), changes.funding());
  }

  private void requireMark() {
    if (!index.hasMark()) {
      throw new IllegalStateException("there is no mark yet: figures are unknown");
    }
  }

  /** Triggers crossed so far. */
  public long crossings() {
    return crossings.crossed();
  }

  /** Conditions evaluated one by one because their trigger is no single price. */
  public long slowEvaluations() {
    return changes.slowPath.evaluations();
  }
}
