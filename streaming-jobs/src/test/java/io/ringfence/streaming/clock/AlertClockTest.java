package io.ringfence.streaming.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.contracts.wire.AlertRow;
import io.ringfence.contracts.wire.ClockRow;
import io.ringfence.streaming.SampleRecords;
import io.ringfence.streaming.notice.NoticeIds;
import io.ringfence.streaming.sink.DeskTables;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.functions.DefaultOpenContext;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.OperatorIOMetricGroup;
import org.apache.flink.metrics.groups.OperatorMetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.streaming.api.operators.StreamMap;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertClockTest {
  private static AlertRow alert(@Nullable Long received, long detected) {
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

  /** A group of metrics that keeps what is registered. */
  private static final class KeptMetrics extends UnregisteredMetricsGroup
      implements OperatorMetricGroup {
    private final Map<String, Histogram> histograms = new HashMap<>();
    private final Map<String, Counter> counters = new HashMap<>();

    @Override
    public <H extends Histogram> H histogram(String name, H histogram) {
      histograms.put(name, histogram);
      return histogram;
    }

    @Override
    public Counter counter(String name) {
      return counters.computeIfAbsent(name, _ -> new SimpleCounter());
    }

    @Override
    public OperatorIOMetricGroup getIOMetricGroup() {
      throw new UnsupportedOperationException();
    }

    long largest(String name) {
      return Objects.requireNonNull(histograms.get(name), name).getStatistics().getMax();
    }

    long count(String name) {
      return Objects.requireNonNull(histograms.get(name), name).getCount();
    }

    long counted(String name) {
      return Objects.requireNonNull(counters.get(name), name).getCount();
    }
  }

  private static RuntimeContext contextWith(OperatorMetricGroup metrics) {
    return (RuntimeContext)
        Proxy.newProxyInstance(
            RuntimeContext.class.getClassLoader(),
            new Class<?>[] {RuntimeContext.class},
            (_, method, _) -> {
              if (method.getName().equals("getMetricGroup")) {
                return metrics;
              }
              throw new UnsupportedOperationException(method.getName());
            });
  }

  @Test
  void latencyIsMeasuredFromWhatCameInAndLateIsWhatTookLongerThanFiveSeconds() throws Exception {
    KeptMetrics metrics = new KeptMetrics();
    AtomicLong now = new AtomicLong();
    AlertClockFunction function = new AlertClockFunction(now::get);
    function.setRuntimeContext(contextWith(metrics));
    function.open(DefaultOpenContext.INSTANCE);

    now.set(3_000);
    function.map(alert(1_000L, 1_700));
    now.set(1_000 + AlertClockFunction.FIVE_SECONDS);
    function.map(alert(1_000L, 2_500));
    function.map(alert(999L, 1_000));
    // Time caused it: nothing came in that it could be late after.
    function.map(alert(null, 1_000));

    assertThat(AlertClockFunction.FIVE_SECONDS).isEqualTo(5_000_000);
    assertThat(metrics.count("alertLatencyMicros")).isEqualTo(3);
    assertThat(metrics.largest("alertLatencyMicros")).isEqualTo(5_000_001);
    assertThat(metrics.count("alertDetectionMicros")).isEqualTo(3);
    assertThat(metrics.largest("alertDetectionMicros")).isEqualTo(1_500);
    assertThat(metrics.counted("alertsLate")).isEqualTo(1);
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
