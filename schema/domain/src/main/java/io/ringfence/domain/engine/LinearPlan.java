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
  private final Wide[] caps;
  private final int[] stops = new int[2];
  private final int firstEdge;
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
    caps = caps(terms);
    firstEdge = layout.axes.size();
    for (int edge = 0; edge < caps.length; edge++) {
      layout.addPlain(TriggerKind.TIER_EDGE, edge, -1, 0);
    }
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
    int bankrupt = Crossings.armedBy(TriggerKind.BANKRUPTCY, 0);
    laid.add(new Track(layout.addBankruptcy(sign), -1, bankrupt));
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

  private static Wide[] caps(ContractTerms terms) {
    int digits = terms.scales().price() + terms.scales().quantity();
    List<RequirementTerms.Tier> tiers = terms.requirement().tiers();
    Wide[] caps = new Wide[tiers.size() - 1];
    for (int edge = 0; edge < caps.length; edge++) {
      caps[edge] = Wide.of(tiers.get(edge).cap().movePointRight(digits).toBigInteger());
    }
    return caps;
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
  public void addWalletKeys(PositionRows rows, int slot, KeySet keys) {
    SideTracks own = tracks[rows.side(slot)];
    own.forEachAlways(track -> addKey(track, rows, slot, keys));
    for (int end = 0; end < 2; end++) {
      if (rows.rangeCoarse(slot, end) != PositionRows.ENDLESS) {
        keys.add(fundingAbove + end, rows.rangeCoarse(slot, end), rows.rangeFine(slot, end));
      }
    }
    own.forEachNeeded(rows.armed(slot), track -> addKey(track, rows, slot, keys));
  }

  private void addKey(Track track, PositionRows rows, int slot, KeySet keys) {
    int axis = track.axis(rows, slot);
    KeyLine line = lines[axis];
    if (line != null) {
      keys.add(axis, line.key(rows, slot));
    }
  }

  @Override
  public void addVersionKeys(PositionRows rows, int slot, KeySet keys) {
    for (int edge = 0; edge < caps.length; edge++) {
      Wide highest = caps[edge].floorDivide(rows.size(slot));
      long ticks = highest.compareTo(Wide.of(limits.tick())) > 0 ? limits.tick() : highest.low();
      keys.add(firstEdge + edge, Wide.product(-ticks - 1, tickFactor));
    }
    if (rows.stop(slot) > 0) {
      keys.add(stops[rows.side(slot)], Wide.product(rows.sign(slot) * rows.stop(slot), tickFactor));
    }
  }

  @Override
  public int edgesBelow(PositionRows rows, int slot, long tick) {
    Wide notional = Wide.product(rows.size(slot), tick);
    int edges = 0;
    while (edges < caps.length && notional.compareTo(caps[edges]) > 0) {
      edges++;
    }
    return edges;
  }
}
