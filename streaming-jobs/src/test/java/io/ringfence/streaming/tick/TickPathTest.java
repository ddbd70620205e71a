package io.ringfence.streaming.tick;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.budget.BudgetState;
import io.ringfence.domain.engine.LineFigure;
import io.ringfence.domain.engine.LiquidationMode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TickPathTest {
  private static final int STEPS = 3_000;

  @TempDir private Path folder;

  private static TickScript script(long seed, int splits) {
    return TickScript.draw(new RandomInstruments(seed, 6, splits), seed, STEPS);
  }

  private static void assertEqual(PathOutcome outcome, PathOutcome expected) {
    assertThat(expected.alerts).isNotEmpty();
    assertThat(outcome.alerts).isEqualTo(expected.alerts);
    assertThat(outcome.totals).isEqualTo(expected.totals);
  }

  @Test
  void alertsAndDeskTotalsAreThoseOfPlainDecimalsOverSeeds() throws Exception {
    for (long seed = 1; seed <= 4; seed++) {
      LiquidationMode mode = LiquidationMode.values()[(int) seed % 2];
      TickScript script = script(seed, 1);
      PathOutcome outcome = new PathRun(script, folder, mode, false).toTheEnd(2);
      PathOutcome expected = NaivePath.play(script, mode);
      assertEqual(outcome, expected);
      assertThat(outcome.rejects).isEqualTo(expected.rejects);
      assertThat(expected.realised).isNotEmpty();
      assertThat(outcome.realised).isEqualTo(expected.realised);
    }
  }

  @Test
  void aFailedTaskGoesOnFromItsCheckpointAsIfNothingHadHappened() throws Exception {
    TickScript script = script(11, 2);
    PathOutcome outcome =
        new PathRun(script, folder, LiquidationMode.CLOSES, false).withAFailure(2);
    assertEqual(outcome, NaivePath.play(script, LiquidationMode.CLOSES));
  }

  @Test
  void oneTaskThenTwoThenOneTellTheSame() throws Exception {
    TickScript script = script(12, 4);
    PathRun run = new PathRun(script, folder, LiquidationMode.PRESUMES, false);
    run.aPart(1, 0.3);
    run.aPart(2, 0.6);
    assertEqual(run.toTheEnd(1), NaivePath.play(script, LiquidationMode.PRESUMES));
  }

  @Test
  void aHotInstrumentInFourBooksTellsWhatItTellsInOne() throws Exception {
    TickScript one = script(13, 1);
    TickScript four = script(13, 4);
    assertEqual(
        new PathRun(four, folder, LiquidationMode.CLOSES, false).toTheEnd(2),
        new PathRun(one, folder, LiquidationMode.CLOSES, false).toTheEnd(2));
  }

  @Test
  void whatWasTouchedInABurstStillFires() throws Exception {
    TickScript script = script(14, 2);
    PathRun conflated = new PathRun(script, folder, LiquidationMode.PRESUMES, true);
    PathRun whole = new PathRun(script, folder, LiquidationMode.PRESUMES, false);
    assertThat(marks(conflated)).isLessThan(marks(whole));
    PathOutcome few = conflated.toTheEnd(1);
    PathOutcome all = whole.toTheEnd(1);
    assertThat(PathOutcome.without(few.alerts)).isEqualTo(PathOutcome.without(all.alerts));
    assertThat(few.totals).isEqualTo(all.totals);
  }

  private static int marks(PathRun run) {
    return run.batches.stream().mapToInt(TickBatch::size).sum();
  }

  @Test
  void aBandIsInTheStateTheLastTotalGivesIt() throws Exception {
    TickScript script = script(15, 1);
    PathOutcome expected = NaivePath.play(script, LiquidationMode.PRESUMES);
    int firm = TickScript.NODES - 1;
    BigDecimal gross = expected.gross("0/" + firm);
    BigDecimal many = gross.multiply(BigDecimal.TEN);
    PathRun run = new PathRun(script, folder, LiquidationMode.PRESUMES, false);
    run.bands =
        List.of(
            DeskBand.of(0, firm, LineFigure.GROSS_NOTIONAL, many, many),
            DeskBand.of(0, firm, LineFigure.GROSS_NOTIONAL, BigDecimal.ONE, many),
            DeskBand.of(0, firm, LineFigure.GROSS_NOTIONAL, BigDecimal.ONE, BigDecimal.ONE));
    run.toTheEnd(2);
    assertThat(run.states)
        .isEqualTo(Map.of(0, BudgetState.WITHIN, 1, BudgetState.WARNING, 2, BudgetState.BREACH));
  }
}
