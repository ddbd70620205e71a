package io.ringfence.launcher.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.domain.outcome.WalkForward;
import io.ringfence.launcher.sample.RecordedData;
import io.ringfence.launcher.sample.Rules;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BacktestTest {
  private static final Instant EVENING = Instant.parse("2025-10-10T18:00:00Z");

  private static BacktestResult run(List<Path> marks, boolean useSigma) {
    RulePacks packs = RulePacks.ofClassPath();
    Rules rules =
        instrument ->
            packs
                .inForce(instrument, EVENING)
                .flatMap(inForce -> inForce.pack().perpetual(instrument.symbol()));
    return Backtest.run(new BacktestRequest(marks, EVENING, 6, 12, 10, 3, useSigma), rules);
  }

  @ParameterizedTest(name = "distances in sigma: {0}")
  @ValueSource(booleans = {false, true})
  void theRecordedCrashBurnsAndARerunSaysTheSame(boolean useSigma) {
    List<Path> marks = List.of(RecordedData.marks().getLast());
    BacktestResult result = run(marks, useSigma);
    WalkForward.Step end = result.end();

    assertThat(result.hours()).hasSize(6);
    assertThat(end.ignored().liquidations()).isPositive();
    assertThat(end.ignored().burned()).isPositive();
    assertThat(result.scores()).isNotEmpty();
    assertThat(run(marks, useSigma)).isEqualTo(result);
  }
}
