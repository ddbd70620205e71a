package io.ringfence.domain.engine;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Triggers of inverse contracts. With x = 1/P the condition "requirement at least ratio times
 * equity" is affine inside a tier:
 *
 * <pre>(rate + s ratio) Q x {@literal >=} ratio (W + s Q / E) + amount</pre>
 *
 * <p>and the requirement is the largest of its tiers' lines, so the trigger is the first of the
 * tiers' prices. It is one fixed tick whatever the mark does: all tiers share one axis. Funding
 * does not terminate in the settlement asset and is booked into each wallet instead of shifting an
 * axis.
 */
final class InversePlan implements TriggerPlan {
  private static final int[] SIGNS = {1, -1};

  private final List<Axis> axes = new ArrayList<>();
  private final List<List<InverseTrack>> tracks = List.of(new ArrayList<>(), new ArrayList<>());
  private final int[] stops = new int[2];
  private final Lattice lattice;

  InversePlan(ContractTerms terms, Lattice lattice, SlowLevels slow) {
    this.lattice = lattice;
    for (int side = 0; side < 2; side++) {
      InverseRoots roots = new InverseRoots(terms, SIGNS[side], lattice.maxTick());
      List<InverseTrack> own = tracks.get(side);
      if (!slow.liquidation()) {
        boolean strict = !terms.requirement().equalityLiquidates();
        int axis = addAxis(TriggerKind.LIQUIDATION, 0, side);
        own.add(new InverseTrack(axis, 0, roots, BigDecimal.ONE, BigDecimal.ZERO, strict));
      }
      addLevels(side, terms.levels(), slow, roots);
      stops[side] = addAxis(TriggerKind.STOP, 0, side);
    }
  }

  private void addLevels(int side, LevelTerms levels, SlowLevels slow, InverseRoots roots) {
    for (int level = 0; level < levels.count(); level++) {
      if (!slow.contains(side, level)) {
        addLevel(TriggerKind.LEVEL, level, side, levels.enter(level), levels, roots);
        if (levels.leaveMargin().signum() > 0) {
          addLevel(TriggerKind.LEVEL_LEFT, level, side, levels.leave(level), levels, roots);
        }
      }
    }
  }

  private void addLevel(
      TriggerKind kind, int level, int side, BigDecimal at, LevelTerms levels, InverseRoots roots) {
    boolean distance = levels.isDistance(level);
    tracks
        .get(side)
        .add(
            new InverseTrack(
                addAxis(kind, level, side),
                Crossings.armedBy(kind, level),
                roots,
                distance ? BigDecimal.ONE : at,
                distance ? at : BigDecimal.ZERO,
                false));
  }

  private int addAxis(TriggerKind kind, int ordinal, int side) {
    axes.add(new Axis(kind, ordinal, SIGNS[side], 0, lattice));
    return axes.size() - 1;
  }

  @Override
  public Axis[] axes() {
    return axes.toArray(Axis[]::new);
  }

  @Override
  public int roots() {
    return 0;
  }

  @Override
  public Limits limits() {
    return Limits.of(lattice, 1, 1, 1);
  }

  @Override
  public void settle(PositionRows rows, int slot, Wide funding) {
    // A position's tiers share an axis: there is none to choose.
  }

  @Override
  public void resettle(PositionRows rows, int slot, Wide funding, KeySet before, KeySet after) {
    // As above: none changes.
  }

  @Override
  public void addWalletKeys(PositionRows rows, int slot, KeySet keys) {
    for (InverseTrack track : tracks.get(rows.side(slot))) {
      if (track.isKept(rows.armed(slot))) {
        keys.add(track.axis(), Wide.of(track.key(rows, slot)));
      }
    }
  }

  @Override
  public void addVersionKeys(PositionRows rows, int slot, KeySet keys) {
    if (rows.stop(slot) > 0) {
      keys.add(stops[rows.side(slot)], Wide.of(rows.sign(slot) * rows.stop(slot)));
    }
  }

  @Override
  public int edgesBelow(PositionRows rows, int slot, long tick) {
    return 0;
  }

  /**
   * One condition.
   *
   * @param armedBy as in {@link Track}
   * @param ratio of the requirement
   * @param distance fraction of the mark by which it is met before the root
   * @param strict whether equality does not yet fulfil it
   */
  private record InverseTrack(
      int axis,
      int armedBy,
      InverseRoots roots,
      BigDecimal ratio,
      BigDecimal distance,
      boolean strict) {
    boolean isKept(int armed) {
      return armedBy == 0 || (armedBy & armed) != 0;
    }

    BigInteger key(PositionRows rows, int slot) {
      return roots.key(rows, slot, this.ratio, this.distance, strict);
    }
  }
}
