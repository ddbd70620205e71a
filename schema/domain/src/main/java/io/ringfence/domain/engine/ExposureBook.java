package io.ringfence.domain.engine;

import java.math.BigDecimal;

/**
 * All positions of one instrument, arranged so that a tick costs what it changes. Events are
 * applied in the order they are given. Positions are named by the slot that {@link #open} answers;
 * a slot may be used again after its position has ended.
 *
 * <p>Not thread-safe. A call refused with an {@link IllegalArgumentException} leaves the book as it
 * was; an {@link ArithmeticException} says that 128 bits do not hold a sum, and ends its use.
 */
public final class ExposureBook {
  private final PositionChanges changes;
  private final Amendments amendments;
  private final FundingSettlement settlement;
  private final BookTotals totals;
  private final PositionRows rows;
  private final TriggerIndex index;
  private final Crossings crossings;
  private final SumLines lines;
  private final ContractKind kind;

  /** What each tick needs, at hand. */
  private final long maxTick;

  private final boolean hasSlowPath;

  /** A book without positions and without a mark. */
  public ExposureBook(ContractTerms terms, LiquidationMode mode, BookListener listener) {
    Lattice lattice = Lattice.of(terms);
    changes = new PositionChanges(terms, lattice, mode, listener);
    amendments = new Amendments(terms, lattice, changes);
    settlement = new FundingSettlement(terms, lattice, changes);
    totals = new BookTotals(terms, lattice, changes);
    rows = changes.rows;
    index = changes.index;
    crossings = changes.crossings;
    kind = terms.kind();
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
   * Takes over what another book held: after a restart, say. What it was told of before is not told
   * again; the mark is to follow. Positions get the slots from 0 on, in their order.
   *
   * @param funding the cumulative funding of that book
   * @throws IllegalStateException when this one has had a position or a mark
   * @throws IllegalArgumentException when a position breaks a rule; the book is of no use then
   */
  public void resume(Wide funding, Iterable<HeldPosition> positions) {
    if (rows.used() > 0 || index.hasMark()) {
      throw new IllegalStateException("only an empty book without a mark can be resumed");
    }
    changes.setFunding(funding);
    changes.reopen(positions);
  }

  /**
   * Takes in a position that a book of the same instrument has held, under other terms perhaps.
   * What was told of it before is not told again; what holds at the mark in force now is. {@link
   * #resume} with its funding and no position comes before, and the mark.
   *
   * @return its slot
   */
  public int readmit(HeldPosition position) {
    return changes.readmit(position);
  }

  /**
   * Refuses a position that has no room here.
   *
   * @throws IllegalArgumentException naming the field
   */
  public void requireRoom(HeldPosition position) {
    changes.require(position.version());
  }

  /** Fraction digits of cumulative funding under terms: a book hands it on only to the same. */
  public static int fundingDigits(ContractTerms terms) {
    return Lattice.of(terms).fundingDigits();
  }

  /** A position as {@link #resume} takes it. */
  public HeldPosition held(int slot) {
    changes.requireOpen(slot);
    return new HeldPosition(changes.held(slot), rows.funding(slot), crossings.memory(slot));
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
    index.settleSums();
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
   * that is not what it was: tier edges met since are crossed only now.
   */
  public void settleSums() {
    index.settleSums();
  }

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

  /**
   * Another stop rests against a position: it is armed, unless it is the same. Nothing else of the
   * position has changed, so that what was presumed stays so.
   *
   * @param stop price, ticks; 0: there is none
   * @param size what it covers, units; 0: unknown
   */
  public void setStop(int slot, long stop, long size) {
    amendments.setStop(slot, stop, size);
  }

  /**
   * The venue has taken part of a position. What the fill realised is settled with the wallet,
   * exactly wherever the digits of the rows allow it, else rounded down by less than one wallet
   * unit.
   *
   * @param size what was taken, units, above 0 and below the position's
   * @param realised signed, wallet units
   */
  public void reduce(int slot, long size, long realised) {
    amendments.reduce(slot, size, realised);
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
      changes.judgeStops();
    }
    if (crossings.news.isAny()) {
      changes.conclude();
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
    settlement.fund(settlementTick, rate);
  }

  /**
   * What a settlement gives the positions of a risk node, settlement asset, negative where they
   * pay. Nothing changes.
   */
  public BigDecimal fundingOf(int node, long settlementTick, long rate) {
    requirePrice("settlement price", settlementTick);
    return settlement.amount(node, settlementTick, rate);
  }

  /** Risk nodes with positions are numbered below this. */
  public int nodes() {
    return changes.sums.nodes();
  }

  private void requirePrice(String field, long tick) {
    if (tick <= 0 || tick > maxTick) {
      throw new IllegalArgumentException(
          "%s must be 1 to %s ticks, was %s".formatted(field, maxTick, tick));
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

  /** Whether the resting stop covers the position and lies between the mark and its liquidation. */
  public boolean isStopped(int slot) {
    return isOpen(slot) && changes.stops.isEffective(slot);
  }

  /**
   * What the positions of a risk node add up to at the mark in force: from sums, without visiting
   * positions; for inverse contracts, whose amounts are rounded one by one, from the positions.
   */
  public NodeFigures node(int node) {
    requireMark();
    return totals.node(node);
  }

  /** What all positions come to at other prices. Costs a visit to each, once. */
  public Ladder ladder() {
    return totals.ladder(_ -> true);
  }

  /** What the positions of a risk node come to at other prices. */
  public Ladder ladder(int node) {
    return totals.ladder(slot -> rows.node(slot) == node);
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
