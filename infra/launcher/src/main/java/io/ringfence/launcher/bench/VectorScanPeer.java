package io.ringfence.launcher.bench;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The brute-force bound: columns sorted by desk and padded to whole vectors, requirements as the
 * largest of the tiers' lines without a branch, alerts looked at only where a lane changes.
 */
final class VectorScanPeer extends SummingPeer {
  private static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int LEVELS = BenchContract.LEVELS.length;

  private final Population population;

  /** First cell of each (instrument, desk); a desk's cells are whole vectors. */
  private final int[] start;

  private final long[] quantity;
  private final long[] anchor;
  private final int[] id;

  /** Lanes of each vector that have fired a level. */
  private final byte[] fired;

  private long lineFactor;

  VectorScanPeer(Population population) {
    super("vector-scan", population);
    this.population = population;
    start = starts(population);
    int cells = start[start.length - 1];
    quantity = new long[cells];
    anchor = new long[cells];
    id = new int[cells];
    fired = new byte[cells / LANES * LEVELS];
    fill();
    begin(population);
  }

  private static int[] starts(Population population) {
    int[] start = new int[population.instruments * population.desks + 1];
    for (int i = 0; i < population.instruments; i++) {
      int at = population.first[i];
      for (int desk = 0; desk < population.desks; desk++) {
        int count = 0;
        while (at < population.first[i + 1] && population.desk[at] == desk) {
          at++;
          count++;
        }
        int cell = i * population.desks + desk;
        start[cell + 1] = start[cell] + (count + LANES - 1) / LANES * LANES;
      }
    }
    return start;
  }

  private void fill() {
    long[] anchors = DeskTotals.anchors(population);
    for (int i = 0; i < population.instruments; i++) {
      int cell = 0;
      int lastDesk = -1;
      for (int at = population.first[i]; at < population.first[i + 1]; at++) {
        if (population.desk[at] != lastDesk) {
          lastDesk = population.desk[at];
          cell = start[i * population.desks + lastDesk];
        }
        quantity[cell] = population.quantity[at];
        anchor[cell] = anchors[at];
        id[cell++] = at;
      }
    }
  }

  @Override
  public void tick(int instrument, long mark) {
    long[] deskEquity = totals.clearedEquity(instrument);
    long[] deskRequirement = totals.clearedRequirement(instrument);
    lineFactor = mark;
    for (int desk = 0; desk < population.desks; desk++) {
      int cell = instrument * population.desks + desk;
      scan(start[cell], start[cell + 1], desk, deskEquity, deskRequirement);
    }
  }

  private void scan(int from, int to, int desk, long[] deskEquity, long[] deskRequirement) {
    LongVector equities = LongVector.zero(SPECIES);
    LongVector requirements = LongVector.zero(SPECIES);
    long mark = lineFactor;
    long value = mark * BenchContract.VALUE_FACTOR;
    for (int cell = from; cell < to; cell += LANES) {
      LongVector held = LongVector.fromArray(SPECIES, quantity, cell);
      LongVector equity = LongVector.fromArray(SPECIES, anchor, cell).add(held.mul(value));
      LongVector requirement = requirement(held.lanewise(VectorOperators.ABS), mark);
      LongVector scaled = requirement.mul(BenchContract.LEVEL_UNIT);
      if (changes(cell, equity, scaled)) {
        lookAtEach(cell, mark);
        cell -= LANES;
        continue;
      }
      equities = equities.add(equity);
      requirements = requirements.add(requirement);
    }
    deskEquity[desk] = equities.reduceLanes(VectorOperators.ADD);
    deskRequirement[desk] = requirements.reduceLanes(VectorOperators.ADD);
  }

  private static LongVector requirement(LongVector size, long mark) {
    LongVector most = size.mul(mark * BenchContract.RATES[0]);
    for (int tier = 1; tier < BenchContract.RATES.length; tier++) {
      most = most.max(size.mul(mark * BenchContract.RATES[tier]).sub(BenchContract.AMOUNTS[tier]));
    }
    return most;
  }

  /** Whether a lane's levels are not what has fired; empty lanes have requirement = equity = 0. */
  private boolean changes(int cell, LongVector equity, LongVector scaled) {
    int vector = cell / LANES * LEVELS;
    VectorMask<Long> empty = equity.eq(0).and(scaled.eq(0));
    long off = empty.toLong();
    long changed = 0;
    for (int level = 0; level < LEVELS; level++) {
      long reached =
          scaled.compare(VectorOperators.GE, equity.mul(BenchContract.LEVELS[level])).toLong();
      long left =
          scaled.compare(VectorOperators.LT, equity.mul(BenchContract.LEAVES[level])).toLong();
      long before = fired[vector + level] & 0xFFL;
      changed |= (reached & ~before) | (left & before);
    }
    long liquidated =
        scaled.compare(VectorOperators.GE, equity.mul(BenchContract.LEVEL_UNIT)).toLong();
    return ((changed | liquidated) & ~off) != 0;
  }

  private void lookAtEach(int cell, long mark) {
    int vector = cell / LANES * LEVELS;
    for (int lane = 0; lane < LANES; lane++) {
      long held = quantity[cell + lane];
      if (held == 0) {
        continue;
      }
      long equity = anchor[cell + lane] + held * mark * BenchContract.VALUE_FACTOR;
      long requirement = Scan.requirement(Math.abs(held), mark);
      int position = id[cell + lane];
      int before = bits(vector, lane);
      int after = alerts.look(position, before, equity, requirement * BenchContract.LEVEL_UNIT);
      if (requirement >= equity) {
        alerts.liquidated(position);
        quantity[cell + lane] = 0;
        anchor[cell + lane] = 0;
        after = 0;
      }
      setBits(vector, lane, after);
    }
  }

  private int bits(int vector, int lane) {
    int bits = 0;
    for (int level = 0; level < LEVELS; level++) {
      bits |= (fired[vector + level] >> lane & 1) << level;
    }
    return bits;
  }

  private void setBits(int vector, int lane, int bits) {
    for (int level = 0; level < LEVELS; level++) {
      int cleared = fired[vector + level] & ~(1 << lane);
      fired[vector + level] = (byte) (cleared | (bits >> level & 1) << lane);
    }
  }
}
