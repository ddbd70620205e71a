package io.ringfence.domain.engine;

import java.math.BigDecimal;

/**
 * Brings positions into the book, changes them and takes them out: rows, triggers and sums move
 * together here and nowhere else.
 */
final class PositionChanges {
  private static final int FEW_ENDED = 64;

  final PositionRows rows;
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
    rows = new PositionRows(plan.roots());
    sums = new NodeSums(terms, lattice, rows, listener);
    valuation = new Valuation(terms, lattice, rows);
    boolean levelsLeaveThemselves = terms.levels().leaveMargin().signum() == 0;
    crossings = new Crossings(rows, sums, listener, levelsLeaveThemselves);
    index = new TriggerIndex(plan.axes(), crossings, lattice.maxTick());
    slowPath = new SlowPath(slow, terms.levels(), valuation, rows, crossings);
    before = new KeySet(lattice);
    after = new KeySet(lattice);
    priceDigits = terms.scales().price();
  }

  int open(PositionVersion version) {
    plan.limits().require(version);
    int slot = rows.take();
    rows.set(slot, version, funding);
    enter(slot);
    return slot;
  }

  int reopen(HeldPosition held) {
    plan.limits().require(held.version());
    int slot = rows.take();
    rows.set(slot, held.version(), held.funding());
    rows.setFlags(slot, held.memory());
    enter(slot);
    return slot;
  }

  void replace(int slot, PositionVersion version) {
    requireOpen(slot);
    plan.limits().require(version);
    leaveSums(slot);
    before.clear();
    plan.addWalletKeys(rows, slot, before);
    plan.addVersionKeys(rows, slot, before);
    index.lift(slot, before);
    rows.set(slot, version, funding);
    crossings.acquit(slot);
    enter(slot);
  }

  private void enter(int slot) {
    sums.enter(slot);
    plan.settle(rows, slot, funding);
    after.clear();
    plan.addWalletKeys(rows, slot, after);
    plan.addVersionKeys(rows, slot, after);
    index.place(slot, after);
    look(slot);
    settleLiquidations();
  }

  /** Changes a wallet by a signed amount and moves the triggers that follow it. */
  void addToWallet(int slot, long amount) {
    requireOpen(slot);
    long wallet = Math.addExact(rows.wallet(slot), amount);
    plan.limits().requireWallet(wallet);
    before.clear();
    plan.addWalletKeys(rows, slot, before);
    crossings.bankrupt(slot, false);
    rows.setWallet(slot, wallet);
    sums.addWallet(slot, amount);
    plan.settle(rows, slot, funding);
    after.clear();
    plan.addWalletKeys(rows, slot, after);
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
    funding = newFunding;
    for (int i = 0; i < count; i++) {
      changeTier(index.outOfRange(i));
    }
    index.shift(newFunding);
    for (int i = 0; i < count; i++) {
      lookAgain(index.outOfRange(i));
    }
    if (index.hasMark()) {
      slowPath.lookAtAll(mark(), funding);
    }
    settleLiquidations();
  }

  /**
   * Moves triggers to the axis of the tier that is right once the axes have shifted. Until then the
   * condition there holds later than the true one, never earlier, so the shift fires nothing that
   * does not hold; what it does not show, {@link #lookAgain} sees.
   */
  private void changeTier(int slot) {
    if (rows.isLive(slot)) {
      before.clear();
      plan.addWalletKeys(rows, slot, before);
      plan.settle(rows, slot, funding);
      after.clear();
      plan.addWalletKeys(rows, slot, after);
      index.replace(slot, before, after);
    }
  }

  private void lookAgain(int slot) {
    if (rows.isLive(slot)) {
      after.clear();
      plan.addWalletKeys(rows, slot, after);
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
    rows.end(slot);
    ended++;
  }

  private void leaveSums(int slot) {
    crossings.bankrupt(slot, false);
    int edges = index.hasMark() ? plan.edgesBelow(rows, slot, index.mark()) : 0;
    sums.leave(slot, edges);
  }

  /** Once most triggers are of ended positions, those are taken out together. */
  private void sweepOutEnded() {
    if (ended > FEW_ENDED && ended > rows.live()) {
      index.retain(rows::isLive);
      rows.freeEnded();
      ended = 0;
    }
  }

  void requireOpen(int slot) {
    if (slot < 0 || slot >= rows.used() || !rows.isLive(slot)) {
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
