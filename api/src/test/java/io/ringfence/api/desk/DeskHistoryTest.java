package io.ringfence.api.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.OnApi;
import io.ringfence.api.RunningApi;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How seeded desks went on. */
@OnApi
class DeskHistoryTest {
  private static final String AT = "/v1/desks/history?run=replay-crash&asOf=2025-10-10T21:30:00Z";

  private final RunningApi api;

  DeskHistoryTest(RunningApi api) {
    this.api = api;
  }

  private JsonNode history(String more, String token) {
    return api.get(AT + more, token).json();
  }

  @Test
  void figuresAreTheStoredOnesAndWhatIsUnknownIsNull() {
    JsonNode alpha = history("&node=firm/alpha", api.desk("alpha")).at("/desks/0");
    assertThat(alpha.at("/settlementAsset").stringValue()).isEqualTo("USDT");
    assertThat(alpha.at("/points")).hasSize(2);
    assertThat(alpha.at("/points/0/equity").stringValue()).isEqualTo("100.5");
    assertThat(alpha.at("/points/1/equity").isNull()).isTrue();
    assertThat(alpha.at("/points/1/unknownPositions").intValue()).isEqualTo(1);
    assertThat(alpha.at("/points/1/openCapitalAtRisk").stringValue()).isEqualTo("150");
  }

  @Test
  void theUseOfBudgetsIsThatOfTheSnapshots() {
    JsonNode budget = history("", api.desk("alpha2")).at("/budgets/0");
    assertThat(budget.at("/metric").stringValue()).isEqualTo("open_capital_at_risk");
    assertThat(budget.at("/points/0/used").stringValue()).startsWith("1200");
    assertThat(budget.at("/points/0/state").stringValue()).isEqualTo("WARNING");
  }

  @Test
  void aCallerSeesItsOwnDesksAndNodesNobodyGivesItAreEmpty() {
    assertThat(nodes(history("", api.desk("alpha")))).containsOnly("firm/alpha", "firm/alpha/one");
    assertThat(history("&node=firm/beta", api.desk("alpha")).at("/desks")).isEmpty();
    assertThat(nodes(history("", api.allDesks()))).contains("firm", "firm/beta/two");
  }

  @Test
  void itReachesAsFarBackAsItIsAskedToAndNotBeforeTheRun() {
    assertThat(history("&hours=1", api.desk("alpha")).at("/from").stringValue())
        .isEqualTo("2025-10-10T20:30:00Z");
    assertThat(history("&hours=1&node=firm/alpha", api.desk("alpha")).at("/desks/0/points"))
        .hasSize(1);
    assertThat(history("&hours=48", api.desk("alpha")).at("/from").stringValue())
        .isEqualTo("2025-10-10T20:00:00Z");
    for (String hours : List.of("0", "49", "x", "-1")) {
      assertThat(api.get(AT + "&hours=" + hours, api.desk("alpha")).code())
          .isEqualTo("PARAMETER_INVALID");
    }
  }

  /** A line that a page cuts goes on with the next page, whatever the size of pages. */
  @Test
  void pagesPutTogetherAreTheWholeAndNoneIsLargerThanItsLimit() {
    JsonNode whole = history("&limit=5000", api.allDesks());
    assertThat(whole.at("/next").isNull()).isTrue();
    List<String> all = points(whole);
    assertThat(all).hasSizeGreaterThan(8).doesNotHaveDuplicates();
    for (int limit : List.of(1, 3, all.size() - 1, all.size())) {
      List<String> read = new ArrayList<>();
      String cursor = "";
      while (cursor != null) {
        JsonNode page = history("&limit=" + limit + cursor, api.allDesks());
        assertThat(points(page)).hasSizeLessThanOrEqualTo(limit);
        read.addAll(points(page));
        String next = page.at("/next").stringValue(null);
        cursor = next == null ? null : "&cursor=" + next;
      }
      assertThat(read).as("pages of %s", limit).isEqualTo(all);
    }
  }

  @Test
  void aCursorGoesOnWithTheSameHistoryOnly() {
    String next = history("&limit=1", api.desk("alpha")).at("/next").stringValue();
    assertThat(points(history("&limit=1&cursor=" + next, api.desk("beta"))))
        .as("whose rows follow is the token's to say")
        .noneMatch(it -> it.contains("firm/alpha"));
    for (String more :
        List.of(
            "&hours=1&cursor=" + next, "&node=firm&cursor=" + next, "&cursor=x", "&limit=5001")) {
      assertThat(api.get(AT + more, api.desk("alpha")).code())
          .as(more)
          .isEqualTo("PARAMETER_INVALID");
    }
  }

  private static List<String> points(JsonNode page) {
    List<String> points = new ArrayList<>();
    for (String list : List.of("desks", "budgets")) {
      page.at("/" + list)
          .forEach(
              line ->
                  line.at("/points")
                      .forEach(
                          point ->
                              points.add(
                                  list
                                      + line.at("/node")
                                      + line.at("/settlementAsset")
                                      + line.at("/metric")
                                      + line.at("/part")
                                      + point)));
    }
    return points;
  }

  /** What is recorded later is not known earlier. */
  @Test
  void anEarlierKnowledgeGivesAnEarlierHistory() {
    JsonNode then = history("&asKnown=2025-10-10T20:30:00Z", api.desk("alpha"));
    assertThat(then.at("/desks/0/points")).hasSize(1);
  }

  private static List<String> nodes(JsonNode answer) {
    List<String> nodes = new ArrayList<>();
    answer.at("/desks").forEach(it -> nodes.add(it.at("/node").stringValue()));
    return nodes;
  }
}
