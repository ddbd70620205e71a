package io.ringfence.streaming.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.IntakeRecord;
import io.ringfence.streaming.clock.WallClock;
import io.ringfence.streaming.terms.RunTerms;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** How far a run is published, where nothing but time comes. */
class IntakeOperatorTest {
  private static final RunTerms TERMS = RunTerms.simulated(WallClock.SYSTEM);

  @Test
  void timeThatHeartbeatsAloneMoveIsPublishedWithTheSecondCheckpointAfterIt() throws Exception {
    try (var intake = intake()) {
      intake.processWatermark(new Watermark(1_000));
      checkpoint(intake, 1);
      assertThat(published(intake)).isEqualTo(Long.MIN_VALUE);
      intake.processWatermark(new Watermark(2_000));
      checkpoint(intake, 2);
      assertThat(published(intake)).isEqualTo(1_000);
      checkpoint(intake, 3);
      assertThat(published(intake)).isEqualTo(2_000);
    }
  }

  @Test
  void theEndOfAnInputIsNoInstant() throws Exception {
    try (var intake = intake()) {
      intake.processWatermark(new Watermark(1_000));
      intake.processWatermark(Watermark.MAX_WATERMARK);
      checkpoint(intake, 1);
      checkpoint(intake, 2);
      assertThat(published(intake)).isEqualTo(1_000);
    }
  }

  private static OneInputStreamOperatorTestHarness<IntakeRecord, InputEvent> intake()
      throws Exception {
    var intake =
        new OneInputStreamOperatorTestHarness<>(new IntakeOperator(new IntakeRouter(TERMS)));
    intake.open();
    return intake;
  }

  private static void checkpoint(
      OneInputStreamOperatorTestHarness<IntakeRecord, InputEvent> intake, long number)
      throws Exception {
    intake.snapshot(number, 0);
    intake.notifyOfCompletedCheckpoint(number);
  }

  private static long published(
      OneInputStreamOperatorTestHarness<IntakeRecord, InputEvent> intake) {
    return (Long)
        intake
            .getOperator()
            .getRuntimeContext()
            .getAccumulator(PublishedInstants.PUBLISHED)
            .getLocalValue();
  }
}
