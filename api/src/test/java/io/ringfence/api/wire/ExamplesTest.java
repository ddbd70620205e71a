package io.ringfence.api.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.Answer;
import io.ringfence.api.OnApi;
import io.ringfence.api.RunningApi;
import io.ringfence.api.SeededPositions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The document's examples are what the server answers about the runs of the tests; with {@code
 * -Dexamples.write=true} they are written anew.
 */
@OnApi
class ExamplesTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final String MOMENT =
      "run=replay-crash&asKnown=2025-10-11T00:00:00Z&asOf=" + SeededPositions.AT;
  private static final String NEAR = "/v1/positions/" + SeededPositions.NEAR;

  /** Operation and request. */
  private static final Map<String, String> ASKED =
      Map.ofEntries(
          Map.entry("runs", "/v1/runs"),
          Map.entry("positions", "/v1/positions?limit=2&" + MOMENT),
          Map.entry("position", NEAR + "?" + MOMENT),
          Map.entry("positionHistory", NEAR + "/history?" + MOMENT),
          Map.entry("positionPreview", NEAR + "/preview?add=250&" + MOMENT),
          Map.entry("budgets", "/v1/budgets?" + MOMENT),
          Map.entry("suggestions", "/v1/reallocations/suggestions?" + MOMENT),
          Map.entry("positionDecision", NEAR + "/decision?" + MOMENT),
          Map.entry("deskHistory", "/v1/desks/history?hours=6&node=firm/alpha2&" + MOMENT),
          Map.entry("help", "/v1/help?search=hyperliquid"),
          Map.entry("alerts", "/v1/alerts?" + MOMENT),
          Map.entry("thresholdActions", "/v1/threshold-actions?" + MOMENT),
          Map.entry("breaks", "/v1/breaks?" + MOMENT),
          Map.entry("breaches", "/v1/breaches?" + MOMENT),
          Map.entry("liquidations", "/v1/liquidations?" + MOMENT),
          Map.entry("rejects", "/v1/rejects?" + MOMENT),
          Map.entry("rulePacks", "/v1/rule-packs?" + MOMENT));

  private final RunningApi api;

  ExamplesTest(RunningApi api) {
    this.api = api;
  }

  @TestFactory
  Stream<DynamicTest> anExampleIsWhatTheServerAnswers() {
    return ASKED.entrySet().stream()
        .map(it -> DynamicTest.dynamicTest(it.getKey(), () -> same(it.getKey(), it.getValue())));
  }

  /** Every migration changes the tables there are, so two of them are the example. */
  @Test
  void theTablesOfTheExampleAreAmongTheServers() throws IOException {
    JsonNode found = api.get("/v1/tables?" + MOMENT, api.allDesks()).json();
    try (InputStream example = ExamplesTest.class.getResourceAsStream("/openapi/tables.json")) {
      JsonNode tables = JSON.readTree(Objects.requireNonNull(example)).at("/tables");
      assertThat(tables).isNotEmpty();
      assertThat(found.at("/tables")).containsAll(tables);
    }
  }

  private void same(String operation, String path) throws IOException {
    Answer answer = api.get(path, api.allDesks());
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    JsonNode found = answer.json();
    if (Boolean.getBoolean("examples.write")) {
      Files.writeString(
          Path.of("src/main/resources/openapi/" + operation + ".json"),
          JSON.writeValueAsString(found) + "\n");
      return;
    }
    try (InputStream example =
        ExamplesTest.class.getResourceAsStream("/openapi/" + operation + ".json")) {
      assertThat(found).isEqualTo(JSON.readTree(Objects.requireNonNull(example)));
    }
  }
}
