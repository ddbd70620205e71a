package io.ringfence.domain.engine;

import java.math.BigDecimal;

/**
 * Brings positions into the book, changes them and takes them out: columns, triggers and sums move
 * together here and nowhere else.
 */
final class PositionChanges {
  private static final int FEW_ENDED = 64;

  final PositionColumns columns;
  final NodeSums sums;
  final Crossings crossings;
  final TriggerIndex index;
  final SlowPath slowPath;
  final Valuation valuation;
  private final TriggerPlan plan;
  private final LiquidationMode mode;
  private final BookListener listener;
  private final KeySet before;
  private final KeySet after;
  private final int priceDigits;
  private Wide funding = Wide.ZERO;
  private int ended;

  PositionChanges(
      ContractTerms terms, Lattice lattice, LiquidationMode mode, BookListener listener) {
    this.mode = mode;
    this.listener = listener;
    SlowLevels slow = SlowLevels.of(terms);
    plan =
        switch (terms.kind()) {
          case LINEAR, QUANTO -> new LinearPlan(terms, lattice, slow);
          case INVERSE -> new InversePlan(terms, lattice, slow);
        };
    columns = new PositionColumns(plan.roots());
    sums = new NodeSums(terms, lattice, columns);
    valuation = new Valuation(terms, lattice, columns);
    boolean levelsLeaveThemselves = terms.levels().leaveMargin().signum() == 0;
    crossings = new Crossings(columns, sums, listener, levelsLeaveThemselves);
    index = new TriggerIndex(plan.axes(), crossings);
    slowPath = new SlowPath(slow, terms.levels(), valuation, columns, crossings);
    before = new KeySet(lattice);
    after = new KeySet(lattice);
    priceDigits = terms.scales().price();
  }

  int open(PositionVersion version) {
    plan.limits().require(version);
    int slot = columns.take();
    columns.set(slot, version, funding);
    enter(slot);
    return slot;
  }

  void replace(int slot, PositionVersion version) {
    requireOpen(slot);
    plan.limits().require(version);
    leaveSums(slot);
    before.clear();
    plan.addWalletKeys(columns, slot, before);
    plan.addVersionKeys(columns, slot, before);
    index.lift(slot, before);
    columns.set(slot, version, funding);
    crossings.acquit(slot);
    enter(slot);
  }

  private void enter(int slot) {
    sums.enter(slot);
    plan.settle(columns, slot, funding);
    after.clear();
    plan.addWalletKeys(columns, slot, after);
    plan.addVersionKeys(columns, slot, after);
    index.place(slot, after);
    look(slot);
    settleLiquidations();
  }

  /** Changes a wallet by a signed amount and moves the triggers that follow it. */
  void addToWallet(int slot, long amount) {
    requireOpen(slot);
    long wallet = Math.addExact(columns.wallet[slot], amount);
    plan.limits().requireWallet(wallet);
    before.clear();
    plan.addWalletKeys(columns, slot, before);
    crossings.bankrupt(slot, false);
    columns.wallet[slot] = wallet;
    sums.addWallet(slot, amount);
    plan.settle(columns, slot, funding);
    after.clear();
    plan.addWalletKeys(columns, slot, after);
    index.replace(slot, before, after);
    look(slot);
    settleLiquidations();
  }

  /** Whether a wallet may become this large. */
  void requireWallet(long wallet) {
    plan.limits().requireWallet(wallet);
  }

  /** Takes over the cumulative funding: axes shift, and few positions change their tier's axis. */
  void setFunding(Wide newFunding) {
    int count = index.shiftRanges(newFunding);
    for (int i = 0; i < count; i++) {
      lift(index.outOfRange(i));
    }
    funding = newFunding;
    index.shift(newFunding);
    for (int i = 0; i < count; i++) {
      putBack(index.outOfRange(i));
    }
    if (index.hasMark()) {
      slowPath.lookAtAll(mark(), funding);
    }
    settleLiquidations();
  }

  private void lift(int slot) {
    if (columns.isLive(slot)) {
      before.clear();
      plan.addWalletKeys(columns, slot, before);
      index.lift(slot, before);
    }
  }

  private void putBack(int slot) {
    if (columns.isLive(slot)) {
      plan.settle(columns, slot, funding);
      after.clear();
      plan.addWalletKeys(columns, slot, after);
      index.place(slot, after);
      look(slot);
    }
  }

  private void look(int slot) {
    if (index.hasMark()) {
      index.look(slot, after);
      slowPath.look(slot, mark(), funding);
    }
  }

  /** Lets the noted liquidations take place. */
  void settleLiquidations() {
    int count = crossings.liquidatedCount();
    for (int i = 0; i < count; i++) {
      int slot = crossings.liquidated(i);
      listener.liquidated(slot);
      switch (mode) {
        case CLOSES -> end(slot);
        case PRESUMES -> {}
      }
    }
    crossings.forgetLiquidated();
    sweepOutEnded();
  }

  /** Ends a position. */
  void close(int slot) {
    requireOpen(slot);
    end(slot);
    sweepOutEnded();
  }

  /** The triggers of an ended position stay where they are and are passed over. */
  private void end(int slot) {
    leaveSums(slot);
    columns.end(slot);
    ended++;
  }

  private void leaveSums(int slot) {
    crossings.bankrupt(slot, false);
    int edges = index.hasMark() ? plan.edgesBelow(columns, slot, index.mark()) : 0;
    sums.leave(slot, edges);
  }

  /** Once most triggers are of ended positions, those are taken out together. */
  private void sweepOutEnded() {
    if (ended > FEW_ENDED && ended > columns.live()) {
      index.retain(columns::isLive);
      columns.freeEnded();
      ended = 0;
    }
  }

  void requireOpen(int slot) {
    if (slot < 0 || slot >= columns.used() || !columns.isLive(slot)) {
      throw new IllegalArgumentException("slot must name an open position, was " + slot);
    }
  }

  /** Cumulative funding, units of the lattice. */
  Wide funding() {
    return funding;
  }

  /** The mark in force, quote per base. */
  BigDecimal mark() {
    return BigDecimal.valueOf(index.mark(), priceDigits);
  }
}
