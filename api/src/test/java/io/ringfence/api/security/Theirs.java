package io.ringfence.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.Answer;
import io.ringfence.api.KeycloakApi;
import io.ringfence.api.ReportsApi;
import io.ringfence.api.TheirDesk;
import io.ringfence.keycloak.DemoUser;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What is made of desk {@code alpha} while a server runs.
 *
 * @param incident an incident that it raised
 * @param proposal something that somebody proposed
 */
record Theirs(String incident, String proposal) {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Waits for the incident and proposes an override. */
  static Theirs of(KeycloakApi api) {
    return new Theirs(
        incident(api, api.login(DemoUser.CARLA_COMPLIANCE).access()),
        proposal(api, api.login(DemoUser.RAVI_ADMIN).access()));
  }

  private static String incident(KeycloakApi api, String token) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(deadline)) {
      JsonNode found = api.get("/v1/incidents", token).json().path("incidents");
      for (JsonNode incident : found) {
        if (incident.at("/breach/node").stringValue().equals("firm/alpha")) {
          return incident.path("id").stringValue();
        }
      }
      ReportsApi.pause();
    }
    throw new AssertionError("no incident of firm/alpha was raised");
  }

  private static String proposal(KeycloakApi api, String token) {
    Endpoint proposing =
        Endpoint.ALL.stream()
            .filter(it -> !it.isGet() && it.path().equals("/v1/budgets/proposals"))
            .findFirst()
            .orElseThrow();
    Answer made =
        api.send(
            proposing
                .request(api.url())
                .setHeader("Idempotency-Key", UUID.randomUUID().toString())
                .header("Authorization", "Bearer " + token)
                .build());
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made.json().path("id").stringValue();
  }

  /** By what paths call them. */
  Map<String, String> names() {
    return Map.of("incident", incident, "proposal", proposal);
  }

  /** Whether an endpoint is asked for something of theirs and nothing else. */
  boolean isNamedBy(Endpoint endpoint) {
    String asked = endpoint.path() + endpoint.body();
    return Stream.of(
                "/incidents/" + incident,
                "/proposals/" + proposal,
                "/reports/" + TheirDesk.REPORT,
                TheirDesk.POSITION,
                "\"account\":\"a\"",
                TheirDesk.ALERT,
                TheirDesk.ACTION,
                "firm/alpha")
            .anyMatch(asked::contains)
        && !endpoint.path().contains("/live/")
        && !endpoint.path().contains("/desks/history");
  }
}
