package io.ringfence.streaming.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.contracts.wire.InputKind;
import io.ringfence.streaming.intake.TopicRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkOutputMultiplexer;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That somebody who wakes up is heard before what he sends. */
class EarlyWakeUpTest {
  private OneInputStreamOperatorTestHarness<TopicRow, TopicRow> harness;

  @BeforeEach
  void open() throws Exception {
    harness = new OneInputStreamOperatorTestHarness<>(new EarlyWakeUp(Duration.ofSeconds(5)));
    harness.open();
    harness.setProcessingTime(0);
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private void row() throws Exception {
    harness.processElement(
        new StreamRecord<>(
            new TopicRow(
                InputKind.MARKS, "marks/0", 1, "", List.of(), List.of(), null, 1L, false)));
  }

  /** What was sent on, in its order. */
  private List<String> said() {
    return harness.getOutput().stream()
        .map(
            it ->
                switch (it) {
                  case WatermarkStatus status -> status.isIdle() ? "idle" : "active";
                  case StreamRecord<?> _ -> "row";
                  default -> it.toString();
                })
        .toList();
  }

  /** Why there is such an operator: if this fails, Flink has learnt it and it can go. */
  @Test
  void flinkSaysThatSomebodyWokeUpOnlyWhenTimeHasRisen() {
    List<String> heard = new ArrayList<>();
    WatermarkOutputMultiplexer partitions =
        new WatermarkOutputMultiplexer(
            new WatermarkOutput() {
              @Override
              public void emitWatermark(Watermark watermark) {
                heard.add("at " + watermark.getTimestamp());
              }

              @Override
              public void markIdle() {
                heard.add("idle");
              }

              @Override
              public void markActive() {
                heard.add("active");
              }
            });
    partitions.registerNewOutput("marks/0", PartitionWatermarksTest.NOBODY);
    WatermarkOutput marks = partitions.getImmediateOutput("marks/0");
    marks.emitWatermark(new Watermark(7));
    marks.markIdle();
    marks.markActive();
    assertThat(heard).containsExactly("at 7", "idle");
    marks.emitWatermark(new Watermark(8));
    assertThat(heard).containsExactly("at 7", "idle", "at 8");
  }

  @Test
  void theFirstRowAfterASilenceComesBehindTheWordThatItsTaskIsActive() throws Exception {
    row();
    harness.processWatermarkStatus(WatermarkStatus.IDLE);
    row();
    row();
    harness.processWatermarkStatus(WatermarkStatus.ACTIVE);
    row();
    assertThat(said()).startsWith("row", "idle", "active", "row", "row").endsWith("row");
    harness.setProcessingTime(60_000);
    assertThat(said()).as("the source is active, and says itself when it is not").hasSize(7);
  }

  @Test
  void aTaskWhoseRowsMoveNoTimeIsIdleAgainWhenTheyEnd() throws Exception {
    harness.processWatermarkStatus(WatermarkStatus.IDLE);
    row();
    harness.setProcessingTime(3_000);
    row();
    harness.setProcessingTime(7_999);
    assertThat(said()).containsExactly("idle", "active", "row", "row");
    harness.setProcessingTime(8_000);
    assertThat(said()).containsExactly("idle", "active", "row", "row", "idle");
    row();
    assertThat(said()).containsExactly("idle", "active", "row", "row", "idle", "active", "row");
  }
}
