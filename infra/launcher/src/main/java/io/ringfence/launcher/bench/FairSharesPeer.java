package io.ringfence.launcher.bench;

import io.ringfence.domain.reallocation.FairShares;

/** Our own: whole numbers, the last unit settled. */
final class FairSharesPeer implements FillPeer {
  @Override
  public String name() {
    return "ringfence";
  }

  @Override
  public double[] shares(FillWorkload work) {
    long[] units = units(work);
    double[] shares = new double[units.length];
    for (int i = 0; i < units.length; i++) {
      shares[i] = units[i];
    }
    return shares;
  }

  long[] units(FillWorkload work) {
    return new FairShares(work.start(), work.slope(), work.cap()).of(work.amount()).units();
  }
}
