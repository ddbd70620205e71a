package io.ringfence.api.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.contracts.memory.ReportHeap;
import org.junit.jupiter.api.Test;

class ReportMakingTest {
  private static final long MACHINE = 16_384;

  @Test
  void aReportIsGivenTheHeapItsRowsNeedByTheRuleOfTheCommand() throws Exception {
    assertThat(ReportMaking.terms(10_000, MACHINE).mebibytes()).isEqualTo(384);
    assertThat(ReportMaking.terms(936_000, MACHINE).mebibytes())
        .isEqualTo(ReportHeap.of(936_000).mebibytes())
        .isGreaterThan(384);
  }

  @Test
  void aReportTheMachineHasNoMemoryForFailsWithTheReasonBeforeItIsBegun() {
    assertThatThrownBy(() -> ReportMaking.terms(936_000_000, MACHINE))
        .isInstanceOf(Making.Failure.class)
        .hasMessageContaining("936,000,000 changes of positions")
        .hasMessageContaining("make it on a larger one");
  }
}
