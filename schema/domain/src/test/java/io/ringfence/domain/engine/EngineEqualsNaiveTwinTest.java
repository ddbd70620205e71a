package io.ringfence.domain.engine;

import io.ringfence.domain.engine.oracle.Duel;
import org.junit.jupiter.api.Test;

class EngineEqualsNaiveTwinTest {
  private static final int SEEDS = 400;
  private static final int EVENTS = 260;

  @Test
  void everyFigureAndEveryAlertEqualsTheNaiveTwinAfterEveryEvent() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Duel.play(seed, EVENTS);
    }
  }

  /**
   * Enough positions at once that leaves of the index split, and enough crashes that they merge.
   */
  @Test
  void soItDoesWithManyPositions() {
    Duel.play(21, 1_200);
  }
}
