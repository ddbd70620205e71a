package io.ringfence.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Percentiles of what was seen. */
class LateTest {
  @Test
  void aPercentileIsTheSmallestThatSoManyDoNotExceed() {
    List<Long> millis = new java.util.ArrayList<>(LongStream.rangeClosed(1, 200).boxed().toList());
    Collections.reverse(millis);
    assertThat(new Late(millis).json())
        .isEqualTo("{\"marks\":200,\"p50\":100,\"p90\":180,\"p99\":198,\"longest\":200}");
    assertThat(new Late(List.of(7L)).at(99)).isEqualTo(7);
  }

  @Test
  void nothingSeenHasNoPercentile() {
    assertThatThrownBy(() -> new Late(List.of()).at(50)).hasMessage("no mark was seen");
  }
}
