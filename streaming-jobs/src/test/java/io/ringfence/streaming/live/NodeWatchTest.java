package io.ringfence.streaming.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.contracts.wire.LiveTotalRow;
import io.ringfence.streaming.tick.DeskTotal;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** What nodes hold, told by the wall clock wherever that jumps. */
class NodeWatchTest {
  /** Milliseconds. */
  private static final long NOON = 1_760_011_200_000L;

  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long SECOND = 1_000;
  private static final int NODES = 3;

  private static DeskTotal total(int asset, int margin) {
    BigDecimal amount = BigDecimal.valueOf(margin);
    return new DeskTotal(
        asset, 0, 1, 0, amount, amount, amount, amount, amount, amount, margin, NOON, NOON);
  }

  @Test
  void totalsAreToldOnceASecondAlsoWhenTheClockJumpsByAnHour() throws Exception {
    LiveInstruments instruments = new LivePlan(List.of(), NOON * 1_000, Map.of(), 64).instruments();
    int asset = instruments.asset(instruments.number("binance/BTCUSDT"));
    try (KeyedTwoInputStreamOperatorTestHarness<Integer, DeskTotal, NodeFact, LiveTotalRow>
        harness =
            new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(
                    new NodeWatch(instruments, Duration.ofMillis(SECOND), () -> NOON * 1_000)),
                DeskTotal::asset,
                NodeFact::asset,
                Types.INT)) {
      harness.open();
      harness.processElement2(NodeFact.named(asset, 0, "firm/D/B"), 0);
      int told = 0;
      int margin = 100;
      for (long now : new long[] {NOON, NOON - HOUR, NOON + HOUR, NOON}) {
        harness.setProcessingTime(now);
        harness.processElement1(total(asset, margin++), 0);
        harness.setProcessingTime(now + SECOND / 10);
        told += NODES;
        assertThat(harness.extractOutputValues()).as("at %d", now).hasSize(told);

        harness.processElement1(total(asset, margin++), 0);
        harness.setProcessingTime(now + SECOND / 5);
        assertThat(harness.extractOutputValues()).as("soon after %d", now).hasSize(told);
        harness.setProcessingTime(now + 2 * SECOND);
        told += NODES;
        assertThat(harness.extractOutputValues()).as("a second after %d", now).hasSize(told);
      }
      assertThat(harness.extractOutputValues().getLast().isolatedMargin())
          .isEqualByComparingTo(BigDecimal.valueOf(margin - 1));
    }
  }
}
