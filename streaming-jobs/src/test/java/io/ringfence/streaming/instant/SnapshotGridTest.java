package io.ringfence.streaming.instant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SnapshotGridTest {
  private final SnapshotGrid grid = new SnapshotGrid(15, 10, 44);

  @Test
  void theGridHasWholeMultiplesFromItsBeginningAndTheEndOfTheRun() {
    assertThat(LongStream.range(0, 60).filter(grid::contains)).containsExactly(20L, 30L, 40L, 44L);
  }

  @Test
  void theNextInstantIsTheFirstOneNotBefore() {
    for (long at = -5; at < 60; at++) {
      long from = at;
      var expected = LongStream.range(0, 60).filter(grid::contains).filter(one -> one >= from);
      assertThat(grid.atOrAfter(at)).as("from %d", at).isEqualTo(expected.findFirst());
    }
  }

  @Test
  void anIntervalMustBeAboveZero() {
    assertThatThrownBy(() -> new SnapshotGrid(0, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("everyMicros must be > 0, was 0");
  }
}
