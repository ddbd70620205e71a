package io.ringfence.api.position;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.OnApi;
import io.ringfence.api.RunningApi;
import io.ringfence.api.SeededPositions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Decision tickets of seeded positions. */
@OnApi
class DecisionTest {
  private static final String AT = "?asOf=" + SeededPositions.AT;
  private static final String NEAR = "/v1/positions/" + SeededPositions.NEAR;

  private final RunningApi api;

  DecisionTest(RunningApi api) {
    this.api = api;
  }

  private JsonNode decision(String position) {
    return api.get("/v1/positions/" + position + "/decision" + AT, api.desk("alpha2")).json();
  }

  @Test
  void everyAnswerHasItsCostItsGateAndItsBudgets() {
    JsonNode ticket = decision(SeededPositions.NEAR).at("/ticket");
    List<String> answers = new ArrayList<>();
    ticket.at("/answers").forEach(it -> answers.add(it.at("/answer").stringValue()));
    assertThat(answers).containsExactly("ADD", "REDUCE", "CLOSE", "DO_NOTHING");
    assertThat(ticket.at("/barred").stringValue()).isEqualTo("PLAN_SAYS_EXIT");
    for (JsonNode answer : ticket.at("/answers")) {
      assertThat(answer.at("/shocks")).hasSize(4);
      assertThat(answer.at("/crashes")).hasSizeGreaterThanOrEqualTo(5);
      assertThat(answer.at("/budgets/0/node").stringValue()).isEqualTo("firm/alpha2");
    }
    JsonNode wait = ticket.at("/answers/3");
    assertThat(wait.at("/lossIfWrong").stringValue()).isEqualTo("400");
    assertThat(wait.at("/budgets/0/after").stringValue()).startsWith("1200");
    assertThat(ticket.at("/answers/2/crashes/0/after").stringValue()).isEqualTo("0");
  }

  /** The calculator's preview of the margin that is needed stands at the target, or farther. */
  @Test
  void whatIsNeededLiftsThePositionToItsTargetByTheCalculator() {
    JsonNode ticket = decision(SeededPositions.NEAR).at("/ticket");
    String need = ticket.at("/need").stringValue();
    JsonNode after =
        api.get(NEAR + "/preview" + AT + "&add=" + need, api.desk("alpha2"))
            .json()
            .at("/preview/changes/0/after");
    assertThat(new BigDecimal(after.at("/distance").stringValue()))
        .isGreaterThanOrEqualTo(new BigDecimal(ticket.at("/target").stringValue()))
        .isLessThan(new BigDecimal("0.1001"));
    assertThat(new BigDecimal(ticket.at("/answers/0/budgets/0/after").stringValue()))
        .isEqualByComparingTo(new BigDecimal(need).add(new BigDecimal(1200)));
  }

  @Test
  void nothingIsDecidedWithoutAMarkThatCanBeTrusted() {
    JsonNode stale = decision("binance/m/XRPUSDT/short");
    assertThat(stale.at("/ticket").isNull()).isTrue();
    assertThat(stale.at("/because").stringValue()).contains("stale");
    JsonNode missing = decision("binance/m/SOLUSDT/long");
    assertThat(missing.at("/ticket").isNull()).isTrue();
    assertThat(missing.at("/because").stringValue()).contains("no mark");
  }

  @Test
  void theModeThePolicyGivesIsSaidWithItsReason() {
    JsonNode mode = decision(SeededPositions.NEAR).at("/mode");
    assertThat(mode.at("/mode").stringValue()).isEqualTo("ISOLATED");
    assertThat(mode.at("/because").stringValue()).isNotBlank();
  }
}
