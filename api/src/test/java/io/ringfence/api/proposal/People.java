package io.ringfence.api.proposal;

import com.nimbusds.jwt.JWTClaimsSet;
import io.ringfence.api.Answer;
import io.ringfence.api.RunningApi;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Persons with their accounts, who have just logged in.
 *
 * @param api the server they ask
 */
record People(RunningApi api) {
  private static final Duration SHORT = Duration.ofSeconds(5);

  /** A token of somebody. */
  String token(String person, String role, String... desks) {
    return token(person, role, SHORT, desks);
  }

  /** The same from a login that lies so long ago. */
  String token(String person, String role, Duration ago, String... desks) {
    return token(
        role,
        claims ->
            claims
                .subject("account-" + UUID.randomUUID())
                .claim("person", person)
                .claim("auth_time", Instant.now().minus(ago).getEpochSecond()),
        desks);
  }

  /** A token with other claims. */
  String token(String role, UnaryOperator<JWTClaimsSet.Builder> claims, String... desks) {
    return api.issuer()
        .token(
            good ->
                claims.apply(good.claim("roles", List.of(role)).claim("desks", List.of(desks))));
  }

  /** Sends a request that makes something, under a key. */
  Answer make(String path, String token, String key, String body) {
    return api.send(
        api.to(path)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** The same under a key of its own. */
  Answer make(String path, String token, String body) {
    return make(path, token, UUID.randomUUID().toString(), body);
  }

  /** Decides on what was made. */
  Answer decide(Answer made, String decision, String token) {
    return decide(id(made), decision, token, made.json().at("/payloadHash").stringValue());
  }

  /** Decides on a payload. */
  Answer decide(String id, String decision, String token, String payloadHash) {
    return api.post(
        "/v1/proposals/" + id + "/" + decision,
        token,
        "{\"payloadHash\":\"%s\",\"comment\":\"looked at\"}".formatted(payloadHash));
  }

  static String id(Answer made) {
    if (!made.json().has("id")) {
      throw new AssertionError(made.text());
    }
    return made.json().at("/id").stringValue();
  }
}
