package io.ringfence.contracts.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReportHeapTest {
  @Test
  void aReportOfASmallRunHasTheHeapItAlwaysHadWhateverTheMachine() {
    ReportHeap small = ReportHeap.of(100_000);
    assertThat(small.mebibytes()).isEqualTo(384);
    assertThat(ReportHeap.of(0)).isEqualTo(new ReportHeap(0, 384));
    assertThat(small.fits(400)).isTrue();
  }

  @Test
  void theHeapGrowsWithTheChangesAndWhatAMachineDoesNotHaveIsRefusedWithBothFigures() {
    ReportHeap large = ReportHeap.of(1_000_000);
    assertThat(large.mebibytes()).isGreaterThan(ReportHeap.of(500_000).mebibytes());
    assertThat(large.fits(1 << 20)).isTrue();
    assertThat(large.fits(large.mebibytes())).isFalse();
    assertThat(large.refusal(2_048))
        .startsWith("a report of a run with 1,000,000 changes of positions needs ")
        .contains("of the 2,048 MiB of this machine it may have 1,536")
        .hasLineCount(1);
    assertThat(ReportHeap.of(Long.MAX_VALUE >> 16).fits(1 << 20)).isFalse();
  }

  @Test
  void aMachineThatDoesNotSayWhatItHasIsBelieved() {
    assertThat(ReportHeap.of(1_000_000).fits(0)).isTrue();
    assertThat(ReportHeap.ofMachine()).isNotNegative();
  }
}
