package io.ringfence.streaming.simulation;

/** The process of the job is killed here. */
final class SimulatedCrash extends RuntimeException {
  private static final long serialVersionUID = 1;

  SimulatedCrash(String where) {
    super(where, null, false, false);
  }
}
