package io.ringfence.api.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.Answer;
import io.ringfence.api.OnApi;
import io.ringfence.api.RunningApi;
import io.ringfence.reporting.evidence.AuditLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two persons, one place: whoever makes something never approves it, by whichever way they try. */
@OnApi
class ProposalsTest {
  private static final String TICKETS = "/v1/tickets";
  private static final String BUDGETS = "/v1/budgets/proposals";
  private static final String RUN = "\"run\":\"replay-crash\",\"reason\":\"crash\"";

  /** Beyond the hard budget of alpha2: 1200 used, 1500 hard. */
  private static final String BEYOND =
      """
      {"action":"add_margin","venue":"binance","account":"m","instrument":"BTCUSDT","side":"long",
       "amount":"400",%s}"""
          .formatted(RUN);

  private static final String OVERRIDE =
      """
      {"node":"firm/alpha2","metric":"open_capital_at_risk","currency":"USDT","kind":"override",
       "soft":"1800","hard":"2000","validTo":"2099-01-01T00:00:00Z",%s}"""
          .formatted(RUN);

  private final RunningApi api;
  private final People people;
  private final String pablo;
  private final String dana;

  ProposalsTest(RunningApi api) {
    this.api = api;
    this.people = new People(api);
    this.pablo = people.token("P-2", "portfolio-manager", "alpha2");
    this.dana = people.token("P-1", "risk-desk", "alpha2");
  }

  private String beyond() {
    return People.id(people.make(TICKETS, pablo, BEYOND));
  }

  private JsonNode shown(String id, String token) {
    return api.get("/v1/proposals/" + id, token).json();
  }

  @Test
  void theSamePersonIsRefusedByEveryAccountAndRoleAndTheButtonIsToldWhy() {
    Answer made = people.make(TICKETS, pablo, BEYOND);
    for (String role : List.of("portfolio-manager", "risk-desk")) {
      String again = people.token("P-2", role, "alpha2");
      Answer refused = people.decide(made, "approve", again);
      assertThat(refused.code()).isIn("OTHER_PERSON_NEEDED", "ROLE_MISSING");
      assertThat(shown(People.id(made), again).at("/mayNotApprove").stringValue())
          .isEqualTo("You made this: another person must approve it.");
    }
    String desk = people.token("P-2", "risk-desk", "alpha2");
    assertThat(people.decide(made, "approve", desk).code()).isEqualTo("OTHER_PERSON_NEEDED");
    assertThat(people.decide(made, "reject", desk).code()).isEqualTo("OTHER_PERSON_NEEDED");
    String byEmployeeId =
        people.token(
            "risk-desk",
            claims -> claims.claim("employee_id", "P-2").claim("auth_time", nowSeconds()),
            "alpha2");
    assertThat(people.decide(made, "approve", byEmployeeId).code())
        .isEqualTo("OTHER_PERSON_NEEDED");
    assertThat(shown(People.id(made), dana).at("/state").stringValue()).isEqualTo("PROPOSED");
    assertThat(people.decide(made, "approve", dana).json().at("/state").stringValue())
        .isEqualTo("APPROVED");
  }

  private static long nowSeconds() {
    return java.time.Instant.now().getEpochSecond();
  }

  @Test
  void aLoginThatLiesTooLongAgoOrIsNotSaidMustBeMadeAnew() {
    Answer made = people.make(TICKETS, pablo, BEYOND);
    String old = people.token("P-1", "risk-desk", Duration.ofMinutes(6), "alpha2");
    String ahead = people.token("P-1", "risk-desk", Duration.ofMinutes(-5), "alpha2");
    String unsaid = people.token("risk-desk", claims -> claims.claim("person", "P-1"), "alpha2");
    for (String token : List.of(old, ahead, unsaid)) {
      Answer refused = people.decide(made, "approve", token);
      assertThat(refused.code()).isEqualTo("STEP_UP_NEEDED");
      assertThat(refused.status()).isEqualTo(401);
      assertThat(refused.header("WWW-Authenticate"))
          .contains("insufficient_user_authentication", "max_age=\"300\"");
    }
    assertThat(people.decide(made, "reject", old).json().at("/state").stringValue())
        .isEqualTo("REJECTED");
  }

  @Test
  void behindAServiceAccountStandsNobodyWhoCouldMakeOrApprove() {
    Answer made = people.make(TICKETS, pablo, BEYOND);
    List<String> services =
        List.of(
            people.token(
                "risk-desk",
                claims ->
                    claims
                        .claim("preferred_username", "service-account-ringfence-service")
                        .claim("person", "P-9")
                        .claim("auth_time", nowSeconds()),
                "alpha2"),
            people.token(
                "risk-desk",
                claims -> claims.subject("robot").claim("client_id", "robot"),
                "alpha2"));
    for (String service : services) {
      assertThat(people.make(TICKETS, service, BEYOND).code()).isEqualTo("PERSON_NEEDED");
      assertThat(people.decide(made, "approve", service).code()).isEqualTo("PERSON_NEEDED");
      assertThat(people.decide(made, "reject", service).code()).isEqualTo("PERSON_NEEDED");
      assertThat(shown(People.id(made), service).at("/mayApprove").booleanValue()).isFalse();
    }
  }

  @Test
  void anotherDeskNeitherSeesNorDecidesNorGuesses() {
    String id = beyond();
    String hash = shown(id, dana).at("/payloadHash").stringValue();
    String beta = people.token("P-7", "risk-desk", "alpha", "beta");
    assertThat(api.get("/v1/proposals/" + id, beta).code()).isEqualTo("PROPOSAL_UNKNOWN");
    for (String decision : List.of("approve", "reject", "withdraw")) {
      Answer refused = people.decide(id, decision, beta, hash);
      assertThat(refused.code()).isEqualTo("PROPOSAL_UNKNOWN");
      Answer none = people.decide("P-999999", decision, beta, hash);
      assertThat(none.json().at("/detail")).isEqualTo(refused.json().at("/detail"));
    }
    for (String list : List.of("/v1/proposals", TICKETS, BUDGETS, "/v1/reallocations")) {
      assertThat(api.get(list, beta).text()).doesNotContain("alpha2");
    }
    assertThat(people.make(TICKETS, beta, BEYOND).code()).isIn("POSITION_UNKNOWN");
    assertThat(people.make(BUDGETS, beta, OVERRIDE).code()).isEqualTo("NODE_UNKNOWN");
    assertThat(people.make(BUDGETS, beta, OVERRIDE.replace("firm/alpha2", "firm")).code())
        .isEqualTo("NODE_UNKNOWN");
  }

  @Test
  void anApprovalIsOfExactlyWhatWasProposedAndOnceAndForAll() {
    Answer made = people.make(TICKETS, pablo, BEYOND);
    String id = People.id(made);
    assertThat(people.decide(id, "approve", dana, "0".repeat(64)).code())
        .isEqualTo("PAYLOAD_OTHER");
    assertThat(people.decide(id, "approve", dana, "").code()).isEqualTo("BODY_INVALID");
    assertThat(people.decide(made, "approve", dana).status()).isEqualTo(200);
    for (String decision : List.of("approve", "reject")) {
      assertThat(people.decide(made, decision, dana).code()).isEqualTo("PROPOSAL_NOT_OPEN");
    }
    assertThat(api.post("/v1/proposals/" + id + "/withdraw", pablo, "{}").code())
        .isEqualTo("PROPOSAL_NOT_OPEN");
  }

  @Test
  void whoMadeItTakesItBackAndNobodyElseDoes() {
    String id = beyond();
    assertThat(api.post("/v1/proposals/" + id + "/withdraw", dana, "{}").code())
        .isEqualTo("OTHER_PERSON_NEEDED");
    Answer withdrawn =
        api.post("/v1/proposals/" + id + "/withdraw", pablo, "{\"comment\":\"not needed\"}");
    assertThat(withdrawn.json().at("/state").stringValue()).isEqualTo("WITHDRAWN");
  }

  @Test
  void itLapsesWhereTheMarkMovedFurtherThanItSays() {
    String then = BEYOND.replace("\"amount\"", "\"asOf\":\"2025-10-10T20:15:00Z\",\"amount\"");
    Answer made = people.make(TICKETS, pablo, then);
    assertThat(made.json().at("/state").stringValue()).isEqualTo("PROPOSED");
    Answer lapsed = people.decide(made, "approve", dana);
    assertThat(lapsed.code()).isEqualTo("PROPOSAL_LAPSED");
    assertThat(lapsed.json().at("/detail").stringValue())
        .contains("mark of binance/BTCUSDT was 60500.1, is 58100");
    JsonNode after = shown(People.id(made), dana);
    assertThat(after.at("/state").stringValue()).isEqualTo("LAPSED");
    assertThat(after.at("/steps/1/by").isNull()).isTrue();
    String wide = then.replace("\"amount\"", "\"markTolerance\":\"0.1\",\"amount\"");
    Answer tolerant = people.make(TICKETS, pablo, wide);
    assertThat(people.decide(tolerant, "approve", dana).json().at("/state").stringValue())
        .isEqualTo("APPROVED");
  }

  @Test
  void theSameKeyIsAnsweredAsItWasAndNeverStandsForSomethingElse() {
    String key = UUID.randomUUID().toString();
    Answer first = people.make(TICKETS, pablo, key, BEYOND);
    assertThat(first.status()).isEqualTo(201);
    people.decide(first, "approve", dana);
    Answer again = people.make(TICKETS, pablo, key, BEYOND);
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(people.make(TICKETS, pablo, key, BEYOND.replace("400", "401")).code())
        .isEqualTo("IDEMPOTENCY_KEY_REUSED");
    String other = people.token("P-3", "portfolio-manager", "alpha2");
    assertThat(People.id(people.make(TICKETS, other, key, BEYOND))).isNotEqualTo(People.id(first));
    for (String bad : List.of("short", "with space in it", "x".repeat(65))) {
      assertThat(people.make(TICKETS, pablo, bad, BEYOND).code())
          .isEqualTo("IDEMPOTENCY_KEY_INVALID");
    }
    assertThat(api.post(TICKETS, pablo, BEYOND).code()).isEqualTo("IDEMPOTENCY_KEY_INVALID");
  }

  @Test
  void everyChangeIsALineOfTheAuditLedgerAndEveryRefusalToo() throws IOException {
    int before = api.audited().size();
    Answer made = people.make(TICKETS, pablo, BEYOND);
    people.decide(made, "approve", dana);
    List<String> lines = api.audited().subList(before, api.audited().size());
    assertThat(lines)
        .anyMatch(it -> it.contains("\"done\"") && it.contains("\"path\":\"/v1/tickets\""))
        .anyMatch(it -> it.contains("\"done\"") && it.contains(People.id(made) + "/approve"));
    Path folder = api.evidence();
    assertThat(AuditLedger.check(folder.resolve("proposals/steps.jsonl")).number()).isPositive();
    assertThat(Files.readString(folder.resolve("proposals/steps.jsonl")))
        .doesNotContain("account-");
  }

  @Test
  void anOverrideIsForTheRiskDeskALimitForTheRiskAdministratorAlone() throws IOException {
    Answer override = people.make(BUDGETS, pablo, OVERRIDE);
    assertThat(override.json().at("/content/inForce/hard").stringValue()).isEqualTo("1500");
    Answer approved = people.decide(override, "approve", dana);
    assertThat(approved.json().at("/state").stringValue()).isEqualTo("APPROVED");
    Path files = api.evidence().resolve("proposals/handoff");
    String csv = Files.readString(files.resolve(approved.json().at("/handOff/file").asString()));
    assertThat(csv)
        .startsWith(
            "node,metric,currency,soft,hard,soft_leave,hard_leave,min_dwell_s,valid_from,valid_to,"
                + "ts,kind,scope,proposed_by,approved_by\n"
                + "firm/alpha2,open_capital_at_risk,USDT,1800,2000,1800,2000,0,,"
                + "2099-01-01T00:00:00Z,")
        .endsWith(",override,,P-2,P-1\n");
    AuditLedger.check(api.evidence().resolve("proposals/handoff.jsonl"));

    Answer limit = people.make(BUDGETS, pablo, OVERRIDE.replace("override", "limit"));
    assertThat(people.decide(limit, "approve", dana).code()).isEqualTo("ROLE_MISSING");
    String ravi = people.token("P-5", "risk-admin", "*");
    assertThat(people.decide(limit, "approve", ravi).json().at("/state").stringValue())
        .isEqualTo("APPROVED");
  }

  @Test
  void aBudgetIsHeldToTheRulesOfTheBudgetsFile() {
    for (String broken :
        List.of(
            OVERRIDE.replace("1800", "2100"),
            OVERRIDE.replace("\"validTo\":\"2099-01-01T00:00:00Z\",", ""),
            OVERRIDE.replace("2099", "2020"),
            OVERRIDE.replace("open_capital_at_risk", "open_capital"),
            OVERRIDE.replace("\"currency\":\"USDT\",", ""),
            OVERRIDE.replace("firm/alpha2", "alpha2"),
            OVERRIDE.replace("\"2000\"", "\"2e3\""),
            OVERRIDE.replace("\"2000\"", "\"-1\""),
            OVERRIDE.replace("\"kind\"", "\"approvedBy\":\"P-1\",\"kind\""),
            OVERRIDE.replace("\"kind\":\"override\"", "\"kind\":\"override\",\"scope\":\"x=1\""),
            OVERRIDE.replace("\"reason\":\"crash\"", "\"reason\":\" \""))) {
      Answer refused = people.make(BUDGETS, pablo, broken);
      assertThat(refused.code()).as(broken + refused.text()).isEqualTo("BODY_INVALID");
      assertThat(refused.text()).doesNotContain("Exception", "io.ringfence");
    }
  }

  @Test
  void complianceReadsAndDecidesNothing() {
    String id = beyond();
    String carla = people.token("P-4", "compliance", "*");
    assertThat(shown(id, carla).at("/state").stringValue()).isEqualTo("PROPOSED");
    assertThat(people.make(TICKETS, carla, BEYOND).code()).isEqualTo("ROLE_MISSING");
    String hash = shown(id, carla).at("/payloadHash").stringValue();
    assertThat(people.decide(id, "approve", carla, hash).code()).isEqualTo("ROLE_MISSING");
  }
}
