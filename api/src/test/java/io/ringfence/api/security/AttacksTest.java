package io.ringfence.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.ringfence.api.Answer;
import io.ringfence.api.KeycloakApi;
import io.ringfence.api.OnApi;
import io.ringfence.api.RunningApi;
import io.ringfence.api.SeededPositions;
import io.ringfence.api.TestIssuer;
import io.ringfence.keycloak.BrowserLogin.Tokens;
import io.ringfence.keycloak.DemoUser;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.util.AntPathMatcher;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every attack on every kind of endpoint, made of real tokens of a real Keycloak: each is refused
 * with a status of ours, shows nothing of a desk and is written down under its own name.
 */
@OnApi
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttacksTest {
  /** As a number of its own: a digest or an instant may have these digits by chance. */
  private static final String THEIR_ENTRY_PRICE = "(?<![0-9a-f.])60000(?![0-9a-f])";

  private static final String NEAR = "/v1/positions/" + SeededPositions.NEAR;

  private static final String LIVE = "/v1/live/positions/" + SeededPositions.NEAR;

  /** Every endpoint of ours, the document and operations; a test finds one that is not here. */
  private static final List<Endpoint> ENDPOINTS =
      List.of(
          new Endpoint("GET", "/v1/desks?asOf=2025-10-10T20:00:00Z"),
          new Endpoint("POST", "/v1/margin/value"),
          new Endpoint("POST", "/v1/margin/preview"),
          new Endpoint("POST", "/v1/margin/size"),
          new Endpoint("GET", "/v1/runs"),
          new Endpoint("GET", "/v1/positions"),
          new Endpoint("GET", NEAR),
          new Endpoint("GET", NEAR + "/history"),
          new Endpoint("GET", NEAR + "/preview?add=1"),
          new Endpoint("GET", NEAR + "/decision"),
          new Endpoint("GET", "/v1/desks/history?hours=48"),
          new Endpoint("GET", "/v1/help"),
          new Endpoint("GET", "/v1/alerts"),
          new Endpoint("GET", "/v1/breaches"),
          new Endpoint("POST", "/v1/alerts/x/acknowledgements"),
          new Endpoint("GET", "/v1/threshold-actions"),
          new Endpoint("POST", "/v1/threshold-actions/x/acknowledgements"),
          new Endpoint("GET", "/v1/breaks"),
          new Endpoint("GET", "/v1/stress/ladder?node=firm/alpha2"),
          new Endpoint("GET", "/v1/reports"),
          new Endpoint("POST", "/v1/reports"),
          new Endpoint("GET", "/v1/reports/R-1"),
          new Endpoint("GET", "/v1/reports/R-1/file"),
          new Endpoint("GET", "/v1/reports/R-1/sign-off"),
          new Endpoint("POST", "/v1/reports/R-1/sign-off"),
          new Endpoint("POST", "/v1/reports/R-1/edits"),
          new Endpoint("POST", "/v1/verifications"),
          new Endpoint("GET", "/v1/incidents"),
          new Endpoint("GET", "/v1/incidents/I-1"),
          new Endpoint("POST", "/v1/incidents/I-1/steps"),
          new Endpoint("POST", "/v1/incidents/I-1/attachments?name=a"),
          new Endpoint("GET", "/v1/liquidations"),
          new Endpoint("GET", "/v1/rejects"),
          new Endpoint("GET", "/v1/rule-packs"),
          new Endpoint("GET", "/v1/audit"),
          new Endpoint("GET", "/v1/tables"),
          new Endpoint("GET", "/v1/tables/alerts"),
          new Endpoint("GET", "/v1/live"),
          new Endpoint("GET", LIVE),
          new Endpoint("GET", "/v1/budgets"),
          new Endpoint("GET", "/v1/budgets/proposals"),
          new Endpoint("POST", "/v1/budgets/proposals", DemoUser.PABLO_MANAGER),
          new Endpoint("GET", "/v1/defaults"),
          new Endpoint("GET", "/v1/defaults/proposals"),
          new Endpoint("POST", "/v1/defaults/proposals", DemoUser.RAVI_ADMIN),
          new Endpoint("GET", "/v1/reallocations"),
          new Endpoint("GET", "/v1/reallocations/suggestions"),
          new Endpoint("POST", "/v1/reallocations", DemoUser.PABLO_MANAGER),
          new Endpoint("GET", "/v1/tickets"),
          new Endpoint("POST", "/v1/tickets", DemoUser.PABLO_MANAGER),
          new Endpoint("GET", "/v1/proposals"),
          new Endpoint("GET", "/v1/proposals/P-1"),
          new Endpoint("POST", "/v1/proposals/P-1/approve", DemoUser.DANA_DESK),
          new Endpoint("POST", "/v1/proposals/P-1/reject", DemoUser.DANA_DESK),
          new Endpoint("POST", "/v1/proposals/P-1/withdraw", DemoUser.DANA_DESK),
          new Endpoint("GET", "/v1/openapi"),
          new Endpoint("GET", "/actuator/prometheus"),
          new Endpoint("GET", "/actuator/health"));

  private static final String CORRELATION = "X-Correlation-Id";

  private final KeycloakApi api;
  private final RunningApi running;
  private final RSAKey foreign = TestIssuer.newKey("foreign");
  private String good = "";
  private Tokens session = new Tokens("", "", "");

  AttacksTest(KeycloakApi api, RunningApi running) {
    this.api = api;
    this.running = running;
  }

  /**
   * An endpoint.
   *
   * @param opener somebody whom it answers
   */
  private record Endpoint(String method, String path, DemoUser opener) {
    /** One that answers who may see everything. */
    Endpoint(String method, String path) {
      this(method, path, DemoUser.CARLA_COMPLIANCE);
    }

    HttpRequest.Builder request(KeycloakApi api) {
      HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api.url() + path));
      return method.equals("GET")
          ? request
          : request
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString("{\"cases\":[]}"));
    }
  }

  @BeforeAll
  void aGoodTokenOpensEverything() {
    api.rename("macro", "alpha2");
    session = api.login(DemoUser.CARLA_COMPLIANCE);
    good = session.access();
    Map<DemoUser, String> tokens = new EnumMap<>(DemoUser.class);
    tokens.put(DemoUser.CARLA_COMPLIANCE, good);
    for (Endpoint endpoint : ENDPOINTS) {
      if (endpoint.path().equals("/v1/live")) {
        continue; // It has no end; LiveTest reads it.
      }
      String token =
          tokens.computeIfAbsent(endpoint.opener(), opener -> api.login(opener).access());
      Answer answer =
          api.send(endpoint.request(api).header("Authorization", "Bearer " + token).build());
      assertThat(answer.status()).as(endpoint + answer.text()).isNotIn(401, 403);
      assertThat(answer.status() == 404 && !answer.code().equals("PROPOSAL_UNKNOWN"))
          .as(endpoint + answer.text())
          .isFalse();
    }
  }

  @Test
  void everyEndpointOfOursIsAttacked() {
    RequestMappingHandlerMapping ours =
        running.parts().getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
    ours.getHandlerMethods()
        .forEach(
            (mapping, endpoint) -> {
              if (endpoint.hasMethodAnnotation(OpenTo.class)) {
                assertThat(ENDPOINTS)
                    .as("%s must be among the endpoints that are attacked", endpoint)
                    .anyMatch(
                        it ->
                            mapping.getPatternValues().stream()
                                .anyMatch(pattern -> matches(pattern, it.path())));
              }
            });
  }

  private static boolean matches(String pattern, String path) {
    return new AntPathMatcher().match(pattern, path.replaceAll("\\?.*", ""));
  }

  /** What belongs to desk alpha, asked for by somebody of another desk. */
  @Test
  void aRowOfAnotherDeskLeavesThroughNoDoor() {
    String dana = api.login(DemoUser.DANA_DESK).access();
    for (Endpoint endpoint : ENDPOINTS) {
      if (!endpoint.method().equals("GET")
          || List.of("/v1/live", "/v1/openapi").contains(endpoint.path())) {
        continue; // One has no end, the other's examples are of no caller.
      }
      String path = endpoint.path().replace(SeededPositions.NEAR, "binance/a/BTCUSDT/long");
      assertThat(api.get(path, dana).text())
          .as(path)
          .doesNotContain("firm/alpha\"")
          .doesNotContain("firm/alpha/")
          .doesNotContain("binance/a/ETHUSDT")
          .doesNotContainPattern(THEIR_ENTRY_PRICE);
    }
    assertThat(api.get("/v1/desks", good).text() + api.get("/v1/positions", good).text())
        .as("what leaves through no door of theirs is there for those who may see it")
        .contains("firm/alpha\"", "binance/a/ETHUSDT")
        .containsPattern(THEIR_ENTRY_PRICE);
  }

  @Test
  void officersDoorsAreClosedToDesks() {
    String dana = api.login(DemoUser.DANA_DESK).access();
    String pablo = api.login(DemoUser.PABLO_MANAGER).access();
    for (String token : List.of(dana, pablo)) {
      assertThat(api.get("/v1/rejects", token).code()).isEqualTo("ROLE_MISSING");
      assertThat(api.get("/v1/audit", token).code()).isEqualTo("ROLE_MISSING");
      assertThat(api.get("/v1/tables/marks", token).code()).isEqualTo("TABLE_UNKNOWN");
      assertThat(api.get("/v1/tables/runs", token).code()).isEqualTo("TABLE_UNKNOWN");
    }
    String ravi = api.login(DemoUser.RAVI_ADMIN).access();
    assertThat(api.get("/v1/rejects", ravi).status()).isEqualTo(200);
    assertThat(api.get("/v1/audit", ravi).code()).isEqualTo("ROLE_MISSING");
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
      Answer answer = api.get("/v1/positions?" + query, good);
      assertThat(answer.status()).as(query + answer.text()).isEqualTo(400);
      assertThat(answer.text()).doesNotContain("Exception", "binance/");
    }
    assertThat(api.get(NEAR + "?side=short", good).code()).isEqualTo("PARAMETER_UNKNOWN");
    assertThat(api.get("/v1/tables/system.users", good).code()).isEqualTo("TABLE_UNKNOWN");
  }

  @TestFactory
  Stream<DynamicTest> forgedTokensOpenNoEndpoint() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    forged()
        .forEach(
            (attack, token) ->
                ENDPOINTS.forEach(
                    endpoint ->
                        tests.add(
                            DynamicTest.dynamicTest(
                                attack + " at " + endpoint.path(),
                                () -> refusedAndWrittenDown(endpoint, token)))));
    assertThat(tests).hasSizeGreaterThanOrEqualTo(300);
    return tests.stream();
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
      Answer answer = api.get("/v1/desks?" + at + more, dana);
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
      Answer answer = api.get(path, good);
      assertThat(answer.status()).as(path).isIn(400, 404);
      assertThat(answer.text()).as(path).doesNotContain("firm/");
    }
  }

  @Test
  void aForeignPageGetsNoPermissionToRead() {
    HttpRequest preflight =
        HttpRequest.newBuilder(URI.create(api.url() + "/v1/desks"))
            .header("Origin", "https://evil.example")
            .header("Access-Control-Request-Method", "GET")
            .header("Access-Control-Request-Headers", "authorization")
            .method("OPTIONS", BodyPublishers.noBody())
            .build();
    Answer answer = api.send(preflight);
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
      Answer assigned = post(path, "application/json", "{\"cases\":[],\"caller\":\"ravi.admin\"}");
      assertThat(assigned.status()).as(path + assigned.text()).isEqualTo(400);
      assertThat(post(path, "application/x-www-form-urlencoded", "cases=x").status())
          .isEqualTo(415);
      assertThat(post(path, "application/xml", "<cases/>").status()).isEqualTo(415);
      assertThat(api.get(path, good).status()).isEqualTo(405);
    }
    Answer large = post("/v1/margin/value", "application/json", " ".repeat(2 << 20));
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
            api.send(
                api.to(path, pablo)
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .POST(BodyPublishers.ofString("{\"%s\":\"x\"}".formatted(assigned)))
                    .build());
        assertThat(answer.code()).as(path + assigned).isEqualTo("BODY_INVALID");
      }
      assertThat(post(path, "application/x-www-form-urlencoded", "reason=x").status())
          .isIn(403, 415);
    }
  }

  @Test
  void nobodyButTheIssuerEndsASession() throws Exception {
    Map<String, String> words = new LinkedHashMap<>(forged());
    words.put("an access token", good);
    words.put("an identity token", session.identity());
    words.put("nothing", "");
    words.forEach(
        (attack, token) -> {
          Answer answer =
              api.send(
                  HttpRequest.newBuilder(URI.create(api.url() + BackChannelLogout.PATH))
                      .header("Content-Type", "application/x-www-form-urlencoded")
                      .POST(BodyPublishers.ofString("logout_token=" + token))
                      .build());
          assertThat(answer.status()).as(attack).isEqualTo(400);
        });
    assertThat(api.get("/v1/desks?asOf=2025-10-10T20:00:00Z", good).status()).isEqualTo(200);
  }

  private Answer post(String path, String type, String body) {
    return api.send(
        api.to(path, good)
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private void refusedAndWrittenDown(Endpoint endpoint, String token) {
    String name = UUID.randomUUID().toString();
    HttpRequest.Builder request = endpoint.request(api).header(CORRELATION, name);
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    Answer answer = api.send(request.build());
    assertThat(answer.status()).as(answer.text()).isEqualTo(401);
    assertThat(answer.text()).doesNotContain("firm/").doesNotContain("Exception");
    assertThat(line(name))
        .contains("\"outcome\":\"refused\"", "\"status\":\"401\"", "\"caller\":\"\"")
        .contains("\"method\":\"" + endpoint.method() + "\"");
  }

  /** The line of a request; it is written while the answer is on its way. */
  private String line(String correlationId) {
    for (int tries = 0; tries < 2_000; tries++) {
      var line = api.audited().stream().filter(text -> text.contains(correlationId)).findFirst();
      if (line.isPresent()) {
        return line.get();
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("no audit line of " + correlationId);
  }

  /** Tokens like the good one but for what an attacker can change without the issuer's key. */
  private Map<String, String> forged() throws ParseException, JOSEException, java.io.IOException {
    SignedJWT real = SignedJWT.parse(good);
    JWTClaimsSet claims = real.getJWTClaimsSet();
    String keyId = real.getHeader().getKeyID();
    RSAKey published =
        JWKSet.load(URI.create(api.keycloak().issuer() + "/protocol/openid-connect/certs").toURL())
            .getKeyByKeyId(keyId)
            .toRSAKey();
    Map<String, String> tokens = new LinkedHashMap<>();
    tokens.put("no token", "");
    tokens.put("alg none", new PlainJWT(claims).serialize());
    tokens.put(
        "public key as HMAC secret", hmac(claims, keyId, published.toRSAPublicKey().getEncoded()));
    tokens.put("another key under the same kid", rsa(header(keyId), claims));
    tokens.put("kid of a path", rsa(header("../../../../dev/null"), claims));
    tokens.put(
        "jku of the attacker",
        rsa(header(keyId).jwkURL(URI.create("http://127.0.0.1:1/k")), claims));
    tokens.put(
        "x5u of the attacker",
        rsa(header(keyId).x509CertURL(URI.create("http://127.0.0.1:1/c")), claims));
    tokens.put("jwk in the header", rsa(header(keyId).jwk(foreign.toPublicJWK()), claims));
    tokens.put("claims changed, signature kept", tampered(real));
    tokens.put("identity token", session.identity());
    tokens.put("refresh token", session.refresh());
    tokens.put("administrator of another realm", api.adminToken());
    tokens.put("logout type", rsa(header(keyId).type(new JOSEObjectType("logout+jwt")), claims));
    tokens.put(
        "expired and signed by the attacker",
        rsa(header(keyId), new JWTClaimsSet.Builder(claims).expirationTime(new Date(0)).build()));
    tokens.put("signature cut off", good.substring(0, good.lastIndexOf('.') + 1));
    return tokens;
  }

  private static JWSHeader.Builder header(String keyId) {
    return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId);
  }

  private String rsa(JWSHeader.Builder header, JWTClaimsSet claims) {
    return TestIssuer.signed(header.build(), foreign, claims);
  }

  private static String hmac(JWTClaimsSet claims, String keyId, byte[] secret)
      throws JOSEException {
    SignedJWT token =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(keyId).build(), claims);
    token.sign(new MACSigner(secret));
    return token.serialize();
  }

  private static String tampered(SignedJWT real) throws ParseException {
    JWTClaimsSet more =
        new JWTClaimsSet.Builder(real.getJWTClaimsSet()).subject("somebody-else").build();
    return real.getHeader().toBase64URL()
        + "."
        + more.toPayload().toBase64URL()
        + "."
        + real.getSignature();
  }
}
