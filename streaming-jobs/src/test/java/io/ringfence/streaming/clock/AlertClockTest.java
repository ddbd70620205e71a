package io.ringfence.streaming.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.contracts.wire.AlertRow;
import io.ringfence.contracts.wire.ClockRow;
import io.ringfence.streaming.SampleRecords;
import io.ringfence.streaming.notice.NoticeIds;
import io.ringfence.streaming.sink.DeskTables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.streaming.api.operators.StreamMap;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertClockTest {
  private static AlertRow alert(long received, long detected) {
    AlertRow sample = (AlertRow) SampleRecords.of(AlertRow.class, true);
    return new AlertRow(
        1,
        sample.kind(),
        null,
        sample.node(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        AlertRow.UNNAMED,
        new ClockRow(received, detected, null));
  }

  @Test
  void anAlertIsStampedAsItLeavesAndNothingElseOfItChanges() throws Exception {
    AlertRow came = alert(1_000L, 2_000);
    try (var harness =
        new OneInputStreamOperatorTestHarness<AlertRow, AlertRow>(
            new StreamMap<>(new AlertClockFunction(() -> 3_000)))) {
      harness.open();
      harness.processElement(came, 0);

      assertThat(harness.extractOutputValues())
          .containsExactly(came.emitted(NoticeIds.of(came), 3_000))
          .first()
          .extracting(alert -> alert.clock().emittedMicros())
          .isEqualTo(3_000L);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aQuantileIsTheValueAtItsRankToASixtyFourth(long seed) {
    Random random = new Random(seed);
    LatencyHistogram histogram = new LatencyHistogram();
    List<Long> values = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      long value = (long) Math.exp(random.nextDouble() * 25);
      values.add(value);
      histogram.update(value);
    }
    long[] sorted = values.stream().mapToLong(Long::longValue).sorted().toArray();
    for (double quantile : new double[] {0, 0.5, 0.9, 0.99, 0.9999, 1}) {
      int rank = Math.max(1, (int) Math.ceil(quantile * sorted.length));
      double exact = sorted[rank - 1];
      assertThat(histogram.getStatistics().getQuantile(quantile))
          .as("quantile %s of %s", quantile, Arrays.stream(sorted).count())
          .isBetween(exact, exact * (1 + 1.0 / 64));
    }
    assertThat(histogram.getStatistics().getMax()).isEqualTo(sorted[sorted.length - 1]);
    assertThat(histogram.getStatistics().getMin()).isEqualTo(sorted[0]);
    assertThat(histogram.getCount()).isEqualTo(5_000);
  }

  @Test
  void aClockThatWasSetBackIsNoNegativeLatency() {
    Histogram histogram = new LatencyHistogram();
    histogram.update(-5);

    assertThat(histogram.getStatistics().getMin()).isZero();
    assertThat(histogram.getStatistics().getQuantile(0.99)).isZero();
  }

  @Test
  void onlyReadingsOfTheWallClockAreOutsideTheContentOfAlerts() {
    assertThat(DeskTables.ALERTS.columns())
        .filteredOn(column -> !column.ofContent())
        .extracting(column -> column.name())
        .containsExactly("received_at", "detected_at", "emitted_at");
  }
}
