package io.ringfence.streaming;

import io.ringfence.streaming.terms.RunTerms;
import io.ringfence.streaming.terms.StaleAfter;
import java.util.List;

/** Terms of test runs: the wall clock stands still, so that outputs can be compared. */
public final class TestTerms {
  /** Where the wall clock stands, epoch microseconds. */
  public static final long NOW = 1_800_000_000_000_000L;

  /** A simulation. */
  public static final RunTerms SIMULATED = RunTerms.simulated(() -> NOW);

  /** A run on live data. */
  public static final RunTerms LIVE =
      new RunTerms(true, StaleAfter.LIVE, List.of(), SIMULATED.clock());

  private TestTerms() {}
}
