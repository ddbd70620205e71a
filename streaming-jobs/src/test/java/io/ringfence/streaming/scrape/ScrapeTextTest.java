package io.ringfence.streaming.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.HistogramStatistics;
import org.apache.flink.metrics.SimpleCounter;
import org.junit.jupiter.api.Test;

/** Metrics as Prometheus reads them. */
class ScrapeTextTest {
  private static final Map<String, String> TASK =
      Map.of("<task_name>", "write \"alerts\"\\\n", "<subtask_index>", "1");

  @Test
  void aMetricHasItsValueBehindItsNameAndLabels() {
    ScrapeText text = new ScrapeText();
    Counter counter = new SimpleCounter();
    counter.inc(3);
    text.add(ScrapedName.of("flink_late.alerts", TASK), counter);
    text.add(ScrapedName.of("flink_ratio", Map.of()), (Gauge<Double>) () -> 0.25);
    text.add(ScrapedName.of("flink_up", Map.of()), (Gauge<Boolean>) () -> true);
    assertThat(text)
        .hasToString(
            """
            # TYPE flink_late_alerts counter
            flink_late_alerts{subtask_index="1",task_name="write \\"alerts\\"\\\\\\n"} 3
            # TYPE flink_ratio gauge
            flink_ratio 0.25
            # TYPE flink_up gauge
            flink_up 1
            """);
  }

  @Test
  void whatHasNoValueIsLeftOutAndIsNotZero() {
    ScrapeText text = new ScrapeText();
    text.add(ScrapedName.of("flink_a", Map.of()), (Gauge<Object>) () -> null);
    text.add(ScrapedName.of("flink_b", Map.of()), (Gauge<String>) () -> "a word");
    text.add(ScrapedName.of("flink_c", Map.of()), (Gauge<Long>) () -> 0L);
    text.add(ScrapedName.of("flink_d", Map.of()), new Latencies(0));
    assertThat(text)
        .hasToString(
            """
            # TYPE flink_c gauge
            flink_c 0
            # TYPE flink_d summary
            flink_d_count 0
            """);
  }

  @Test
  void aHistogramShowsItsQuantilesAndOneNameIsTypedOnce() {
    ScrapeText text = new ScrapeText();
    text.add(ScrapedName.of("flink_wait", Map.of("<task>", "a")), new Latencies(2));
    text.add(ScrapedName.of("flink_wait", Map.of("<task>", "b")), new Latencies(3));
    assertThat(text.toString().lines().filter(line -> line.startsWith("#"))).hasSize(1);
    assertThat(text.toString())
        .contains("flink_wait{task=\"a\",quantile=\"0.99\"} 990.0\n")
        .contains("flink_wait_count{task=\"b\"} 3\n");
  }

  /** A histogram whose quantiles are a thousand times what is asked for. */
  private record Latencies(long count) implements Histogram {
    @Override
    public void update(long value) {}

    @Override
    public long getCount() {
      return count;
    }

    @Override
    public HistogramStatistics getStatistics() {
      return new HistogramStatistics() {
        @Override
        public double getQuantile(double quantile) {
          return 1_000 * quantile;
        }

        @Override
        public long[] getValues() {
          return new long[0];
        }

        @Override
        public int size() {
          return 0;
        }

        @Override
        public double getMean() {
          return 0;
        }

        @Override
        public double getStdDev() {
          return 0;
        }

        @Override
        public long getMax() {
          return 0;
        }

        @Override
        public long getMin() {
          return 0;
        }
      };
    }
  }
}
