package io.ringfence.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.reporting.fixture.RandomPositions;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaveatsTest {
  private static List<String> caveats(int positions) {
    RiskReport report = new RandomPositions(5).report(positions);
    assertThat(report.hasLiveSheets()).isEqualTo(positions <= RiskReport.MOST_LIVE);
    return Caveats.of(report.facts(), report.positions(), Proposals.NONE);
  }

  @Test
  void aPackWithoutTheSheetsThatComputeThemselvesSaysSo() {
    assertThat(caveats(RiskReport.MOST_LIVE)).noneMatch(line -> line.contains("Workbench"));
    assertThat(caveats(RiskReport.MOST_LIVE + 1))
        .anyMatch(line -> line.startsWith("2,501 positions: the sheets that compute themselves"));
  }
}
