package io.ringfence.streaming.job;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.streaming.control.ControlTotalException;
import io.ringfence.streaming.sink.StoredRows.Computed;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoredRunTest {
  private static final String RUN = "a-run";

  private static void check(long found, Computed computed, long refused) {
    StoredRun.requireEqual(
        RUN, Map.of("alerts", found), Map.of("alerts", computed), Map.of("alerts", refused));
  }

  @Test
  void whatWasComputedAndNotRefusedIsInTheTables() {
    assertThatCode(() -> check(8, new Computed(2, 2, 9), 1)).doesNotThrowAnyException();
  }

  @Test
  void fewerRowsAreLostAndMoreAreStoredTwice() {
    assertThatThrownBy(() -> check(7, new Computed(2, 2, 9), 1))
        .isInstanceOf(ControlTotalException.class)
        .hasMessageStartingWith(
            "table alerts holds 7 rows of run a-run, but 8 were computed and not refused:"
                + " rows were lost;");
    assertThatThrownBy(() -> check(16, new Computed(2, 2, 9), 1))
        .isInstanceOf(ControlTotalException.class)
        .hasMessageContaining("rows were stored twice;");
  }

  @Test
  void countsThatAreThereTwiceDoNotMakeRowsLost() {
    assertThatThrownBy(() -> check(9, new Computed(4, 2, 18), 0))
        .isInstanceOf(ControlTotalException.class)
        .hasMessageStartingWith(
            "table table_counts holds 4 counts of table alerts of run a-run, but 2 tasks count:"
                + " rows were stored twice;");
  }
}
