package io.ringfence.api.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.Answer;
import io.ringfence.api.OnApi;
import io.ringfence.api.RunningApi;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What operators begin with: agreed to by another person where it changes what one may lose. */
@OnApi
class DefaultsTest {
  private static final String PATH = "/v1/defaults/proposals";

  private final RunningApi api;
  private final People people;
  private final String ravi;
  private final String rita;

  DefaultsTest(RunningApi api) {
    this.api = api;
    this.people = new People(api);
    this.ravi = people.token("P-31", "risk-admin", "beta", "alpha");
    this.rita = people.token("P-32", "risk-admin", "beta", "alpha");
  }

  private static String body(String node, String more) {
    return "{\"node\":\"%s\",%s,\"reason\":\"test\",\"run\":\"replay-crash\"}"
        .formatted(node, more);
  }

  private JsonNode inForce(String node, String token) {
    for (JsonNode it : api.get("/v1/defaults", token).json().at("/defaults")) {
      if (it.at("/node").stringValue().equals(node)) {
        return it;
      }
    }
    return tools.jackson.databind.node.MissingNode.getInstance();
  }

  @Test
  void columnsHoldAtOnceAndLeverageWhenAnotherPersonAgrees() {
    String node = "firm/beta/two";
    Answer columns = people.make(PATH, ravi, body(node, "\"columns\":\"urgency,position,mark\""));
    assertThat(columns.json().at("/state").stringValue()).as(columns.text()).isEqualTo("CLEARED");
    assertThat(inForce(node, rita).at("/columns")).hasSize(3);
    assertThat(inForce(node, rita).at("/agreedBy").isNull()).isTrue();

    Answer leverage =
        people.make(PATH, ravi, body(node, "\"leverage\":\"7.50\",\"mode\":\"isolated\""));
    assertThat(leverage.json().at("/state").stringValue()).isEqualTo("PROPOSED");
    assertThat(inForce(node, rita).at("/leverage").isNull()).isTrue();
    assertThat(people.decide(leverage, "approve", ravi).code()).isEqualTo("OTHER_PERSON_NEEDED");
    assertThat(people.decide(leverage, "approve", rita).status()).isEqualTo(200);
    JsonNode now = inForce(node, rita);
    assertThat(now.at("/leverage").stringValue()).isEqualTo("7.50");
    assertThat(now.at("/mode").stringValue()).isEqualTo("isolated");
    assertThat(now.at("/columns")).as("they take the place of all the node had").isEmpty();
    assertThat(now.at("/agreedBy").stringValue()).isEqualTo("P-32");
    assertThat(api.audited())
        .anyMatch(it -> it.contains("\"done\"") && it.contains("\"" + PATH + "\""));

    Answer same =
        people.make(
            PATH,
            ravi,
            body(node, "\"leverage\":\"7.5\",\"mode\":\"isolated\",\"columns\":\"mark\""));
    assertThat(same.json().at("/state").stringValue()).as("no risk changes").isEqualTo("CLEARED");
  }

  @Test
  void whatWasMadeAgainstOtherDefaultsLapses() {
    String node = "firm/beta";
    Answer five = people.make(PATH, ravi, body(node, "\"leverage\":\"5\""));
    Answer ten = people.make(PATH, ravi, body(node, "\"leverage\":\"10\""));
    assertThat(people.decide(ten, "approve", rita).status()).isEqualTo(200);
    Answer late = people.decide(five, "approve", rita);
    assertThat(late.code()).isEqualTo("PROPOSAL_LAPSED");
    assertThat(late.text()).contains("default leverage of firm/beta was none, is 10");
    assertThat(inForce(node, rita).at("/leverage").stringValue()).isEqualTo("10");
  }

  @Test
  void aDeskIsToldItsOwnAndTheFirmsOnly() {
    people.make(PATH, ravi, body("firm/alpha", "\"columns\":\"mark\""));
    String officers = people.token("P-33", "risk-admin", "*");
    people.make(PATH, officers, body("firm", "\"columns\":\"\""));
    String text = api.get("/v1/defaults", api.desk("alpha")).text();
    assertThat(text).contains("\"firm\"", "\"firm/alpha\"").doesNotContain("firm/beta");
    assertThat(people.make(PATH, ravi, body("firm", "\"columns\":\"mark\"")).code())
        .isEqualTo("NODE_UNKNOWN");
    assertThat(people.make(PATH, ravi, body("firm/alpha2", "\"columns\":\"mark\"")).code())
        .isEqualTo("NODE_UNKNOWN");
  }

  @Test
  void onlyARiskAdministratorProposesThem() {
    for (String role : List.of("risk-desk", "portfolio-manager", "compliance")) {
      String token = people.token("P-34", role, "beta");
      assertThat(people.make(PATH, token, body("firm/beta", "\"columns\":\"mark\"")).code())
          .as(role)
          .isEqualTo("ROLE_MISSING");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"leverage\":\"0\"",
        "\"leverage\":\"-5\"",
        "\"leverage\":\"1000.1\"",
        "\"leverage\":\"1e2\"",
        "\"mode\":\"portfolio\"",
        "\"columns\":\"mark,mark\"",
        "\"columns\":\"mark, distance\"",
        "\"columns\":\"<b>\"",
        "\"approvedBy\":\"P-1\""
      })
  void whatBreaksARuleIsRefusedInWords(String more) {
    Answer answer = people.make(PATH, ravi, body("firm/beta", more));
    assertThat(answer.code()).as(answer.text()).isEqualTo("BODY_INVALID");
  }
}
