package io.ringfence.launcher.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.launcher.process.DoneLine;
import io.ringfence.launcher.torture.KillPlan.Victim;
import org.junit.jupiter.api.Test;

/** A torture run proves something, or it fails. */
class KillReportTest {
  private static KillReport report(int between, int elsewhere, int suppressed) {
    KillStatistics statistics = new KillStatistics();
    for (int kill = 0; kill < between + elsewhere; kill++) {
      statistics.killed(kill % 4 == 0 ? Victim.ENGINE : Victim.JOB, kill < between);
    }
    for (int batch = 0; batch < suppressed; batch++) {
      statistics.suppressed(10);
    }
    return new KillReport(1, 3, 0, new DoneLine("undisturbed", "d", 9), true, statistics);
  }

  @Test
  void fewerThanThirtyPercentOfTheKillsBetweenAnInsertAndItsCheckpointAreNoProof() {
    assertThat(report(60, 140, 5).isGood()).isTrue();
    assertThat(report(59, 141, 5).isGood()).isFalse();
    assertThat(report(59, 141, 5).lines())
        .contains(
            "between           59 kills (29 %) between an insert and the checkpoint that records it:"
                + " TOO FEW, at least 30 % must");
    assertThat(report(60, 140, 5).lines())
        .contains(
            "between           60 kills (30 %) between an insert and the checkpoint that records"
                + " it");
  }

  @Test
  void ofAHandfulOfKillsTheShareIsShownAndNotJudged() {
    assertThat(report(1, 18, 5).isGood()).isTrue();
    assertThat(report(1, 19, 5).isGood()).isFalse();
  }

  @Test
  void withoutASuppressedReplayNothingIsProven() {
    assertThat(report(60, 140, 0).isGood()).isFalse();
  }

  @Test
  void theNextKillMayFallAnywhereOnlyWhileEnoughFellWhereItHurts() {
    KillStatistics statistics = new KillStatistics();
    assertThat(statistics.mayFallAnywhere()).isFalse();
    statistics.killed(Victim.JOB, true);
    assertThat(statistics.mayFallAnywhere()).isTrue();
    statistics.killed(Victim.JOB, false);
    statistics.killed(Victim.JOB, false);
    assertThat(statistics.mayFallAnywhere()).isFalse();
  }
}
