package io.ringfence.api.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.OnApi;
import io.ringfence.api.RunningApi;
import io.ringfence.api.SeededPositions;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** A list is the same rows in the same order whether it is taken as JSON or as Arrow. */
@OnApi
class ArrowListsTest {
  private static final String MOMENT = "run=replay-crash&asOf=" + SeededPositions.AT;

  private final RunningApi api;

  ArrowListsTest(RunningApi api) {
    this.api = api;
  }

  private HttpResponse<byte[]> arrow(String path, String token, String accept) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          api.to(path).header("Authorization", "Bearer " + token).header("Accept", accept).build(),
          HttpResponse.BodyHandlers.ofByteArray());
    }
  }

  private ArrowTable table(String path, String token) throws Exception {
    HttpResponse<byte[]> answer = arrow(path, token, ArrowMedia.TYPE);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains(ArrowMedia.TYPE);
    assertThat(answer.headers().allValues("Vary")).contains("Accept");
    return ArrowTable.of(answer.body());
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/positions?, positions",
    "/v1/positions?sort=-isolatedMargin&limit=2&, positions",
    "/v1/alerts?, alerts",
    "/v1/breaches?, breaches",
    "/v1/liquidations?, liquidations",
    "/v1/rejects?, rejects",
    "/v1/desks?, desks",
    "/v1/budgets?, budgets",
    "/v1/breaks?, files",
    "/v1/rule-packs?, used",
    "/v1/reallocations/suggestions?, suggestions"
  })
  void rowsAndOrderAreThoseOfJson(String path, String list) throws Exception {
    for (String token : List.of(api.allDesks(), api.desk("alpha2"))) {
      if (path.contains("rejects") && !token.equals(api.allDesks())) {
        continue;
      }
      JsonNode json = api.get(path + MOMENT, token).json();
      ArrowTable table = table(path + MOMENT, token);
      assertThat(table.rows()).as(path).hasSize(json.at("/" + list).size());
      for (int i = 0; i < table.rows().size(); i++) {
        same(table.rows().get(i), json.at("/" + list).get(i), path);
      }
      assertThat(table.beside()).containsEntry("run", "replay-crash");
      assertThat(table.beside().get("next"))
          .as(path)
          .isEqualTo(json.path("next").isNull() ? null : json.path("next").stringValue(null));
    }
  }

  /** Every value of a row is the one that JSON has at the same place. */
  private static void same(Map<String, Object> row, JsonNode json, String where) {
    row.forEach(
        (name, value) -> {
          JsonNode of = json.at("/" + name.replace('.', '/'));
          if (of.isNull() || of.isMissingNode()) {
            assertThat(value).as(where + name).isNull();
          } else if (of.isString() && value instanceof Long micros) {
            assertThat(micros)
                .as(where + name)
                .isEqualTo(
                    ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(of.stringValue())));
          } else {
            String text = of.isString() ? of.stringValue() : of.toString();
            assertThat(String.valueOf(value)).as(where + name).isEqualTo(text);
          }
        });
  }

  @Test
  void everyListAnswersAsArrowAndTheDocumentSaysSo() throws Exception {
    JsonNode document = api.get("/v1/openapi", api.desk("alpha")).json();
    Set<String> lists =
        api
            .parts()
            .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
            .getHandlerMethods()
            .entrySet()
            .stream()
            .filter(
                it -> TableAnswer.class.isAssignableFrom(it.getValue().getMethod().getReturnType()))
            .flatMap(it -> it.getKey().getPatternValues().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(lists)
        .contains("/v1/positions", "/v1/runs", "/v1/audit", "/v1/proposals", "/v1/incidents")
        .contains("/v1/stress/{view}", "/v1/desks/history", "/v1/help");
    for (String path : lists) {
      assertThat(
              document
                  .at("/paths/" + path.replace("/", "~1") + "/get/responses/200/content")
                  .has(ArrowMedia.TYPE))
          .as(path)
          .isTrue();
    }
    for (String path : List.of("/v1/runs", "/v1/audit", "/v1/proposals", "/v1/tables")) {
      assertThat(table(path, api.allDesks()).rows()).as(path).isNotNull();
    }
  }

  @Test
  void aHistoryIsEveryPointOfItsLinesAndSaysNothingTwice() throws Exception {
    String path = "/v1/desks/history?hours=48&" + MOMENT;
    JsonNode json = api.get(path, api.desk("alpha2")).json();
    ArrowTable table = table(path, api.desk("alpha2"));
    List<String> points = new ArrayList<>();
    for (JsonNode line : json.at("/desks")) {
      line.at("/points")
          .forEach(
              it ->
                  points.add(
                      "%s %s %s"
                          .formatted(
                              line.at("/node").stringValue(),
                              line.at("/settlementAsset").stringValue(),
                              it.at("/openCapitalAtRisk").stringValue())));
    }
    for (JsonNode line : json.at("/budgets")) {
      line.at("/points")
          .forEach(
              it ->
                  points.add(
                      "%s %s %s"
                          .formatted(
                              line.at("/node").stringValue(),
                              line.at("/metric").stringValue(),
                              it.at("/used").stringValue(null))));
    }
    assertThat(table.rows())
        .extracting(
            it ->
                it.get("metric") == null
                    ? "%s %s %s"
                        .formatted(
                            it.get("node"), it.get("currency"), it.get("desk.openCapitalAtRisk"))
                    : "%s %s %s".formatted(it.get("node"), it.get("metric"), it.get("budget.used")))
        .containsExactlyElementsOf(points)
        .isNotEmpty();
    assertThat(table.beside())
        .containsEntry("run", "replay-crash")
        .doesNotContainKeys("desks", "budgets");
  }

  @Test
  void whatFiguresMeanIsATableToo() throws Exception {
    JsonNode json = api.get("/v1/help?search=removable", api.desk("alpha2")).json();
    ArrowTable table = table("/v1/help?search=removable", api.desk("alpha2"));
    assertThat(table.rows()).hasSize(json.at("/meanings").size()).isNotEmpty();
    same(table.rows().getFirst(), json.at("/meanings/0"), "help");
    assertThat(table.beside()).containsEntry("found", json.at("/found").asString());
  }

  @Test
  void whoeverAcceptsAnythingGetsJson() throws Exception {
    for (String accept : List.of("*/*", "application/json", "text/html,*/*;q=0.8")) {
      HttpResponse<byte[]> answer = arrow("/v1/runs", api.allDesks(), accept);
      assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
          .as(accept)
          .startsWith("application/json");
    }
  }

  @Test
  void whoTakesATableAwayIsWrittenDown() throws Exception {
    int before = api.audited().size();
    table("/v1/alerts?" + MOMENT, api.desk("alpha2"));
    api.get("/v1/tables/alerts?run=replay-crash", api.desk("alpha2"));
    assertThat(api.audited().subList(before, api.audited().size()))
        .anyMatch(it -> it.contains("\"outcome\":\"done\"") && it.contains("\"/v1/alerts\""))
        .anyMatch(
            it -> it.contains("\"outcome\":\"done\"") && it.contains("\"/v1/tables/alerts\""));
  }
}
