package io.ringfence.api.position;

import static java.util.Comparator.reverseOrder;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.Answer;
import io.ringfence.api.OnApi;
import io.ringfence.api.RunningApi;
import io.ringfence.api.SeededPositions;
import io.ringfence.api.SeededRuns;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Positions, page by page and one by one. */
@OnApi
class PositionsTest {
  private static final String ALL = "/v1/positions?asOf=" + SeededPositions.AT;
  private static final String NEAR = "/v1/positions/" + SeededPositions.NEAR;
  private static final String AT = "?asOf=" + SeededPositions.AT;

  private final RunningApi api;

  PositionsTest(RunningApi api) {
    this.api = api;
  }

  @Test
  void whatCannotBeJudgedComesFirstThenTheNearestToLiquidation() {
    JsonNode positions = api.get(ALL, api.desk("alpha2")).json().at("/positions");
    assertThat(keys(positions))
        .containsExactly("binance/m/SOLUSDT/long", SeededPositions.NEAR, "binance/m/XRPUSDT/short");
    assertThat(positions.at("/0/worth").isNull()).isTrue();
    assertThat(positions.at("/0/markCondition").stringValue()).isEqualTo("MISSING");
    assertThat(positions.at("/2/markCondition").stringValue()).isEqualTo("STALE");
    // 0.1 long from 61000 at 58100: 400 - 290.
    assertThat(positions.at("/1/worth/equity").stringValue()).isEqualTo("110");
  }

  @Test
  void pagesTogetherAreTheListAndBelongToOneMoment() {
    String whole = api.allDesks();
    List<String> found = new ArrayList<>();
    JsonNode page = api.get(ALL + "&limit=4&sort=position", whole).json();
    String asKnown = "";
    while (true) {
      found.addAll(keys(page.at("/positions")));
      if (page.at("/next").isNull()) {
        break;
      }
      String next = "/v1/positions?sort=position&limit=1&cursor=" + page.at("/next").stringValue();
      page = api.get(next, whole).json();
      asKnown = page.at("/asKnown").stringValue();
    }
    assertThat(found)
        .isEqualTo(keys(api.get(ALL + "&sort=position", whole).json().at("/positions")));
    assertThat(found).hasSize(6).doesNotHaveDuplicates();
    assertThat(asKnown).isNotEmpty();
  }

  @Test
  void whoAsksForAPositionBesideOthersIsGivenItOnlyIfItIsOnADeskOfIts() throws Exception {
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> own = new ArrayList<>();
      List<Future<Answer>> others = new ArrayList<>();
      for (int caller = 0; caller < 20; caller++) {
        own.add(callers.submit(() -> api.get(NEAR + AT, api.desk("alpha2"))));
        others.add(callers.submit(() -> api.get(NEAR + AT, api.desk("beta"))));
      }
      String seen = own.getFirst().get().text();
      assertThat(seen).contains(SeededPositions.NEAR);
      for (Future<Answer> answer : own) {
        assertThat(answer.get().text()).isEqualTo(seen);
      }
      for (Future<Answer> answer : others) {
        assertThat(answer.get().code()).isEqualTo("POSITION_UNKNOWN");
      }
    }
  }

  @Test
  void aCursorIsGoodForItsQuestionOnlyAndOpensNoOtherDesk() {
    String next =
        api.get(ALL + "&limit=1&sort=position", api.allDesks()).json().at("/next").stringValue();
    assertThat(api.get("/v1/positions?cursor=" + next, api.allDesks()).code())
        .isEqualTo("PARAMETER_INVALID");
    JsonNode theirs =
        api.get("/v1/positions?sort=position&cursor=" + next, api.desk("beta")).json();
    assertThat(keys(theirs.at("/positions"))).containsExactly("binance/b/BTCUSDT/short");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "urgency",
        "position",
        "isolatedMargin",
        "notional",
        "unrealisedPnl",
        "marginRatio"
      })
  void everyOrderIsTheSamePageByPageAndTurnsRound(String sort) {
    String whole = api.allDesks();
    List<String> list = keys(api.get(ALL + "&sort=" + sort, whole).json().at("/positions"));
    assertThat(list).hasSize(6);
    for (String path : List.of("&sort=" + sort, "&state=NORMAL&sort=" + sort)) {
      List<String> all = keys(api.get(ALL + path, whole).json().at("/positions"));
      assertThat(paged(path, whole)).isEqualTo(all);
      assertThat(paged(path.replace("sort=", "sort=-"), whole)).isEqualTo(all.reversed());
    }
  }

  private List<String> paged(String choice, String token) {
    List<String> found = new ArrayList<>();
    String cursor = "";
    while (true) {
      JsonNode page = api.get(ALL + choice + "&limit=2" + cursor, token).json();
      found.addAll(keys(page.at("/positions")));
      if (page.at("/next").isNull()) {
        return found;
      }
      cursor = "&cursor=" + page.at("/next").stringValue();
    }
  }

  @Test
  void aCursorThatNobodyGaveIsRefused() {
    String next = api.get(ALL + "&limit=1", api.allDesks()).json().at("/next").stringValue();
    String plain = new String(Base64.getUrlDecoder().decode(next), StandardCharsets.UTF_8);
    for (String forged :
        List.of(
            plain.replace("binance/m/SOLUSDT/long", "binance/m/NONE/long"),
            plain.replace("binance/m/SOLUSDT/long", "' OR 1=1"),
            plain.replace(",\"binance/m/SOLUSDT/long\"", ""),
            "[null]",
            "7")) {
      assertThat(forged).isNotEqualTo(plain);
      String cursor =
          Base64.getUrlEncoder().encodeToString(forged.getBytes(StandardCharsets.UTF_8));
      assertThat(api.get(ALL + "&cursor=" + cursor, api.allDesks()).code())
          .as(forged)
          .isEqualTo("PARAMETER_INVALID");
    }
  }

  @Test
  void filtersAreComparedAndNeverExecuted() {
    String whole = api.allDesks();
    assertThat(keys(api.get(ALL + "&desk=beta", whole).json().at("/positions")))
        .containsExactly("binance/b/BTCUSDT/short");
    assertThat(keys(api.get(ALL + "&state=UNKNOWN", whole).json().at("/positions")))
        .containsExactly("binance/m/SOLUSDT/long");
    assertThat(api.get(ALL + "&desk=%27%20OR%201%3D1", whole).json().at("/positions")).isEmpty();
  }

  @Test
  void whoAsksAgainIsToldThatNothingChanged() {
    String token = api.desk("alpha2");
    Answer first = api.get(ALL, token);
    assertThat(first.header("ETag")).isNotEmpty();
    Answer again =
        api.send(
            api.to(ALL)
                .header("Authorization", "Bearer " + token)
                .header("If-None-Match", first.header("ETag")));
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.text()).isEmpty();
  }

  @Test
  void everyFigureIsExplainedAndTheExplanationEndsInIt() {
    JsonNode answer = api.get(NEAR + AT, api.desk("alpha2")).json();
    assertThat(answer.at("/explanations")).hasSize(16);
    for (JsonNode it : answer.at("/explanations")) {
      if (it.at("/figure").stringValue().equals("LIQUIDATION_PRICE")) {
        assertThat(it.at("/value").stringValue())
            .isEqualTo(answer.at("/position/worth/liquidationPrice").stringValue());
        assertThat(it.at("/lines").size()).isGreaterThan(3);
      }
    }
  }

  @Test
  void aPreviewIsTheCalculatorsAndSaysWhatItDoesToTheBudgets() {
    JsonNode said = api.get(NEAR + "/preview" + AT + "&add=250", api.desk("alpha2")).json();
    String request =
        """
        {"venue":"binance","instrument":"BTCUSDT","side":"long","quantity":"0.1",
         "entryPrice":"61000","markPrice":"58100","leverage":"10","isolatedMargin":"400",
         "paidIn":"400","add":"250"}\
        """;
    JsonNode calculated =
        api.post("/v1/margin/preview?at=" + SeededPositions.AT, api.desk("alpha2"), request).json();
    assertThat(said.at("/preview")).isEqualTo(calculated);
    assertThat(said.at("/budgets/0/node").stringValue()).isEqualTo("firm/alpha2");
    assertThat(said.at("/budgets/0/after").stringValue()).startsWith("1450");
    assertThat(said.at("/budgets/0/reached").stringValue()).isEqualTo("WARNING");
  }

  @Test
  void aChangeOfLeverageSaysWhatItDoesToTheBudgetsThatCountTheWallet() {
    JsonNode said = api.get(NEAR + "/preview" + AT + "&newLeverage=20", api.desk("alpha2")).json();
    JsonNode after = said.at("/preview/changes/0/after");
    assertThat(after.at("/leverage").stringValue()).isEqualTo("20");
    BigDecimal wallet = new BigDecimal(after.at("/isolatedMargin").stringValue());
    assertThat(new BigDecimal(said.at("/budgets/0/after").stringValue()))
        .isEqualByComparingTo(wallet.add(new BigDecimal(800)));
  }

  @Test
  void whatCannotBeDoneDoesNothingToABudget() {
    for (String change : List.of("remove=399", "newLeverage=5")) {
      JsonNode said = api.get(NEAR + "/preview" + AT + "&" + change, api.desk("alpha2")).json();
      assertThat(said.at("/preview/changes/0/refusal").isNull()).as(change).isFalse();
      assertThat(said.at("/budgets")).as(change).isEmpty();
    }
  }

  @Test
  void aPreviewWithoutAMarkOrWithoutAChangeIsRefused() {
    String without = "/v1/positions/binance/m/SOLUSDT/long/preview" + AT + "&add=1";
    assertThat(api.get(without, api.desk("alpha2")).code()).isEqualTo("MARK_MISSING");
    assertThat(api.get(NEAR + "/preview" + AT, api.desk("alpha2")).code())
        .isEqualTo("PARAMETER_INVALID");
    assertThat(api.get(NEAR + "/preview" + AT + "&add=1e3", api.desk("alpha2")).code())
        .isEqualTo("PARAMETER_INVALID");
  }

  @Test
  void aPositionOfAnotherDeskIsUnknownLikeOneThatIsNotThere() {
    for (String path : List.of("", "/history", "/preview", "/decision")) {
      String theirs = api.get(NEAR + path + AT + add(path), api.desk("beta")).text();
      assertThat(theirs).contains("POSITION_UNKNOWN").doesNotContain("61000");
      String none = "/v1/positions/binance/m/NOPE/long" + path + AT + add(path);
      assertThat(api.get(none, api.desk("alpha2")).code()).isEqualTo("POSITION_UNKNOWN");
    }
  }

  private static String add(String path) {
    return path.equals("/preview") ? "&add=1" : "";
  }

  @Test
  void historyHasTheChangesAndTheWayOfTheMark() {
    JsonNode history = api.get(NEAR + "/history" + AT, api.desk("alpha2")).json();
    assertThat(history.at("/changes")).hasSize(1);
    assertThat(history.at("/marks").get(history.at("/marks").size() - 1).at("/close").stringValue())
        .isEqualTo("58100");
    assertThat(history.at("/next").isNull()).isTrue();
  }

  @Test
  void aLongHistoryComesInPagesTheLatestFirstAndTheMarkWithTheFirst() {
    String path =
        "/v1/positions/" + SeededPositions.OFTEN + "/history?run=" + SeededRuns.LAST + "&limit=";
    List<String> whole = changes(api.get(path + 5000, api.desk("alpha2")).json());
    assertThat(whole).hasSize(SeededPositions.CHANGES).isSortedAccordingTo(reverseOrder());
    List<String> read = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      JsonNode page = api.get(path + 3 + cursor, api.desk("alpha2")).json();
      assertThat(page.at("/changes")).hasSizeLessThanOrEqualTo(3);
      assertThat(page.at("/marks").isEmpty()).isEqualTo(!cursor.isEmpty());
      read.addAll(changes(page));
      String next = page.at("/next").stringValue(null);
      cursor = next == null ? null : "&cursor=" + next;
    }
    assertThat(read).isEqualTo(whole);
    assertThat(api.get(path + 5001, api.desk("alpha2")).code()).isEqualTo("PARAMETER_INVALID");
  }

  private static List<String> changes(JsonNode page) {
    List<String> changes = new ArrayList<>();
    page.at("/changes")
        .forEach(it -> changes.add(it.at("/at").stringValue() + it.at("/isolatedMargin")));
    return changes;
  }

  private static List<String> keys(JsonNode positions) {
    List<String> keys = new ArrayList<>();
    positions.forEach(it -> keys.add(it.at("/position").stringValue()));
    return keys;
  }
}
