package io.ringfence.launcher.bench;

/** Somebody who shares an amount out so that the highest level is as low as it can be. */
interface FillPeer {
  /** Word in the results. */
  String name();

  /** Shares in units, in the order of the workload. */
  double[] shares(FillWorkload work);
}
