package io.ringfence.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.reporting.fixture.HandRun;
import org.junit.jupiter.api.Test;

/** The desks on a terminal. */
class DeskLinesTest {
  @Test
  void aLossOfWhichResultsAreUnknownIsAtLeastWhatIsKnown() {
    assertThat(String.join("\n", DeskLines.of(HandRun.whole().report())))
        .contains("period loss", " 9,984 ")
        .doesNotContain(">=", "unknown result");
    assertThat(String.join("\n", DeskLines.of(HandRun.whole().unsaid("close").report())))
        .contains(">= 10,060", "1 result unknown");
  }
}
