package io.ringfence.api.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.Answer;
import io.ringfence.api.OnApi;
import io.ringfence.api.RunningApi;
import io.ringfence.api.SeededRuns;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@OnApi
class DesksTest {
  private static final String KNOWN = "/v1/desks?asOf=2025-10-10T20:00:00Z";

  private final RunningApi api;

  DesksTest(RunningApi api) {
    this.api = api;
  }

  @Test
  void figuresAreTheDeskOperatorsDigitByDigit() {
    JsonNode beta = only(api.get(KNOWN, api.desk("beta")), "firm/beta");
    assertThat(beta.at("/exposure/equity").stringValue()).isEqualTo(SeededRuns.EVERY_DIGIT);
    assertThat(beta.at("/exposure/netNotional").stringValue()).isEqualTo("-1000");
    assertThat(beta.at("/realised/pnlToday").stringValue()).isEqualTo("0.000000000001");
    assertThat(beta.at("/realised/periodLoss").stringValue()).isEqualTo("111.25");
    assertThat(beta.at("/realised/unknownResultsToday").intValue()).isZero();
    assertThat(beta.at("/nearest/distance").stringValue()).isEqualTo("0.000000000000000001");
    assertThat(beta.at("/nearest/position").stringValue()).isEqualTo("binance/b/BTCUSDT/short");
    assertThat(beta.at("/exposure/positions").intValue()).isEqualTo(2);
  }

  @Test
  void whatIsUnknownIsNullAndNeverZeroAndCounted() {
    JsonNode alpha = only(api.get("/v1/desks", api.desk("alpha")), "firm/alpha");
    assertThat(alpha.at("/exposure/unknownPositions").intValue()).isEqualTo(1);
    for (String figure :
        List.of(
            "equity",
            "unrealisedPnl",
            "maintenanceMargin",
            "initialMargin",
            "grossNotional",
            "netNotional",
            "stillToLose",
            "unstoppedPositions")) {
      assertThat(alpha.at("/exposure/" + figure).isNull()).as(figure).isTrue();
    }
    assertThat(alpha.at("/nearest/distance").isNull()).isTrue();
    assertThat(alpha.at("/known/equity").stringValue()).isEqualTo("100.5");
    assertThat(alpha.at("/realised/unknownResults").intValue()).isEqualTo(3);
    assertThat(alpha.at("/realised/unknownResultsToday").intValue()).isZero();
    JsonNode book = only(api.get("/v1/desks", api.desk("alpha")), "firm/alpha/one");
    assertThat(book.at("/realised/unknownResultsToday").intValue()).isEqualTo(2);
    assertThat(alpha.at("/exposure/isolatedMargin").stringValue()).isEqualTo("150");
  }

  @Test
  void aCallerSeesItsDesksAndTheirBooksAndNotTheFirm() {
    assertThat(nodes(api.get(KNOWN, api.desk("alpha"))))
        .containsExactly("firm/alpha", "firm/alpha/one");
    assertThat(nodes(api.get(KNOWN, api.desk("alpha", "alpha2"))))
        .containsExactly("firm/alpha", "firm/alpha/one", "firm/alpha2");
  }

  @Test
  void aCallerWithAllDesksSeesTheFirmToo() {
    assertThat(nodes(api.get(KNOWN, api.allDesks())))
        .containsExactly(
            "firm", "firm/alpha", "firm/alpha/one", "firm/alpha2", "firm/beta", "firm/beta/two");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gamma", "al%", "alph_", "'", "\\", "x' OR 1=1 --", "x\\' OR 1=1 --"})
  void aDeskNobodyHasOpensNothing(String desk) {
    assertThat(nodes(api.get(KNOWN, api.desk(desk)))).isEmpty();
  }

  @Test
  void budgetsComeWithTheirStateAtTheInstant() {
    JsonNode before = only(api.get(KNOWN, api.desk("alpha")), "firm/alpha").at("/budgets/0");
    assertThat(before.at("/metric").stringValue()).isEqualTo("period_loss");
    assertThat(before.at("/hard").stringValue()).isEqualTo("200");
    assertThat(before.at("/validFrom").isNull()).isTrue();
    assertThat(before.at("/validTo").stringValue()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(before.at("/use/state").stringValue()).isEqualTo("WITHIN");
    JsonNode after =
        only(api.get("/v1/desks", api.desk("alpha")), "firm/alpha").at("/budgets/0/use");
    assertThat(after.at("/state").stringValue()).isEqualTo("BREACH");
    assertThat(after.at("/used").stringValue()).isEqualTo("250.5");
    assertThat(after.at("/since").stringValue()).isEqualTo("2025-10-10T21:00:00Z");
  }

  @Test
  void unknownUseOfABudgetIsNullAndNeverZero() {
    JsonNode use = only(api.get(KNOWN, api.desk("beta")), "firm/beta").at("/budgets/0/use");
    assertThat(use.at("/state").stringValue()).isEqualTo("UNKNOWN_AT_LEAST");
    assertThat(use.at("/used").isNull()).isTrue();
    assertThat(use.at("/unknownCount").intValue()).isEqualTo(1);
  }

  @Test
  void withoutParametersTheEndOfTheRunThatReachesFurthestIsMeant() {
    JsonNode answer = api.get("/v1/desks", api.allDesks()).json();
    assertThat(answer.at("/run").stringValue()).isEqualTo(SeededRuns.CRASH);
    assertThat(answer.at("/asOf").stringValue()).isEqualTo("2025-10-10T22:00:00.500Z");
    assertThat(answer.at("/simulated").booleanValue()).isTrue();
    assertThat(answer.at("/markBasis").stringValue()).isEqualTo("mark");
    assertThat(answer.at("/rulePacks/0/pack").stringValue()).isEqualTo("binance-usdm@2024-10-24");
    assertThat(answer.at("/rulePacks/0/extrapolated").booleanValue()).isTrue();
  }

  @Test
  void figuresInForceAreThoseOfTheLastChangeBeforeTheInstant() {
    Answer answer = api.get("/v1/desks?asOf=2025-10-10T20:59:59.999999Z", api.desk("alpha"));
    assertThat(only(answer, "firm/alpha").at("/since").stringValue())
        .isEqualTo("2025-10-10T20:00:00Z");
    assertThat(only(answer, "firm/alpha").at("/exposure/equity").stringValue()).isEqualTo("100.5");
  }

  @Test
  void anInstantMayBeWrittenInAnyZone() {
    Answer answer = api.get("/v1/desks?asOf=2025-10-10T22:00:00%2B02:00", api.desk("alpha"));
    assertThat(answer.json().at("/asOf").stringValue()).isEqualTo("2025-10-10T20:00:00Z");
  }

  @Test
  void aRunOnLastPricesSaysSo() {
    JsonNode answer = api.get("/v1/desks?run=" + SeededRuns.LAST, api.desk("alpha")).json();
    assertThat(answer.at("/markBasis").stringValue()).isEqualTo("last");
    assertThat(answer.at("/desks/0/exposure/equity").stringValue()).isEqualTo("7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025-10-10T19:59:59.999999Z", "2025-10-10T22:00:00.500001Z"})
  void aRunKnowsNothingOfInstantsOutsideOfIt(String asOf) {
    Answer answer = api.get("/v1/desks?asOf=" + asOf, api.allDesks());
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("AS_OF_OUTSIDE_RUN");
    assertThat(answer.json().at("/detail").stringValue())
        .contains("from 2025-10-10T20:00:00Z to 2025-10-10T22:00:00.500Z")
        .contains(asOf);
  }

  @Test
  void anUnknownRunIsNotFound() {
    Answer answer = api.get("/v1/desks?run=replay-7", api.allDesks());
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("RUN_UNKNOWN");
  }

  private static List<String> nodes(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return StreamSupport.stream(answer.json().get("desks").spliterator(), false)
        .map(desk -> desk.get("node").stringValue())
        .toList();
  }

  private static JsonNode only(Answer answer, String node) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    List<JsonNode> found =
        StreamSupport.stream(answer.json().get("desks").spliterator(), false)
            .filter(desk -> desk.get("node").stringValue().equals(node))
            .toList();
    assertThat(found).hasSize(1);
    return found.getFirst();
  }
}
