package io.ringfence.streaming.scrape;

import java.util.List;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.HistogramStatistics;
import org.apache.flink.metrics.Meter;
import org.apache.flink.metrics.Metric;
import org.jspecify.annotations.Nullable;

/**
 * The text format of Prometheus, version 0.0.4. Metrics of one name come one after the other. What
 * has no value, or one that is no number, is left out: unknown is not 0.
 */
final class ScrapeText {
  private static final List<String> QUANTILES = List.of("0.5", "0.95", "0.99", "0.999");

  private final StringBuilder text = new StringBuilder();
  private String last = "";

  /** Adds a metric; they come in the order of their names. */
  void add(ScrapedName name, Metric metric) {
    switch (metric) {
      case Gauge<?> gauge -> gauge(name, gauge.getValue());
      case Counter counter -> one(name, "counter", counter.getCount());
      case Meter meter -> one(name, "gauge", meter.getRate());
      case Histogram histogram -> summary(name, histogram);
      default -> throw new IllegalArgumentException("metric must be of a kind of Flink's");
    }
  }

  private void gauge(ScrapedName name, @Nullable Object value) {
    switch (value) {
      case Number number -> one(name, "gauge", number);
      case Boolean flag -> one(name, "gauge", flag ? 1 : 0);
      case null, default -> {}
    }
  }

  private void one(ScrapedName name, String type, Number value) {
    head(name, type);
    line(name.written("", ""), value);
  }

  private void summary(ScrapedName name, Histogram histogram) {
    head(name, "summary");
    long count = histogram.getCount();
    if (count > 0) {
      HistogramStatistics statistics = histogram.getStatistics();
      for (String quantile : QUANTILES) {
        line(
            name.written("", "quantile=\"" + quantile + "\""),
            statistics.getQuantile(Double.parseDouble(quantile)));
      }
    }
    line(name.written("_count", ""), count);
  }

  private void head(ScrapedName name, String type) {
    if (!name.name().equals(last)) {
      last = name.name();
      text.append("# TYPE ").append(last).append(' ').append(type).append('\n');
    }
  }

  private void line(String name, Number value) {
    text.append(name).append(' ').append(value).append('\n');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
