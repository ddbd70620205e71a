package io.ringfence.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.Answer;
import io.ringfence.api.KeycloakApi;
import io.ringfence.api.OnApi;
import io.ringfence.api.RunningApi;
import io.ringfence.api.SeededPositions;
import io.ringfence.keycloak.BrowserLogin.Tokens;
import io.ringfence.keycloak.DemoUser;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every attack on every kind of endpoint, made of real tokens of a real Keycloak: each is refused
 * with a status of ours, shows nothing of a desk and is written down under its own name.
 */
@OnApi
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttacksTest {
  private static final String OWN = "/v1/positions/" + SeededPositions.NEAR;
  private static final String JSON = "application/json";

  /** What somebody is told who is refused for what they ask, not for who they are. */
  private static final Set<String> FOR_WHAT_IS_ASKED =
      Set.of("OTHER_PERSON_NEEDED", "RUN_UNKNOWN", "POSITION_UNKNOWN");

  private final KeycloakApi api;
  private final RunningApi running;
  private final Attempts attempts;
  private Theirs theirs = new Theirs("", "");
  private String good = "";
  private Tokens session = new Tokens("", "", "");

  AttacksTest(KeycloakApi api, RunningApi running) {
    this.api = api;
    this.running = running;
    this.attempts = new Attempts(api);
  }

  @BeforeAll
  void aGoodTokenOpensEverything() {
    api.rename("macro", "alpha2");
    session = api.login(DemoUser.CARLA_COMPLIANCE);
    good = session.access();
    theirs = Theirs.of(api);
    Map<DemoUser, String> tokens = new EnumMap<>(DemoUser.class);
    tokens.put(DemoUser.CARLA_COMPLIANCE, good);
    for (Endpoint endpoint : Endpoint.ALL) {
      if (endpoint.isLive() || endpoint.isStress()) {
        continue; // One has no end, the other no answer here: LiveTest and StressTest ask them.
      }
      String token =
          tokens.computeIfAbsent(endpoint.opener(), opener -> api.login(opener).access());
      Answer answer = attempt("a good token", endpoint, token);
      boolean opens =
          !Set.of(401, 403, 404).contains(answer.status())
              || FOR_WHAT_IS_ASKED.contains(answer.code());
      assertThat(opens).as(endpoint + answer.text()).isTrue();
    }
  }

  @AfterAll
  void everyAttackIsALineAndTheLedgersChainHolds() {
    assertThat(attempts.count()).isGreaterThanOrEqualTo(700);
    attempts.areWrittenDown();
  }

  private Answer attempt(String what, Endpoint endpoint, String token) {
    HttpRequest.Builder request = endpoint.of(theirs.names()).request(api.url());
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return attempts.send(what + " at " + endpoint, request);
  }

  private Answer get(String path, String token) {
    return attempts.send(path, api.to(path, token));
  }

  @Test
  void everyEndpointOfOursIsAttacked() {
    RequestMappingHandlerMapping ours =
        running.parts().getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
    ours.getHandlerMethods()
        .forEach(
            (mapping, endpoint) -> {
              if (endpoint.hasMethodAnnotation(OpenTo.class)) {
                mapping
                    .getMethodsCondition()
                    .getMethods()
                    .forEach(method -> isAttacked(method.name(), mapping.getPatternValues()));
              }
            });
  }

  private static void isAttacked(String method, Set<String> patterns) {
    assertThat(Endpoint.ALL)
        .as("%s %s must be among the endpoints that are attacked", method, patterns)
        .anyMatch(it -> it.method().equals(method) && patterns.stream().anyMatch(it::matches));
  }

  @Test
  void officersDoorsAreClosedToDesks() {
    String dana = api.login(DemoUser.DANA_DESK).access();
    String pablo = api.login(DemoUser.PABLO_MANAGER).access();
    for (String token : List.of(dana, pablo)) {
      assertThat(get("/v1/rejects", token).code()).isEqualTo("ROLE_MISSING");
      assertThat(get("/v1/audit", token).code()).isEqualTo("ROLE_MISSING");
      assertThat(get("/v1/tables/marks", token).code()).isEqualTo("TABLE_UNKNOWN");
      assertThat(get("/v1/tables/runs", token).code()).isEqualTo("TABLE_UNKNOWN");
    }
    String ravi = api.login(DemoUser.RAVI_ADMIN).access();
    assertThat(api.get("/v1/rejects", ravi).status()).isEqualTo(200);
    assertThat(get("/v1/audit", ravi).code()).isEqualTo("ROLE_MISSING");
    assertThat(api.get("/v1/audit", good).status()).isEqualTo(200);
  }

  @Test
  void parametersOfListsAreHeldToTheirRules() {
    for (String query :
        List.of(
            "sort=trader",
            "sort=1;DROP%20TABLE%20runs",
            "limit=5001",
            "limit=0",
            "limit=x",
            "cursor=x",
            "cursor=AAAA",
            "asKnown=yesterday",
            "asKnown=2300-01-01T00:00:00Z",
            "access.scope=ALL",
            "desk=alpha&desk=beta",
            "scope=*")) {
      Answer answer = get("/v1/positions?" + query, good);
      assertThat(answer.status()).as(query + answer.text()).isEqualTo(400);
      assertThat(answer.text()).doesNotContain("Exception", "binance/");
    }
    assertThat(get(OWN + "?side=short", good).code()).isEqualTo("PARAMETER_UNKNOWN");
    assertThat(get("/v1/tables/system.users", good).code()).isEqualTo("TABLE_UNKNOWN");
  }

  @TestFactory
  Stream<DynamicTest> forgedTokensOpenNoEndpoint() throws Exception {
    Map<String, String> forged = new ForgedTokens(api.keycloak().issuer(), session).all();
    assertThat(forged.size() * Endpoint.ALL.size()).isGreaterThanOrEqualTo(800);
    return forged.entrySet().stream()
        .map(
            it ->
                DynamicTest.dynamicTest(
                    it.getKey(),
                    () ->
                        Endpoint.ALL.forEach(
                            endpoint -> isRefused(it.getKey(), endpoint, it.getValue()))));
  }

  private void isRefused(String attack, Endpoint endpoint, String token) {
    Answer answer = attempt(attack, endpoint, token);
    assertThat(answer.status()).as(attack + endpoint + answer.text()).isEqualTo(401);
    assertThat(answer.text()).doesNotContain("firm/").doesNotContain("Exception");
  }

  @Test
  void aDeskIsShownToNobodyOfAnotherDeskWhateverTheParameters() {
    String dana = api.login(DemoUser.DANA_DESK).access();
    String at = "asOf=2025-10-10T20:00:00Z";
    for (String more :
        List.of(
            "&desk=alpha",
            "&desks=alpha",
            "&node=firm%2Falpha",
            "&scope=*",
            "&sort=node;DROP%20TABLE%20runs",
            "&sort=isolated_margin%20DESC",
            "&filter=desk%3D%27alpha%27%20OR%201%3D1",
            "&run=%27%20OR%201%3D1--",
            "&run=../../etc/passwd",
            "&" + at)) {
      Answer answer = get("/v1/desks?" + at + more, dana);
      assertThat(answer.status()).as(more + answer.text()).isIn(400, 404);
      assertThat(answer.text()).doesNotContain("firm/beta").doesNotContain("\"desks\"");
    }
  }

  @Test
  void pathsThatClimbOrHideAreNeverServed() {
    for (String path :
        List.of(
            "/v1/../actuator/env",
            "/v1/%2e%2e/actuator/env",
            "/v1/..%2f..%2fetc/passwd",
            "/v1/desks;role=compliance",
            "/v1//desks",
            "/v1/desks/",
            "/v1/desks%00",
            "/V1/DESKS",
            "/v1/desks.json",
            "/actuator/heapdump",
            "/actuator/../v1/desks")) {
      Answer answer = get(path, good);
      assertThat(answer.status()).as(path).isIn(400, 404);
      assertThat(answer.text()).as(path).doesNotContain("firm/");
    }
  }

  @Test
  void aForeignPageGetsNoPermissionToRead() {
    HttpRequest.Builder preflight =
        HttpRequest.newBuilder(URI.create(api.url() + "/v1/desks"))
            .header("Origin", "https://evil.example")
            .header("Access-Control-Request-Method", "GET")
            .header("Access-Control-Request-Headers", "authorization")
            .method("OPTIONS", BodyPublishers.noBody());
    Answer answer = attempts.send("a preflight of a foreign page", preflight);
    assertThat(answer.status()).isIn(401, 403);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    Answer direct =
        api.send(api.to("/v1/desks", good).header("Origin", "https://evil.example").build());
    assertThat(direct.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(direct.http().headers().allValues("Set-Cookie")).isEmpty();
  }

  @Test
  void fieldsNobodyAskedForAreRefusedAndSoAreFormsAndOtherMethods() {
    for (String path : List.of("/v1/margin/value", "/v1/margin/preview", "/v1/margin/size")) {
      Answer assigned = post(path, JSON, "{\"cases\":[],\"caller\":\"ravi.admin\"}");
      assertThat(assigned.status()).as(path + assigned.text()).isEqualTo(400);
      assertThat(post(path, "application/x-www-form-urlencoded", "cases=x").status())
          .isEqualTo(415);
      assertThat(post(path, "application/xml", "<cases/>").status()).isEqualTo(415);
      assertThat(get(path, good).status()).isEqualTo(405);
    }
    Answer large = post("/v1/margin/value", JSON, " ".repeat(2 << 20));
    assertThat(large.status()).isEqualTo(413);
  }

  /** What a token says of a person is not to be said by a body as well. */
  @Test
  void nobodyProposesInAnothersNameOrApprovesOnTheWay() {
    String pablo = api.login(DemoUser.PABLO_MANAGER).access();
    for (String path : List.of("/v1/budgets/proposals", "/v1/tickets", "/v1/reallocations")) {
      for (String assigned :
          List.of("maker", "proposedBy", "approvedBy", "state", "person", "payloadHash")) {
        Answer answer =
            attempts.send(
                assigned + " assigned at " + path,
                api.to(path, pablo)
                    .header("Content-Type", JSON)
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .POST(BodyPublishers.ofString("{\"%s\":\"x\"}".formatted(assigned))));
        assertThat(answer.code()).as(path + assigned).isEqualTo("BODY_INVALID");
      }
      assertThat(post(path, "application/x-www-form-urlencoded", "reason=x").status())
          .isIn(403, 415);
    }
  }

  @Test
  void nobodyButTheIssuerEndsASession() throws Exception {
    Map<String, String> words =
        new LinkedHashMap<>(new ForgedTokens(api.keycloak().issuer(), session).all());
    words.put("an access token", good);
    words.put("nothing", "");
    words.forEach(
        (attack, token) -> {
          Answer answer =
              attempts.send(
                  "a logout by " + attack,
                  HttpRequest.newBuilder(URI.create(api.url() + BackChannelLogout.PATH))
                      .header("Content-Type", "application/x-www-form-urlencoded")
                      .POST(BodyPublishers.ofString("logout_token=" + token)));
          assertThat(answer.status()).as(attack).isEqualTo(400);
        });
    assertThat(api.get("/v1/desks?asOf=2025-10-10T20:00:00Z", good).status()).isEqualTo(200);
  }

  private Answer post(String path, String type, String body) {
    return attempts.send(
        type + " at " + path,
        api.to(path, good).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
  }
}
