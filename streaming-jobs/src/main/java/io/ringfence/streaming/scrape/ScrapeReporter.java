package io.ringfence.streaming.scrape;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.metrics.LogicalScopeProvider;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code GET /metrics} on the loopback address with every metric of the process in the text
 * format of Prometheus. A metric is named {@code flink_SCOPE_NAME}; what Flink puts into a scope in
 * angle brackets are labels.
 *
 * <p>Flink's own reporter listens on every address and shows a gauge that has no value as 0.
 */
final class ScrapeReporter implements MetricReporter {
  /** Name of the setting that says where it listens. */
  static final String PORT = "port";

  private static final String PATH = "/metrics";
  private static final char SEPARATOR = '_';

  private final Map<ScrapedName, Metric> metrics = new TreeMap<>();
  private @Nullable HttpServer server;

  @Override
  public void open(MetricConfig config) {
    int port = config.getInteger(PORT, 0);
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      HttpServer opened = HttpServer.create(new InetSocketAddress(loopback, port), 0);
      opened.createContext(PATH, this::answer);
      opened.start();
      server = opened;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "metrics cannot be served on port %s: %s".formatted(port, e.getMessage()), e);
    }
  }

  /** Port it listens on; 0 before it does. */
  int port() {
    return server == null ? 0 : server.getAddress().getPort();
  }

  @Override
  public void close() {
    if (server != null) {
      server.stop(0);
    }
  }

  @Override
  public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
    ScrapedName scraped = name(name, group);
    synchronized (metrics) {
      metrics.put(scraped, metric);
    }
  }

  /** One that has taken its name since stays. */
  @Override
  public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
    ScrapedName scraped = name(name, group);
    synchronized (metrics) {
      metrics.remove(scraped, metric);
    }
  }

  private static ScrapedName name(String name, MetricGroup group) {
    String scope =
        LogicalScopeProvider.castFrom(group).getLogicalScope(ScrapedName::word, SEPARATOR);
    return ScrapedName.of("flink_" + scope + SEPARATOR + name, group.getAllVariables());
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] text = text().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    exchange.sendResponseHeaders(HttpURLConnection.HTTP_OK, text.length);
    exchange.getResponseBody().write(text);
    exchange.close();
  }

  /** Every metric that has a value. */
  String text() {
    Map<ScrapedName, Metric> all;
    synchronized (metrics) {
      all = new TreeMap<>(metrics);
    }
    ScrapeText text = new ScrapeText();
    all.forEach(text::add);
    return text.toString();
  }
}
