package io.ringfence.domain.engine;

/** Keeps the triggers of positions where their rows say they belong. */
final class Placement {
  private final TriggerPlan plan;
  private final PositionRows rows;
  private final Crossings crossings;
  private final TriggerIndex index;
  private final KeySet before;
  private final KeySet after;

  /** Cumulative funding, units of the lattice. */
  private Wide funding = Wide.ZERO;

  Placement(TriggerPlan plan, PositionRows rows, Crossings crossings, Lattice lattice) {
    this.plan = plan;
    this.rows = rows;
    this.crossings = crossings;
    this.index = new TriggerIndex(plan.axes(), crossings, lattice.maxTick(), this::armMissing);
    this.before = new KeySet(lattice);
    this.after = new KeySet(lattice);
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
    index.replace(slot, before, after);
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
    index.lift(slot, before);
  }

  /** A wallet is about to change: says where the triggers stand that follow it. */
  void note(int slot) {
    before.clear();
    plan.addWalletKeys(rows, slot, before);
  }

  /** It has changed: moves those triggers. */
  void follow(int slot) {
    find(slot);
    index.replace(slot, before, after);
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
   * Those move before the shift. Until then the condition on the new axis holds later than the true
   * one, never earlier, so the shift fires nothing that does not hold; what it does not show is
   * seen by looking at them.
   *
   * @return who may have changed tier
   */
  SlotList shift(Wide newFunding) {
    armMissing();
    index.settleSums();
    SlotList changed = index.leaveRanges(newFunding);
    funding = newFunding;
    for (int i = 0; i < changed.count(); i++) {
      if (rows.isLive(changed.slot(i))) {
        move(changed.slot(i));
      }
    }
    index.shift(newFunding);
    return changed;
  }

  /** Lets the triggers of a position that follow its wallet do what holds already. */
  void lookAgain(int slot) {
    after.clear();
    plan.addWalletKeys(rows, slot, after);
    index.look(slot, after);
  }
}
