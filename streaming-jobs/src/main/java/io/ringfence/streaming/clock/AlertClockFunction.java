package io.ringfence.streaming.clock;

import io.ringfence.contracts.wire.AlertRow;
import io.ringfence.streaming.notice.NoticeIds;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Names and stamps alerts as they leave the job, and measures. Metrics: {@code alertLatencyMicros}
 * (received to emitted), {@code alertDetectionMicros} (received to detected), histograms with p99,
 * and {@code alertsLate}, how many took longer than {@link #FIVE_SECONDS}. An alert that time
 * caused and no record has no latency.
 */
public final class AlertClockFunction extends RichMapFunction<AlertRow, AlertRow> {
  /** Longest an alert may take. Source: MiFID II RTS 6, Article 16(5). Microseconds. */
  public static final long FIVE_SECONDS = 5_000_000;

  private final WallClock clock;

  // Set by open, before any alert.
  private transient LatencyHistogram emission;
  private transient LatencyHistogram detection;
  private transient Counter late;

  /** A function that reads this clock. */
  public AlertClockFunction(WallClock clock) {
    this.clock = clock;
  }

  @Override
  public void open(OpenContext context) {
    MetricGroup metrics = getRuntimeContext().getMetricGroup();
    emission = metrics.histogram("alertLatencyMicros", new LatencyHistogram());
    detection = metrics.histogram("alertDetectionMicros", new LatencyHistogram());
    late = metrics.counter("alertsLate");
  }

  @Override
  public AlertRow map(AlertRow alert) {
    long now = clock.micros();
    Long received = alert.clock().receivedMicros();
    if (received != null) {
      emission.update(now - received);
      detection.update(alert.clock().detectedMicros() - received);
      if (now - received > FIVE_SECONDS) {
        late.inc();
      }
    }
    return alert.emitted(NoticeIds.of(alert), now);
  }
}
