package io.ringfence.domain.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Triggers of linear and quanto contracts. */
final class LinearPlan implements TriggerPlan {
  private static final int[] SIGNS = {1, -1};

  private final Lattice lattice;
  private final Axis[] axes;
  private final @Nullable KeyLine[] lines;
  private final SideTracks[] tracks = new SideTracks[2];
  private final TierRanges ranges;
  private final List<BigDecimal> ratios = new ArrayList<>(List.of(BigDecimal.ONE));
  private final int[] stops = new int[2];
  private final TierEdges edges;
  private final int fundingAbove;
  private final long tickFactor;
  private final Limits limits;

  LinearPlan(ContractTerms terms, Lattice lattice, SlowLevels slow) {
    this.lattice = lattice;
    LinearAxes layout = new LinearAxes(terms, lattice);
    for (int side = 0; side < 2; side++) {
      tracks[side] = new SideTracks(layTracks(side, terms, slow, layout));
      stops[side] = layout.addPlain(TriggerKind.STOP, 0, SIGNS[side], 0);
    }
    edges = new TierEdges(terms, layout);
    fundingAbove = layout.addPlain(TriggerKind.FUNDING_RANGE, 0, 0, -1);
    layout.addPlain(TriggerKind.FUNDING_RANGE, 1, 0, 1);
    TierBounds[][] bounds = bounds(terms);
    ranges = new TierRanges(lattice, bounds);
    tickFactor = layout.tickFactor();
    axes = layout.axes.toArray(Axis[]::new);
    lines = layout.lines.toArray(KeyLine[]::new);
    limits = limits(bounds[0]);
  }

  private List<Track> layTracks(int side, ContractTerms terms, SlowLevels slow, LinearAxes layout) {
    List<Track> laid = new ArrayList<>();
    int sign = SIGNS[side];
    if (!slow.liquidation()) {
      laid.add(new Track(layout.addRatio(TriggerKind.LIQUIDATION, 0, sign, BigDecimal.ONE), 0, 0));
    }
    LevelTerms levels = terms.levels();
    for (int level = 0; level < levels.count(); level++) {
      if (slow.contains(side, level)) {
        continue;
      }
      laid.add(track(TriggerKind.LEVEL, level, sign, levels.enter(level), layout, levels));
      if (levels.leaveMargin().signum() > 0) {
        laid.add(track(TriggerKind.LEVEL_LEFT, level, sign, levels.leave(level), layout, levels));
      }
    }
    return laid;
  }

  private Track track(
      TriggerKind kind, int level, int sign, BigDecimal at, LinearAxes layout, LevelTerms levels) {
    int armedBy = Crossings.armedBy(kind, level);
    return levels.isDistance(level)
        ? new Track(layout.addDistance(kind, level, sign, at), 0, armedBy)
        : new Track(layout.addRatio(kind, level, sign, at), rootOf(at), armedBy);
  }

  private int rootOf(BigDecimal ratio) {
    for (int root = 0; root < ratios.size(); root++) {
      if (ratios.get(root).compareTo(ratio) == 0) {
        return root;
      }
    }
    ratios.add(ratio);
    return ratios.size() - 1;
  }

  private TierBounds[][] bounds(ContractTerms terms) {
    TierBounds[][] bounds = new TierBounds[2][ratios.size()];
    for (int side = 0; side < 2; side++) {
      for (int root = 0; root < ratios.size(); root++) {
        bounds[side][root] = TierBounds.of(SIGNS[side], ratios.get(root), terms, lattice);
      }
    }
    return bounds;
  }

  private Limits limits(TierBounds[] bounds) {
    long wallet = 1;
    long entry = 1;
    long ratio = 1;
    for (KeyLine line : lines) {
      if (line != null) {
        wallet = Math.max(wallet, line.walletFactor());
        entry = Math.max(entry, Math.abs(line.entryFactor()));
      }
    }
    for (TierBounds one : bounds) {
      wallet = Math.max(wallet, one.walletFactor());
      entry = Math.max(entry, one.entryFactor());
      ratio = Math.max(ratio, one.ratio());
    }
    return Limits.of(lattice, wallet, entry, ratio);
  }

  @Override
  public Axis[] axes() {
    return axes;
  }

  @Override
  public int roots() {
    return ratios.size();
  }

  @Override
  public Limits limits() {
    return limits;
  }

  @Override
  public void settle(PositionRows rows, int slot, Wide funding) {
    ranges.settle(rows, slot, funding, tracks[rows.side(slot)].roots(rows.armed(slot)));
  }

  @Override
  public void resettle(PositionRows rows, int slot, Wide funding, KeySet before, KeySet after) {
    SideTracks own = tracks[rows.side(slot)];
    int[] tiersBefore = new int[ratios.size()];
    for (int root = 0; root < tiersBefore.length; root++) {
      tiersBefore[root] = rows.tier(slot, root);
    }
    addRange(rows, slot, before);
    settle(rows, slot, funding);
    addRange(rows, slot, after);
    own.forEachKept(
        rows.armed(slot),
        track -> {
          if (track.root() >= 0 && tiersBefore[track.root()] != rows.tier(slot, track.root())) {
            addKey(track.firstAxis() + tiersBefore[track.root()], rows, slot, before);
            addKey(track.axis(rows, slot), rows, slot, after);
          }
        });
  }

  @Override
  public void addWalletKeys(PositionRows rows, int slot, KeySet keys) {
    SideTracks own = tracks[rows.side(slot)];
    own.forEachAlways(track -> addKey(track.axis(rows, slot), rows, slot, keys));
    addRange(rows, slot, keys);
    own.forEachNeeded(rows.armed(slot), track -> addKey(track.axis(rows, slot), rows, slot, keys));
  }

  private void addRange(PositionRows rows, int slot, KeySet keys) {
    for (int end = 0; end < 2; end++) {
      if (rows.rangeCoarse(slot, end) != PositionRows.ENDLESS) {
        keys.add(fundingAbove + end, rows.rangeCoarse(slot, end), rows.rangeFine(slot, end));
      }
    }
  }

  private void addKey(int axis, PositionRows rows, int slot, KeySet keys) {
    KeyLine line = lines[axis];
    if (line != null) {
      keys.add(axis, line.key(rows, slot));
    }
  }

  @Override
  public void addVersionKeys(PositionRows rows, int slot, KeySet keys) {
    edges.addKeys(rows, slot, limits.tick(), keys);
    if (rows.stop(slot) > 0) {
      keys.add(stops[rows.side(slot)], Wide.product(rows.sign(slot) * rows.stop(slot), tickFactor));
    }
  }

  @Override
  public int edgesBelow(PositionRows rows, int slot, long tick) {
    return edges.below(rows, slot, tick);
  }
}
