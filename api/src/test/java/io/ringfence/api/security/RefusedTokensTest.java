package io.ringfence.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.ringfence.api.Answer;
import io.ringfence.api.OnApi;
import io.ringfence.api.RunningApi;
import io.ringfence.api.TestIssuer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Tokens that must open nothing, each a good one but for one thing. */
@OnApi
class RefusedTokensTest {
  private static final List<String> PATHS = List.of("/v1/desks", "/actuator/prometheus");

  private final RunningApi api;
  private final TestIssuer issuer;
  private final RSAKey foreign = TestIssuer.newKey("first");

  RefusedTokensTest(RunningApi api) {
    this.api = api;
    this.issuer = api.issuer();
  }

  @Test
  void theTokenTheyDifferFromIsGood() {
    assertThat(api.get("/v1/desks", issuer.token(RefusedTokensTest::good)).status()).isEqualTo(200);
  }

  @TestFactory
  Stream<DynamicTest> signaturesThatDoNotCount() throws JOSEException {
    return refused(signatures());
  }

  @TestFactory
  Stream<DynamicTest> headersThatPointToKeysOfTheirOwn() {
    return refused(headers());
  }

  /** At every endpoint: a claim that one of them passed over would be a door. */
  @TestFactory
  Stream<DynamicTest> claimsThatDoNotFit() {
    return claims().entrySet().stream()
        .map(
            token ->
                DynamicTest.dynamicTest(
                    token.getKey(),
                    () ->
                        Endpoint.ALL.stream()
                            .map(it -> it.of(Map.of("incident", "I-1", "proposal", "P-1")))
                            .forEach(it -> refused(it, token.getValue()))));
  }

  private void refused(Endpoint endpoint, String token) {
    Answer answer =
        api.send(endpoint.request(api.url()).header("Authorization", "Bearer " + token));
    assertThat(answer.status()).as(endpoint + answer.text()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("TOKEN_INVALID");
  }

  @TestFactory
  Stream<DynamicTest> textThatIsNoToken() {
    String good = issuer.token(RefusedTokensTest::good);
    String[] parts = good.split("\\.", -1);
    return refused(
        Map.of(
            "without signature",
            parts[0] + "." + parts[1] + ".",
            "two parts",
            parts[0] + "." + parts[1],
            "another payload",
            parts[0] + "." + payload("{\"sub\":\"x\"}") + "." + parts[2],
            "cut off",
            good.substring(0, good.length() - 4),
            "no token",
            "alpha",
            "dots",
            "..",
            "not a token's letters",
            "<script>"));
  }

  @Test
  void aTokenOutsideOfTheHeaderIsNotSeen() {
    String good = issuer.token(RefusedTokensTest::good);
    for (String path : List.of("/v1/desks?access_token=" + good, "/v1/desks?token=" + good)) {
      assertThat(api.get(path).code()).isEqualTo("TOKEN_MISSING");
    }
    Answer cookie = api.send(api.to("/v1/desks").header("Cookie", "Authorization=" + good));
    assertThat(cookie.code()).isEqualTo("TOKEN_MISSING");
    Answer basic = api.send(api.to("/v1/desks").header("Authorization", "Basic " + good));
    assertThat(basic.code()).isEqualTo("TOKEN_MISSING");
    Answer proof = api.send(api.to("/v1/desks").header("Authorization", "DPoP " + good));
    assertThat(proof.code()).isEqualTo("TOKEN_MISSING");
  }

  private Map<String, String> signatures() throws JOSEException {
    JWTClaimsSet good = good(issuer.claims()).build();
    byte[] publicKey = issuer.key().toRSAPublicKey().getEncoded();
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(publicKey)
            + "\n-----END PUBLIC KEY-----\n";
    Map<String, String> tokens = new LinkedHashMap<>();
    tokens.put("none", new PlainJWT(good).serialize());
    tokens.put("another key", TestIssuer.signed(issuer.header().build(), foreign, good));
    tokens.put("public key as secret", secret(good, publicKey));
    tokens.put("public key file as secret", secret(good, pem.getBytes(StandardCharsets.US_ASCII)));
    tokens.put(
        "key set as secret",
        secret(good, issuer.key().toPublicJWK().toString().getBytes(StandardCharsets.UTF_8)));
    for (JWSAlgorithm other : List.of(JWSAlgorithm.RS512, JWSAlgorithm.PS256)) {
      JWSHeader header = new JWSHeader.Builder(other).keyID(issuer.key().getKeyID()).build();
      tokens.put(other + " by the right key", TestIssuer.signed(header, issuer.key(), good));
    }
    return tokens;
  }

  private Map<String, String> headers() {
    JWTClaimsSet good = good(issuer.claims()).build();
    JWSHeader.Builder header = issuer.header();
    URI theirs = URI.create(issuer.name() + "/theirs");
    Map<String, String> tokens = new LinkedHashMap<>();
    tokens.put("jwk", signed(header.jwk(foreign.toPublicJWK()), good));
    tokens.put("jku", signed(issuer.header().jwkURL(theirs), good));
    tokens.put("x5u", signed(issuer.header().x509CertURL(theirs), good));
    for (String keyId : List.of("../../../../dev/null", "second", "' OR 1=1 --", "")) {
      tokens.put("kid " + keyId, signed(issuer.header().keyID(keyId), good));
    }
    tokens.put(
        "critical extension",
        TestIssuer.signed(
            issuer.header().criticalParams(java.util.Set.of("exp")).build(), issuer.key(), good));
    tokens.put(
        "another type",
        TestIssuer.signed(
            issuer.header().type(new JOSEObjectType("logout+jwt")).build(), issuer.key(), good));
    return tokens;
  }

  private Map<String, String> claims() {
    Map<String, UnaryOperator<JWTClaimsSet.Builder>> changes = new LinkedHashMap<>();
    changes.put("expired", claims -> claims.expirationTime(in(Duration.ofSeconds(-31))));
    changes.put("without expiry", claims -> claims.expirationTime(null));
    changes.put("not yet good", claims -> claims.notBeforeTime(in(Duration.ofSeconds(90))));
    changes.put("another issuer", claims -> claims.issuer("https://login.example.org"));
    changes.put("issuer with a tail", claims -> claims.issuer(issuer.name() + "/"));
    changes.put("without issuer", claims -> claims.issuer(null));
    changes.put("another audience", claims -> claims.audience("account"));
    changes.put("without audience", claims -> claims.audience(List.of()));
    changes.put("without subject", claims -> claims.subject(null));
    changes.put("blank subject", claims -> claims.subject(" "));
    changes.put("identity token", claims -> claims.claim("typ", "ID"));
    changes.put("refresh token", claims -> claims.claim("typ", "Refresh"));
    changes.put("roles as text", claims -> claims.claim("roles", "compliance"));
    changes.put("roles of numbers", claims -> claims.claim("roles", List.of(1)));
    changes.put("realm roles as text", claims -> claims.claim("realm_access", "compliance"));
    changes.put("desks as text", claims -> claims.claim("desks", "*"));
    changes.put("desks as object", claims -> claims.claim("desks", Map.of("alpha", true)));
    changes.put("path of a book", claims -> claims.claim("desks", List.of("alpha/one")));
    changes.put("blank desk", claims -> claims.claim("desks", List.of(" ")));
    Map<String, String> tokens = new LinkedHashMap<>();
    changes.forEach((name, change) -> tokens.put(name, issuer.token(it -> change.apply(good(it)))));
    return tokens;
  }

  private Stream<DynamicTest> refused(Map<String, String> tokens) {
    return tokens.entrySet().stream()
        .map(token -> DynamicTest.dynamicTest(token.getKey(), () -> refused(token.getValue())));
  }

  private void refused(String token) {
    for (String path : PATHS) {
      Answer answer = api.get(path, token);
      assertThat(answer.status()).as(answer.text()).isEqualTo(401);
      assertThat(answer.code()).isEqualTo("TOKEN_INVALID");
      assertThat(answer.header("WWW-Authenticate"))
          .startsWith("Bearer error=\"invalid_token\", error_description=\"");
      assertThat(answer.text()).doesNotContain("alpha").doesNotContain("Exception");
    }
  }

  private static JWTClaimsSet.Builder good(JWTClaimsSet.Builder claims) {
    return claims.claim("roles", List.of("compliance")).claim("desks", List.of("*"));
  }

  private String signed(JWSHeader.Builder header, JWTClaimsSet claims) {
    return TestIssuer.signed(header.build(), foreign, claims);
  }

  private String secret(JWTClaimsSet claims, byte[] secret) throws JOSEException {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(issuer.key().getKeyID()).build();
    SignedJWT token = new SignedJWT(header, claims);
    token.sign(new MACSigner(secret));
    return token.serialize();
  }

  private static Date in(Duration time) {
    return Date.from(Instant.now().plus(time));
  }

  private static String payload(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
