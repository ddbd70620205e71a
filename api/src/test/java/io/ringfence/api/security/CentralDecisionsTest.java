package io.ringfence.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.Answer;
import io.ringfence.api.KeycloakApi;
import io.ringfence.api.OnApi;
import io.ringfence.api.ReportsApi;
import io.ringfence.api.SeededRuns;
import io.ringfence.api.TheirDesk;
import io.ringfence.keycloak.DemoUser;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a real Keycloak decides in one place, whatever the claims of a token say. */
@OnApi
class CentralDecisionsTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String OVERRIDE =
      """
      {"node":"firm/alpha2","metric":"open_capital_at_risk","currency":"USDT","kind":"override",
       "soft":"1800","hard":"2000","validTo":"2099-01-01T00:00:00Z","run":"%s","reason":"crash"}"""
          .formatted(SeededRuns.CRASH);

  private final KeycloakApi api;
  private final Attempts attempts;
  private String pablo = "";
  private String dana = "";

  CentralDecisionsTest(KeycloakApi api) {
    this.api = api;
    this.attempts = new Attempts(api);
  }

  @BeforeEach
  void theyLogIn() {
    api.rename("macro", "alpha2");
    pablo = api.login(DemoUser.PABLO_MANAGER).access();
    dana = api.login(DemoUser.DANA_DESK).access();
  }

  @AfterEach
  void everyRefusalIsWrittenDown() {
    attempts.areWrittenDown();
  }

  /** Proposes an override and lets somebody approve it. */
  private Answer approved(String approver) {
    Answer made = api.send(json("/v1/budgets/proposals", pablo, OVERRIDE).build());
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    String path = "/v1/proposals/" + made.json().path("id").stringValue() + "/approve";
    return api.send(json(path, approver, decision(made)).build());
  }

  private static String decision(Answer made) {
    return "{\"payloadHash\":\"%s\"}".formatted(made.json().path("payloadHash").stringValue());
  }

  private HttpRequest.Builder json(String path, String token, String body) {
    return api.to(path, token)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .POST(BodyPublishers.ofString(body));
  }

  private Answer until(int status, String approver) {
    Instant deadline = Instant.now().plus(PATIENCE);
    Answer answer = approved(approver);
    while (answer.status() != status && Instant.now().isBefore(deadline)) {
      assertThat(answer.status()).as(answer.text()).isIn(200, 403, 503);
      ReportsApi.pause();
      answer = approved(approver);
    }
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    return answer;
  }

  @Test
  void whatIsTakenAwayCentrallyIsRefusedWithinTheBoundThoughTheTokenStillSaysIt() {
    assertThat(approved(dana).status()).isEqualTo(200);
    api.admin().removeFrom("macro", DemoUser.DANA_DESK);
    try {
      Answer refused = until(403, dana);
      assertThat(refused.code()).isEqualTo("PERMISSION_MISSING");
      assertThat(refused.text()).contains("override for alpha2");
      assertThat(api.get("/v1/desks?asOf=2025-10-10T20:00:00Z", dana).text())
          .as("her claim is what it was")
          .contains("firm/alpha2");
    } finally {
      api.admin().putInto("macro", DemoUser.DANA_DESK);
    }
    until(200, dana);
  }

  @Test
  void whileKeycloakDoesNotAnswerNothingIsApprovedOnceItsLastWordIsTooOld() {
    assertThat(approved(dana).status()).isEqualTo(200);
    api.withoutKeycloak(
        () -> {
          assertThat(until(503, dana).code()).isEqualTo("ISSUER_UNAVAILABLE");
          assertThat(approved(dana).code()).as("never a yes").isEqualTo("ISSUER_UNAVAILABLE");
          assertThat(api.get("/v1/desks?asOf=2025-10-10T20:00:00Z", dana).status())
              .as("who only looks is not asked for")
              .isEqualTo(200);
        });
    until(200, dana);
  }

  @Test
  void aSignatureIsDecidedOnCentrallyAsWell() {
    String path = "/v1/reports/" + TheirDesk.REPORT + "/sign-off";
    String approve = "{\"step\":\"APPROVE\",\"payloadHash\":\"%s\"}".formatted("ab".repeat(32));
    String carla = api.login(DemoUser.CARLA_COMPLIANCE).access();
    api.admin().removeFromAll(DemoUser.CARLA_COMPLIANCE);
    try {
      Answer refused = attempts.send("sign without permission", json(path, carla, approve));
      assertThat(refused.code()).as(refused.text()).isEqualTo("PERMISSION_MISSING");
      assertThat(refused.text()).contains("sign for alpha");
    } finally {
      api.admin().putIntoAll(DemoUser.CARLA_COMPLIANCE);
    }
  }
}
