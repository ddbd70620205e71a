package io.ringfence.api.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.Answer;
import io.ringfence.api.Examples;
import io.ringfence.api.OnApi;
import io.ringfence.api.RunningApi;
import io.ringfence.api.SeededPositions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  /** What these say depends on when they are asked. */
  @Test
  void anExampleOfNowIsLikeWhatTheServerAnswers() {
    String token = api.allDesks();
    Examples.isLike("desksAt", api.get("/v1/desks?" + MOMENT, token).json());
    Examples.isLike("audit", api.get("/v1/audit?limit=1", token).json());
    Answer live = api.get("/v1/live" + NEAR.substring("/v1".length()), token);
    assertThat(live.status()).as(live.text()).isEqualTo(200);
    Examples.isLike("livePosition", live.json());
  }

  @Test
  void anExampleOfTheCalculatorIsWhatItAnswersToTheExamplesRequest() {
    Map.of(
            "/v1/margin/value", Examples.request("marginValue"),
            "/v1/margin/preview", Examples.request("marginPreview"),
            "/v1/margin/size", Examples.request("marginSize"))
        .forEach(
            (path, request) -> {
              Answer answer = api.post(path, api.desk("alpha"), request);
              assertThat(answer.status()).as(path + answer.text()).isEqualTo(200);
              switch (path) {
                case "/v1/margin/value" -> Examples.isLike("marginValue", answer.json());
                case "/v1/margin/preview" -> Examples.isLike("marginPreview", answer.json());
                case String _ -> Examples.isLike("marginSize", answer.json());
              }
            });
  }

  /** Looked for in the text of the tests: what a test does not name it does not run. */
  @Test
  void everyExampleIsRunByATest() throws IOException {
    StringBuilder tests = new StringBuilder();
    try (Stream<Path> sources = Files.walk(Path.of("src/test/java"))) {
      for (Path source : sources.filter(it -> it.toString().endsWith("Test.java")).toList()) {
        tests.append(Files.readString(source));
      }
    }
    try (Stream<Path> examples = Files.list(Path.of("src/main/resources/openapi"))) {
      assertThat(examples.map(it -> it.getFileName().toString().replace(".json", "")))
          .isNotEmpty()
          .allSatisfy(
              name ->
                  assertThat(runs(name))
                      .as(name + ".json must be run by a test: Examples.isLike or .request")
                      .anyMatch(call -> tests.indexOf(call) >= 0));
    }
  }

  private static List<String> runs(String name) {
    String operation = name.replace("-request", "");
    return name.equals(operation)
        ? List.of(
            "isLike(\"%s\"".formatted(operation),
            "same(\"%s\"".formatted(operation),
            "entry(\"%s\"".formatted(operation),
            "/openapi/%s.json".formatted(operation))
        : List.of(
            "request(\"%s\")".formatted(operation),
            // ProposalExamplesTest: a decision is one of three.
            "decided(ticket, \"%s\"".formatted(operation.replace("Proposal", "")),
            "decided(moves, \"%s\"".formatted(operation.replace("Proposal", "")),
            "decided(budget, \"%s\"".formatted(operation.replace("Proposal", "")));
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
