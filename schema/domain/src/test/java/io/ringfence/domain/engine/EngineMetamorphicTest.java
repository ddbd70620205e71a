package io.ringfence.domain.engine;

import io.ringfence.domain.engine.oracle.Metamorphic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Relations that hold without any oracle; that they can fail is shown by planted bugs. */
class EngineMetamorphicTest {
  private static final int SEEDS = 40;

  @ParameterizedTest
  @EnumSource
  void aKnownChangeOfTheInputChangesTheOutputInTheKnownWay(Metamorphic relation) {
    for (int seed = 0; seed < SEEDS; seed++) {
      relation.play(seed);
    }
  }
}
