package io.ringfence.domain.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Triggers of linear and quanto contracts. */
final class LinearPlan implements TriggerPlan {
  private static final int[] SIGNS = {1, -1};

  /** No key of a funding range. */
  private static final long ENDLESS = Long.MIN_VALUE;

  private final Lattice lattice;
  private final Axis[] axes;
  private final @Nullable KeyLine[] lines;
  private final Track[][] tracks = new Track[2][];
  private final TierBounds[][] bounds = new TierBounds[2][];
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
      tracks[side] = layTracks(side, terms, slow, layout);
      stops[side] = layout.addPlain(TriggerKind.STOP, 0, SIGNS[side], 0);
    }
    caps = caps(terms);
    firstEdge = layout.axes.size();
    for (int edge = 0; edge < caps.length; edge++) {
      layout.addPlain(TriggerKind.TIER_EDGE, edge, -1, 0);
    }
    fundingAbove = layout.addPlain(TriggerKind.FUNDING_RANGE, 0, 0, -1);
    layout.addPlain(TriggerKind.FUNDING_RANGE, 1, 0, 1);
    for (int side = 0; side < 2; side++) {
      bounds[side] = new TierBounds[ratios.size()];
      for (int root = 0; root < ratios.size(); root++) {
        bounds[side][root] = TierBounds.of(SIGNS[side], ratios.get(root), terms, lattice);
      }
    }
    tickFactor = layout.tickFactor();
    axes = layout.axes.toArray(Axis[]::new);
    lines = layout.lines.toArray(KeyLine[]::new);
    limits = limits(lattice);
  }

  private Track[] layTracks(int side, ContractTerms terms, SlowLevels slow, LinearAxes layout) {
    List<Track> laid = new ArrayList<>();
    int sign = SIGNS[side];
    if (!slow.liquidation()) {
      laid.add(new Track(layout.addRatio(TriggerKind.LIQUIDATION, 0, sign, BigDecimal.ONE), 0));
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
    laid.add(new Track(layout.addBankruptcy(sign), -1));
    return laid.toArray(Track[]::new);
  }

  private Track track(
      TriggerKind kind, int level, int sign, BigDecimal at, LinearAxes layout, LevelTerms levels) {
    return levels.isDistance(level)
        ? new Track(layout.addDistance(kind, level, sign, at), 0)
        : new Track(layout.addRatio(kind, level, sign, at), rootOf(at));
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

  private static Wide[] caps(ContractTerms terms) {
    int digits = terms.scales().price() + terms.scales().quantity();
    List<RequirementTerms.Tier> tiers = terms.requirement().tiers();
    Wide[] caps = new Wide[tiers.size() - 1];
    for (int edge = 0; edge < caps.length; edge++) {
      caps[edge] = Wide.of(tiers.get(edge).cap().movePointRight(digits).toBigInteger());
    }
    return caps;
  }

  private Limits limits(Lattice lattice) {
    long wallet = 1;
    long entry = 1;
    long ratio = 1;
    for (KeyLine line : lines) {
      if (line != null) {
        wallet = Math.max(wallet, line.walletFactor());
        entry = Math.max(entry, Math.abs(line.entryFactor()));
      }
    }
    for (TierBounds one : bounds[0]) {
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
    Wide highest = null;
    Wide lowest = null;
    TierBounds[] own = bounds[rows.side(slot)];
    for (int root = 0; root < own.length; root++) {
      int tier = own[root].tierAt(rows, slot, funding, rows.tier(slot, root));
      rows.setTier(slot, root, tier);
      if (tier < caps.length) {
        Wide bound = own[root].highest(rows, slot, tier);
        highest = highest == null || bound.compareTo(highest) < 0 ? bound : highest;
      }
      if (tier > 0) {
        Wide bound = own[root].highest(rows, slot, tier - 1);
        lowest = lowest == null || bound.compareTo(lowest) > 0 ? bound : lowest;
      }
    }
    setRange(rows, slot, 0, highest == null ? null : highest.plus(Wide.ONE).negate());
    setRange(rows, slot, 1, lowest);
  }

  /** Beyond which cumulative funding a root of the position leaves its tier. */
  private void setRange(PositionRows rows, int slot, int end, @Nullable Wide key) {
    rows.setRange(
        slot,
        end,
        key == null ? ENDLESS : lattice.coarse(key),
        key == null ? 0 : lattice.fine(key));
  }

  @Override
  public void addWalletKeys(PositionRows rows, int slot, KeySet keys) {
    for (Track track : tracks[rows.side(slot)]) {
      int axis = track.axis(rows, slot);
      KeyLine line = lines[axis];
      if (line != null) {
        keys.add(axis, line.key(rows, slot));
      }
    }
    for (int end = 0; end < 2; end++) {
      if (rows.rangeCoarse(slot, end) != ENDLESS) {
        keys.add(fundingAbove + end, rows.rangeCoarse(slot, end), rows.rangeFine(slot, end));
      }
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
