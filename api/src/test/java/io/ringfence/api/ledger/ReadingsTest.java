package io.ringfence.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.OnApi;
import io.ringfence.api.RunningApi;
import io.ringfence.api.SeededPositions;
import io.ringfence.api.wire.ArrowMedia;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What is read as JSON, page by page or in small answers without end, is an export as well. */
@OnApi
class ReadingsTest {
  private static final String MOMENT = "run=replay-crash&asOf=" + SeededPositions.AT;
  private static final String POSITIONS = "/v1/positions?" + MOMENT;

  /** Answers of one path that are a line. */
  private static final int MANY = 5_000;

  private final RunningApi api;

  ReadingsTest(RunningApi api) {
    this.api = api;
  }

  private String reader(String name) {
    return api.issuer()
        .token(
            claims ->
                claims
                    .subject(name)
                    .claim("roles", List.of("compliance"))
                    .claim("desks", List.of("*")));
  }

  private List<String> lines(String caller) {
    return api.audited().stream()
        .filter(it -> it.contains("\"caller\":\"" + caller + "\""))
        .toList();
  }

  /** Reads a list to its end, a row a page; how many pages there were. */
  private int readWhole(String path, String token) {
    String cursor = "";
    for (int pages = 1; ; pages++) {
      JsonNode page = api.get(path + "&limit=1" + cursor, token).json();
      if (page.path("next").isNull()) {
        return pages;
      }
      assertThat(page.path("next").isString()).as(path + page).isTrue();
      cursor = "&cursor=" + page.path("next").stringValue();
    }
  }

  @Test
  void aListReadToItsEndIsOneLineForEachReading() {
    String token = reader("reads-pages");
    assertThat(readWhole(POSITIONS, token)).isGreaterThan(3);
    assertThat(lines("reads-pages"))
        .hasSize(1)
        .first()
        .asString()
        .contains("\"outcome\":\"done\"", "\"method\":\"GET\"", "\"path\":\"/v1/positions\"");
    readWhole(POSITIONS, token);
    assertThat(lines("reads-pages")).as("once more").hasSize(2);
    readWhole(POSITIONS + "&desk=alpha2", token);
    assertThat(lines("reads-pages")).as("another choice").hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"alerts", "breaches", "desks", "budgets", "rejects"})
  void everyListWithPagesIsWrittenDownWhereItIsGoneOnWith(String list) {
    String caller = "reads-" + list;
    if (readWhole("/v1/%s?%s".formatted(list, MOMENT), reader(caller)) > 1) {
      assertThat(lines(caller)).hasSize(1).first().asString().contains("\"/v1/" + list + "\"");
    } else {
      assertThat(lines(caller)).isEmpty();
    }
  }

  @Test
  void theLedgerItselfReadFurtherIsALine() {
    String token = reader("reads-ledger");
    api.get("/v1/desks?asof=x", reader("somebody"));
    api.get("/v1/desks?asof=x", reader("somebody"));
    JsonNode page = api.get("/v1/audit?limit=1", token).json();
    assertThat(lines("reads-ledger")).isEmpty();
    api.get("/v1/audit?limit=1&before=" + page.path("next").asString(), token);
    assertThat(lines("reads-ledger")).hasSize(1);
  }

  @Test
  void lookingAtOnePageOrOneThingWritesNothing() {
    String token = reader("looks");
    for (int i = 0; i < 20; i++) {
      assertThat(api.get(POSITIONS, token).status()).isEqualTo(200);
      assertThat(api.get("/v1/positions/" + SeededPositions.NEAR + "?" + MOMENT, token).status())
          .isEqualTo(200);
    }
    assertThat(lines("looks")).isEmpty();
  }

  /** A list cut into pieces by its filters, or position by position, is read all the same. */
  @Test
  void manySmallAnswersOfOnePathAreALine() {
    String token = reader("slices");
    int rows = api.get("/v1/help", token).json().path("meanings").size();
    assertThat(MANY % rows).as("a hundred").isZero();
    for (int asked = 1; asked * rows < MANY - rows; asked++) {
      api.get("/v1/help", token);
    }
    assertThat(lines("slices")).isEmpty();
    api.get("/v1/help", token);
    assertThat(lines("slices")).hasSize(1).first().asString().contains("\"/v1/help\"");
  }

  @Test
  void aTableOfAListIsALineAndNotTwo() {
    String token = reader("tables");
    assertThat(
            api.send(
                    api.to(POSITIONS + "&limit=1")
                        .header("Authorization", "Bearer " + token)
                        .header("Accept", ArrowMedia.TYPE))
                .status())
        .isEqualTo(200);
    assertThat(lines("tables")).hasSize(1);
  }

  @Test
  void whatIsRefusedOrCalculatedIsNotRead() {
    String token = reader("refused");
    api.get(POSITIONS + "&cursor=none", token);
    api.post("/v1/margin/value", token, "{\"cases\":[]}");
    assertThat(lines("refused")).noneMatch(it -> it.contains("\"done\""));
  }
}
