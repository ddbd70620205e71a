package io.ringfence.api;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.ringfence.api.security.TokenTrust;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** An identity provider that answers as OpenID Connect Discovery says and signs what tests want. */
public final class TestIssuer implements AutoCloseable {
  /** Audience the server expects. */
  public static final String AUDIENCE = "ringfence-api";

  private static final String DISCOVERY = "/.well-known/openid-configuration";

  private final HttpServer http;
  private final AtomicInteger asked = new AtomicInteger();
  private volatile RSAKey key = newKey("first");

  private TestIssuer(HttpServer http) {
    this.http = http;
  }

  /** Starts an issuer on a free port. */
  public static TestIssuer start() throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    TestIssuer issuer = new TestIssuer(http);
    issuer.serve(DISCOVERY, issuer::discovery);
    issuer.serve("/keys", () -> new JWKSet(issuer.key).toString());
    http.start();
    return issuer;
  }

  /** What its tokens carry in {@code iss}. */
  public String name() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  /** The key it signs with now. */
  public RSAKey key() {
    return key;
  }

  /** Trust in its key as in one of this machine, for a second server. */
  TokenTrust localTrust() {
    try {
      return new TokenTrust.SigningKey(TokenTrust.LOCAL_ISSUER, key.toRSAPublicKey());
    } catch (JOSEException e) {
      throw new IllegalStateException("an RSA key has a public one", e);
    }
  }

  /** How often its keys were fetched. */
  public int asked() {
    return asked.get();
  }

  /** Signs with a new key from now on. */
  public void rotate(String keyId) {
    key = newKey(keyId);
  }

  /** A good token for these roles and desks. */
  public String token(List<String> roles, List<String> desks) {
    return token(claims -> claims.claim("roles", roles).claim("desks", desks));
  }

  /** The same for a server that trusts its key as {@link #localTrust one of this machine}. */
  String localToken(String role, String... desks) {
    return token(
        claims ->
            claims
                .issuer(TokenTrust.LOCAL_ISSUER)
                .claim("roles", List.of(role))
                .claim("desks", List.of(desks)));
  }

  /** A token whose claims differ from good ones as the caller says. */
  public String token(UnaryOperator<JWTClaimsSet.Builder> claims) {
    return signed(header().build(), key, claims.apply(claims()).build());
  }

  /** Claims of a good token that opens no desk yet. */
  public JWTClaimsSet.Builder claims() {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(name())
        .audience(AUDIENCE)
        .subject("b7c1")
        .issueTime(Date.from(now))
        .notBeforeTime(Date.from(now))
        .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))));
  }

  /** Header of a good token. */
  public JWSHeader.Builder header() {
    return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID());
  }

  /** Signs any claims with any key under any header. */
  public static String signed(JWSHeader header, RSAKey key, JWTClaimsSet claims) {
    try {
      SignedJWT token = new SignedJWT(header, claims);
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("an RSA key signs", e);
    }
  }

  /** A new key. */
  public static RSAKey newKey(String keyId) {
    try {
      return new RSAKeyGenerator(2048).keyUse(KeyUse.SIGNATURE).keyID(keyId).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("every JDK has RSA", e);
    }
  }

  @Override
  public void close() {
    http.stop(0);
  }

  private String discovery() {
    asked.incrementAndGet();
    return "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\"}".formatted(name(), name());
  }

  private void serve(String path, Answer answer) {
    http.createContext(
        path,
        exchange -> {
          byte[] body = answer.now().getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          try (var out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
  }

  private interface Answer {
    String now();
  }
}
