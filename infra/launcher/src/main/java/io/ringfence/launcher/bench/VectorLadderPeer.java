package io.ringfence.launcher.bench;

import io.ringfence.domain.stress.PriceLadder.Rungs;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The brute-force bound: every position against every shock, a vector of them at a time, one list
 * after the other so that it stays in the cache while all shocks pass over it.
 */
final class VectorLadderPeer {
  private static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_PREFERRED;

  private final StressWorkload work;

  /** Marks at which longs are dead, and those of shorts with their sign turned: one comparison. */
  private final long[][] deadAt;

  VectorLadderPeer(StressWorkload work) {
    this.work = work;
    this.deadAt = new long[work.lists()][];
    for (int list = 0; list < deadAt.length; list++) {
      deadAt[list] = work.deadAt()[list].clone();
      for (int i = 0; i < deadAt[list].length && !work.diesBelow(list); i++) {
        deadAt[list][i] = -deadAt[list][i];
      }
    }
  }

  Rungs rungs() {
    Rungs rungs = Rungs.of(work.shocks());
    for (int list = 0; list < work.lists(); list++) {
      long[] marks = work.marksOf(list);
      for (int shock = 0; shock < marks.length; shock++) {
        add(list, marks[shock], shock, rungs);
      }
    }
    return rungs;
  }

  private void add(int list, long mark, int shock, Rungs rungs) {
    long[] dead = deadAt[list];
    long[] wallet = work.wallet()[list];
    long[] quantity = work.quantity()[list];
    long turned = work.diesBelow(list) ? mark : -mark;
    LongVector wallets = LongVector.zero(SPECIES);
    LongVector quantities = LongVector.zero(SPECIES);
    long count = 0;
    int i = 0;
    for (int bound = SPECIES.loopBound(dead.length); i < bound; i += SPECIES.length()) {
      VectorMask<Long> isDead =
          LongVector.fromArray(SPECIES, dead, i).compare(VectorOperators.GE, turned);
      wallets = wallets.add(LongVector.fromArray(SPECIES, wallet, i), isDead);
      quantities = quantities.add(LongVector.fromArray(SPECIES, quantity, i), isDead);
      count += isDead.trueCount();
    }
    long burned = wallets.reduceLanes(VectorOperators.ADD);
    long closed = quantities.reduceLanes(VectorOperators.ADD);
    for (; i < dead.length; i++) {
      if (dead[i] >= turned) {
        burned += wallet[i];
        closed += quantity[i];
        count++;
      }
    }
    rungs.liquidated()[shock] += count;
    rungs.burned()[shock] += burned;
    rungs.forced()[shock] += closed * mark;
  }
}
