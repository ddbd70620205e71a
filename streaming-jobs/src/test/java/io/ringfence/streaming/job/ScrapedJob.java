package io.ringfence.streaming.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A job that runs, as Prometheus scrapes it.
 *
 * @param port where it serves its metrics
 */
record ScrapedJob(int port) {
  private static final Path GRAFANA = Path.of("../infra/grafana");
  private static final Pattern EXPRESSION =
      Pattern.compile("\"?expr\"?: (?:'(.*)'|\"(.*)\",?)$", Pattern.MULTILINE);
  private static final Pattern METRIC = Pattern.compile("\\bflink_[a-zA-Z_]+");

  /** What the expressions choose by labels. */
  private static final List<Pattern> LABELLED =
      List.of(
          Pattern.compile("alertLatencyMicros\\{[^}]*quantile=\"0\\.99\""),
          Pattern.compile("numRecordsIn\\{[^}]*operator_name=\"count rejects\""));

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private String scrape() throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build();
      return client.send(request, BodyHandlers.ofString()).body();
    }
  }

  /** Every metric the dashboard or an alert rule names is published, with a number. */
  void assertThatTheDashboardFindsItsMetrics() throws IOException, InterruptedException {
    Set<String> named = named();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    String text = scrape();
    while (!(published(text).containsAll(named) && LABELLED.stream().allMatch(is(text)))
        && System.nanoTime() < deadline) {
      Thread.sleep(200);
      text = scrape();
    }
    assertThat(named).hasSizeGreaterThan(12).isSubsetOf(published(text));
    assertThat(LABELLED).allMatch(is(text));
  }

  private static Predicate<Pattern> is(String text) {
    return pattern -> pattern.matcher(text).find();
  }

  private static Set<String> published(String text) {
    return text.lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.replaceAll("[{ ].*", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> named() throws IOException {
    Set<String> named = new TreeSet<>();
    for (String file : List.of("dashboards/jobs.json", "provisioning/alerting/jobs.yaml")) {
      Matcher expressions = EXPRESSION.matcher(Files.readString(GRAFANA.resolve(file)));
      while (expressions.find()) {
        String of = expressions.group(1) == null ? expressions.group(2) : expressions.group(1);
        METRIC.matcher(of).results().forEach(found -> named.add(found.group()));
      }
    }
    return named;
  }
}
