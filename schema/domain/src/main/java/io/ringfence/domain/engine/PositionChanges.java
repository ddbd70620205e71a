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
  final EffectiveStops stops;
  final Crossings crossings;
  final TriggerIndex index;
  final SlowPath slowPath;
  final Valuation valuation;
  private final TriggerPlan plan;
  private final LiquidationMode mode;
  private final BookListener listener;
  private final PresumedCaps caps;
  private final Placement placement;
  private final int priceDigits;
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
    stops = new EffectiveStops(rows, sums, valuation);
    crossings = new Crossings(rows, sums, stops, listener, levelsLeaveThemselves);
    caps = new PresumedCaps(sums, valuation, crossings);
    placement = new Placement(plan, rows, crossings, lattice);
    index = placement.index();
    slowPath = new SlowPath(slow, terms.levels(), valuation, rows, crossings);
    priceDigits = terms.scales().price();
  }

  int open(PositionVersion version) {
    plan.limits().require(version);
    int slot = rows.take();
    set(slot, version, funding());
    enter(slot);
    return slot;
  }

  /** Brings positions into a book that has none and no mark: all their triggers at once. */
  void reopen(Iterable<HeldPosition> held) {
    for (HeldPosition one : held) {
      plan.limits().require(one.version());
      int slot = rows.take();
      set(slot, one.version(), one.funding());
      rows.setFlags(slot, one.memory());
      enterSums(slot);
    }
    placement.enterAll();
  }

  /** Brings in a position with what has happened to it. */
  int readmit(HeldPosition held) {
    plan.limits().require(held.version());
    int slot = rows.take();
    set(slot, held.version(), held.funding());
    rows.setFlags(slot, held.memory());
    enter(slot);
    return slot;
  }

  void replace(int slot, PositionVersion version) {
    requireOpen(slot);
    plan.limits().require(version);
    lift(slot);
    set(slot, version, funding());
    crossings.acquit(slot);
    enter(slot);
  }

  /**
   * A position as it is known now; what has happened to it has happened.
   *
   * @param anchor cumulative funding when its wallet was what the row says
   */
  void amend(int slot, PositionVersion known, Wide anchor) {
    lift(slot);
    set(slot, known, anchor);
    enter(slot);
  }

  private void set(int slot, PositionVersion version, Wide anchor) {
    rows.set(slot, version, anchor);
    stops.setSize(slot, version.stopSize());
  }

  /** The stop of a position covers another size, units. */
  void coverBy(int slot, long size) {
    stops.setSize(slot, size);
    judgeStop(slot);
  }

  private void lift(int slot) {
    leaveSums(slot);
    placement.lift(slot);
  }

  /** What the rows hold of a position. */
  PositionVersion held(int slot) {
    return new PositionVersion(
        rows.quantity(slot),
        rows.entry(slot),
        rows.wallet(slot),
        rows.stop(slot),
        stops.size(slot),
        rows.node(slot));
  }

  private void enterSums(int slot) {
    sums.enter(slot);
    caps.follow(slot, funding());
    judgeStop(slot);
  }

  private void judgeStop(int slot) {
    if (stops.size(slot) > 0) {
      stops.judge(slot, index.hasMark() ? mark() : null, funding());
      stops.count(slot, crossings.isStopTouched(slot));
    }
  }

  /** Judges all stops of which it is known what they cover. */
  void judgeStops() {
    for (int slot = stops.next(0); slot >= 0; slot = stops.next(slot + 1)) {
      judgeStop(slot);
    }
  }

  private void enter(int slot) {
    enterSums(slot);
    placement.enter(slot);
    look(slot);
    conclude();
  }

  /** Changes a wallet by a signed amount and moves the triggers that follow it. */
  void addToWallet(int slot, long amount) {
    requireOpen(slot);
    long wallet = Math.addExact(rows.wallet(slot), amount);
    plan.limits().requireWallet(wallet);
    placement.note(slot);
    caps.leave(slot);
    rows.setWallet(slot, wallet);
    sums.addWallet(slot, amount);
    caps.follow(slot, funding());
    judgeStop(slot);
    placement.follow(slot);
    look(slot);
    conclude();
  }

  /** Refuses a position whose figures have no room. */
  void require(PositionVersion version) {
    plan.limits().require(version);
  }

  /** Whether a wallet may become this large. */
  void requireWallet(long wallet) {
    plan.limits().requireWallet(wallet);
  }

  /** Takes over the cumulative funding. */
  void setFunding(Wide newFunding) {
    placement.shift(newFunding);
    caps.settleAll(newFunding);
    judgeStops();
    if (index.hasMark()) {
      placement.lookAtMoved();
      slowPath.lookAtAll(mark(), newFunding);
    }
    conclude();
  }

  private void look(int slot) {
    if (index.hasMark()) {
      placement.look(slot);
      slowPath.look(slot, mark(), funding());
    }
  }

  /** Lets the noted liquidations take place, and notes which triggers are missing. */
  void conclude() {
    News news = crossings.news;
    for (int i = 0; i < news.liquidated.count(); i++) {
      int slot = news.liquidated.slot(i);
      listener.liquidated(slot);
      switch (mode) {
        case CLOSES -> end(slot);
        case PRESUMES -> caps.follow(slot, funding());
      }
    }
    if (news.ofLongs()) {
      index.lack(true);
    }
    if (news.ofShorts()) {
      index.lack(false);
    }
    news.forget();
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
    stops.setSize(slot, 0);
    rows.end(slot);
    ended++;
  }

  private void leaveSums(int slot) {
    caps.leave(slot);
    stops.leave(slot);
    long at = index.summedAt();
    sums.leave(slot, at == TriggerIndex.NO_MARK ? 0 : plan.edgesBelow(rows, slot, at));
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
    return placement.funding();
  }

  /** The mark in force, quote per base. */
  BigDecimal mark() {
    return BigDecimal.valueOf(index.mark(), priceDigits);
  }
}
