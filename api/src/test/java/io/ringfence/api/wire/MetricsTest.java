package io.ringfence.api.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.OnApi;
import io.ringfence.api.RunningApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@OnApi
class MetricsTest {
  private final RunningApi api;

  MetricsTest(RunningApi api) {
    this.api = api;
  }

  @Test
  void requestsAreCountedByPathAndStatusAndNoDeskIsNamed() {
    api.get("/v1/desks", api.desk("alpha"));
    api.get("/v1/desks?run=nobody", api.desk("alpha"));
    String metrics = api.get("/actuator/prometheus", api.desk("alpha")).text();
    assertThat(metrics)
        .containsPattern("http_server_requests_seconds_count\\{.*status=\"200\",uri=\"/v1/desks\"")
        .containsPattern("http_server_requests_seconds_count\\{.*status=\"404\",uri=\"/v1/desks\"")
        .contains("jvm_memory_used_bytes")
        .doesNotContain("alpha")
        .doesNotContain("nobody");
  }

  /** What Prometheus itself adds to a scrape. */
  private static final Set<String> OF_PROMETHEUS = Set.of("up");

  private static final Pattern METRIC = Pattern.compile("\\b([a-z]+_[a-z_]+|up)(?=[{\\[)]|$)");

  @Test
  void everyMetricOfTheDashboardsAndAlertRulesIsInAScrape() throws IOException {
    api.get("/v1/desks", api.desk("alpha"));
    String scrape = api.get("/actuator/prometheus", api.desk("alpha")).text();
    Set<String> published =
        scrape
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.replaceAll("[{ ].*", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> named = new TreeSet<>();
    for (String file : List.of("dashboards/api.json", "provisioning/alerting/api.yaml")) {
      Matcher expressions =
          Pattern.compile("\"?expr\"?: (?:'(.*)'|\"(.*)\",?)$", Pattern.MULTILINE)
              .matcher(Files.readString(Path.of("../infra/grafana").resolve(file)));
      while (expressions.find()) {
        String expression =
            expressions.group(1) == null
                ? expressions.group(2).replace("\\\"", "\"")
                : expressions.group(1);
        METRIC
            .matcher(expression.replaceAll("\"[^\"]*\"", "''"))
            .results()
            .forEach(found -> named.add(found.group(1)));
      }
    }
    named.removeAll(OF_PROMETHEUS);
    assertThat(named)
        .contains("ringfence_places_taken", "http_server_requests_seconds_bucket")
        .hasSizeGreaterThan(7)
        .isSubsetOf(published);
  }
}
