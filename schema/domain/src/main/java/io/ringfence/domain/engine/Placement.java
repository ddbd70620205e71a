package io.ringfence.domain.engine;

/** Keeps the triggers of positions where their rows say they belong. */
final class Placement {
  private final TriggerPlan plan;
  private final PositionRows rows;
  private final Crossings crossings;
  private final TriggerIndex index;
  private final KeySet before;
  private final KeySet after;

  /** Triggers that the last funding has moved, and the slot of each. */
  private final KeySet moved;

  private final SlotList movedOf = new SlotList();

  /** Cumulative funding, units of the lattice. */
  private Wide funding = Wide.ZERO;

  Placement(TriggerPlan plan, PositionRows rows, Crossings crossings, Lattice lattice) {
    this.plan = plan;
    this.rows = rows;
    this.crossings = crossings;
    EdgePass pass = new EdgePass(plan, rows, crossings);
    this.index = new TriggerIndex(plan.axes(), crossings, lattice, pass, this::armMissing);
    this.before = new KeySet(lattice);
    this.after = new KeySet(lattice);
    this.moved = new KeySet(lattice);
  }

  TriggerIndex index() {
    return index;
  }

  Wide funding() {
    return funding;
  }

  /** Adds all triggers of a position that has none. */
  void enter(int slot) {
    findAll(slot);
    before.clear();
    index.keys.replace(slot, before, after);
  }

  /** As {@link #enter} for all slots that are in use, in an index without triggers. */
  void enterAll() {
    LooseTriggers loose = index.loose();
    for (int slot = 0; slot < rows.used(); slot++) {
      findAll(slot);
      loose.add(slot, after);
    }
    loose.fill();
  }

  private void findAll(int slot) {
    find(slot);
    plan.addVersionKeys(rows, slot, after);
  }

  /** Takes all triggers of a position away. */
  void lift(int slot) {
    note(slot);
    plan.addVersionKeys(rows, slot, before);
    index.keys.lift(slot, before);
  }

  /** A wallet is about to change: says where the triggers stand that follow it. */
  void note(int slot) {
    before.clear();
    plan.addWalletKeys(rows, slot, before);
  }

  /** It has changed: moves those triggers. */
  void follow(int slot) {
    find(slot);
    index.keys.replace(slot, before, after);
  }

  private void find(int slot) {
    rows.setArmed(slot, crossings.needed(slot));
    plan.settle(rows, slot, funding);
    after.clear();
    plan.addWalletKeys(rows, slot, after);
  }

  /** Moves triggers whose tier or need has changed. */
  void move(int slot) {
    note(slot);
    follow(slot);
  }

  /** Lets the triggers placed last do what holds already. */
  void look(int slot) {
    index.look(slot, after);
  }

  /** Brings triggers into the index that are needed since levels were reached. */
  private void armMissing() {
    SlotList unarmed = crossings.news.unarmed;
    for (int i = 0; i < unarmed.count(); i++) {
      int slot = unarmed.slot(i);
      if (rows.isLive(slot) && rows.armed(slot) != crossings.needed(slot)) {
        move(slot);
      }
    }
    unarmed.clear();
    index.lackNone();
  }

  /**
   * Takes over the cumulative funding: axes shift, and few positions change their tier's axis.
   * Those move before what axes have passed over is crossed. Until then the condition on the new
   * axis holds later than the true one, never earlier, so that fires nothing that does not hold;
   * what it does not show is seen by {@link #lookAtMoved}.
   */
  void shift(Wide newFunding) {
    armMissing();
    index.settleSums();
    SlotList changed = index.leaveRanges(newFunding);
    funding = newFunding;
    moved.clear();
    movedOf.clear();
    for (int i = 0; i < changed.count(); i++) {
      if (rows.isLive(changed.slot(i))) {
        resettle(changed.slot(i));
      }
    }
    index.crossShifted();
  }

  private void resettle(int slot) {
    before.clear();
    after.clear();
    plan.resettle(rows, slot, funding, before, after);
    index.keys.replace(slot, before, after);
    for (int i = 0; i < after.count; i++) {
      if (!after.isSame(i, before)) {
        moved.add(after.axis[i], after.coarse[i], after.fine[i]);
        movedOf.add(slot);
      }
    }
  }

  /** Lets triggers that the last funding has moved do what holds already. */
  void lookAtMoved() {
    for (int i = 0; i < moved.count; i++) {
      if (rows.isLive(movedOf.slot(i))) {
        index.look(movedOf.slot(i), moved, i);
      }
    }
  }
}
