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

  VectorLadderPeer(StressWorkload work) {
    this.work = work;
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
    long[] deadAt = work.deadAt()[list];
    long[] wallet = work.wallet()[list];
    long[] quantity = work.quantity()[list];
    VectorOperators.Comparison dead =
        work.diesBelow(list) ? VectorOperators.GE : VectorOperators.LE;
    LongVector wallets = LongVector.zero(SPECIES);
    LongVector quantities = LongVector.zero(SPECIES);
    long count = 0;
    int i = 0;
    for (int bound = SPECIES.loopBound(deadAt.length); i < bound; i += SPECIES.length()) {
      VectorMask<Long> isDead = LongVector.fromArray(SPECIES, deadAt, i).compare(dead, mark);
      wallets = wallets.add(LongVector.fromArray(SPECIES, wallet, i), isDead);
      quantities = quantities.add(LongVector.fromArray(SPECIES, quantity, i), isDead);
      count += isDead.trueCount();
    }
    long burned = wallets.reduceLanes(VectorOperators.ADD);
    long closed = quantities.reduceLanes(VectorOperators.ADD);
    for (; i < deadAt.length; i++) {
      if (work.diesBelow(list) ? deadAt[i] >= mark : deadAt[i] <= mark) {
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
