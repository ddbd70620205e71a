package io.ringfence.streaming.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.contracts.wire.InputKind;
import io.ringfence.streaming.intake.TopicRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkOutputMultiplexer;
import org.apache.flink.api.common.eventtime.WatermarkOutputMultiplexer.WatermarkUpdateListener;
import org.junit.jupiter.api.Test;

/** When a partition holds the others back, and when it does not. */
class PartitionWatermarksTest {
  private static final long LATENESS = 10;
  private static final Following FOLLOWING =
      new Following(
          new TopicRange(Map.of("marks/0", 3L)),
          Duration.ofSeconds(1),
          Duration.ofMinutes(1),
          Duration.ofDays(1),
          Following.USUALLY_HELD);

  /** Nobody who listens. */
  static final WatermarkUpdateListener NOBODY =
      new WatermarkUpdateListener() {
        @Override
        public void onWatermarkUpdate(long watermark) {}

        @Override
        public void onIdleUpdate(boolean isIdle) {}
      };

  private final List<String> said = new ArrayList<>();
  private long nanos;

  private final WatermarkOutput output =
      new WatermarkOutput() {
        @Override
        public void emitWatermark(Watermark watermark) {
          String text = "at " + watermark.getTimestamp();
          if (!said.contains(text)) {
            said.add(text);
          }
        }

        @Override
        public void markIdle() {
          said.add("idle");
        }

        @Override
        public void markActive() {
          said.add("active");
        }
      };

  private final PartitionWatermarks followed =
      new PartitionWatermarks(LATENESS, FOLLOWING, () -> nanos);

  private void wait(PartitionWatermarks watermarks, Duration time) {
    long end = nanos + time.toNanos();
    while (nanos < end) {
      nanos += Duration.ofMillis(200).toNanos();
      watermarks.onPeriodicEmit(output);
    }
  }

  private static TopicRow beat(long offset, Long at) {
    return TopicRow.heartbeat(InputKind.MARKS, "marks/0", offset, at);
  }

  private static TopicRow row(long offset, Long at) {
    return new TopicRow(
        InputKind.MARKS, "marks/0", offset, "", List.of(), List.of(), null, at, false);
  }

  @Test
  void aPartitionIsBehindItsNewestInstantByTheLateness() {
    followed.onEvent(row(0, 100L), 0, output);
    followed.onEvent(row(1, 50L), 0, output);
    wait(followed, Duration.ofMillis(1_000));
    assertThat(said).isEmpty();
    wait(followed, Duration.ofMillis(200));
    assertThat(said).containsExactly("at 89");
  }

  @Test
  void whereNothingIsHeldWhatAPartitionSaysReachesTheOthersWithTheNextLook() {
    Following atOnce =
        new Following(
            FOLLOWING.caughtUpAt(),
            FOLLOWING.idleAfter(),
            FOLLOWING.mostAhead(),
            FOLLOWING.remembered(),
            Duration.ZERO);
    PartitionWatermarks open = new PartitionWatermarks(LATENESS, atOnce, () -> nanos);
    open.onEvent(beat(5, 100L), 0, output);
    wait(open, Duration.ofMillis(200));
    assertThat(said).containsExactly("at 89");
  }

  @Test
  void aPartitionThatHasSentAHeartbeatIsMovedByHeartbeatsAlone() {
    followed.onEvent(beat(5, 100L), 0, output);
    wait(followed, Duration.ofMinutes(1));
    assertThat(said).containsExactly("at 89");
  }

  @Test
  void aQuietPartitionIsIdleUntilItSpeaksAgain() {
    wait(followed, Duration.ofMillis(1_300));
    assertThat(said).containsExactly("idle");
    followed.onEvent(row(5, 100L), 0, output);
    assertThat(said).containsExactly("idle", "active");
  }

  @Test
  void aPartitionThatStaysIdleHoldsNobodyBackByWhatItSaidOnce() {
    List<Long> complete = new ArrayList<>();
    WatermarkOutputMultiplexer both = new WatermarkOutputMultiplexer(intoList(complete));
    both.registerNewOutput("positions", NOBODY);
    both.registerNewOutput("marks", NOBODY);
    PartitionWatermarks marks = new PartitionWatermarks(LATENESS, FOLLOWING, () -> nanos);
    followed.onEvent(row(5, 100L), 0, both.getDeferredOutput("positions"));
    for (long look = 0; look < 100; look++) {
      nanos += Duration.ofMillis(200).toNanos();
      marks.onEvent(row(10 + look, 1_000 + look), 0, both.getDeferredOutput("marks"));
      followed.onPeriodicEmit(both.getDeferredOutput("positions"));
      marks.onPeriodicEmit(both.getDeferredOutput("marks"));
      both.onPeriodicEmit();
    }
    // What was said a second ago, less the lateness.
    assertThat(complete).endsWith(1_093L - LATENESS - 1, 1_094L - LATENESS - 1);
  }

  private static WatermarkOutput intoList(List<Long> complete) {
    return new WatermarkOutput() {
      @Override
      public void emitWatermark(Watermark watermark) {
        complete.add(watermark.getTimestamp());
      }

      @Override
      public void markIdle() {
        throw new AssertionError("marks never pause");
      }

      @Override
      public void markActive() {}
    };
  }

  @Test
  void aQuietPartitionIsNotIdleBeforeTheOthersHaveHeardWhatItSaid() {
    followed.onEvent(row(5, 100L), 0, output);
    for (int look = 0; look < 20; look++) {
      // Held up between looks: it is quiet for a second before five looks.
      nanos += Duration.ofMillis(390).toNanos();
      followed.onPeriodicEmit(output);
    }
    assertThat(said).containsExactly("at 89", "idle");
  }

  @Test
  void aPartitionThatHasNotBeenReadToWhereItStoodIsNotIdle() {
    followed.onEvent(row(0, 100L), 0, output);
    wait(followed, Duration.ofSeconds(5));
    assertThat(said).containsExactly("at 89");
    followed.onEvent(row(2, 100L), 0, output);
    wait(followed, Duration.ofMillis(1_300));
    assertThat(said).containsExactly("at 89", "idle");
  }

  @Test
  void aTaskThatWasHeldUpHasNotSeenAPartitionBeQuiet() {
    followed.onEvent(row(5, 100L), 0, output);
    nanos += Duration.ofMinutes(10).toNanos();
    followed.onPeriodicEmit(output);
    assertThat(said).isEmpty();
  }

  @Test
  void topicsWithAnEndAreNeverIdle() {
    PartitionWatermarks bounded = new PartitionWatermarks(LATENESS, null, () -> nanos);
    wait(bounded, Duration.ofMinutes(1));
    assertThat(said).isEmpty();
  }
}
