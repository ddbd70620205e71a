package io.ringfence.streaming.scrape;

import java.util.Properties;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** Makes the reporter. Public because Flink finds it as a service, by its name. */
public final class ScrapeReporterFactory implements MetricReporterFactory {
  private static final String REPORTER = "metrics.reporter.scrape.";

  /**
   * Adds the reporter to a cluster's configuration.
   *
   * @param port port on the loopback address
   */
  public static void addTo(Configuration configuration, int port) {
    configuration.setString(REPORTER + "factory.class", ScrapeReporterFactory.class.getName());
    configuration.setString(REPORTER + ScrapeReporter.PORT, Integer.toString(port));
  }

  @Override
  public MetricReporter createMetricReporter(Properties properties) {
    return new ScrapeReporter();
  }
}
