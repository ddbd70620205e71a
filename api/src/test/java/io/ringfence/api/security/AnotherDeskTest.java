package io.ringfence.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.Answer;
import io.ringfence.api.KeycloakApi;
import io.ringfence.api.OnApi;
import io.ringfence.api.TheirDesk;
import io.ringfence.api.wire.ArrowMedia;
import io.ringfence.keycloak.DemoUser;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What is desk {@code alpha}'s, asked for by people of another desk, one for each role, at every
 * endpoint, over Flight and as a stream: it is refused or shows nothing of theirs.
 */
@OnApi
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnotherDeskTest {
  private static final String PASSWORD = "a password of 24 letters";
  private static final List<String> THEIRS =
      List.of(
          "firm/alpha\"",
          "firm/alpha/",
          "firm/alpha\t",
          "binance/a/",
          TheirDesk.ALERT,
          TheirDesk.ACTION,
          TheirDesk.FILE);

  private final KeycloakApi api;
  private final Attempts attempts;
  private final Map<String, String> tokens = new LinkedHashMap<>();
  private Theirs theirs = new Theirs("", "");

  AnotherDeskTest(KeycloakApi api) {
    this.api = api;
    this.attempts = new Attempts(api);
  }

  @BeforeAll
  void onePersonOfAnotherDeskForEachRole() throws IOException {
    api.rename("macro", "alpha2");
    theirs = Theirs.of(api);
    for (Role role : Role.values()) {
      String login = "only-macro." + role.claim();
      api.admin().person(login, PASSWORD, role.claim(), List.of("/desks/macro"));
      tokens.put(role.claim(), api.browser().login(login, PASSWORD).access());
    }
  }

  @AfterAll
  void everyRefusalIsALineAndTheLedgersChainHolds() {
    assertThat(attempts.count()).isGreaterThanOrEqualTo(80);
    attempts.areWrittenDown();
  }

  @Test
  void nothingOfAnotherDeskLeavesThroughAnyDoorForAnyRole() {
    tokens.forEach(
        (role, token) ->
            Endpoint.ALL.stream()
                .filter(it -> !it.isLive() && !it.path().equals("/v1/openapi"))
                .map(it -> it.of(theirs.names()))
                .forEach(it -> showsNothing(role + " at " + it, it, token)));
  }

  /** What the path itself named is said again in a refusal; nothing else of theirs is. */
  private void showsNothing(String what, Endpoint endpoint, String token) {
    HttpRequest.Builder request = endpoint.request(api.url());
    Answer answer = attempts.send(what, request.header("Authorization", "Bearer " + token));
    String said = endpoint.withoutEcho(answer.text());
    THEIRS.forEach(marker -> assertThat(said).as(what).doesNotContain(marker));
    if (theirs.isNamedBy(endpoint)) {
      assertThat(answer.status()).as(what + answer.text()).isIn(403, 404);
    }
  }

  /** The same asked as a table, where there is one, by who sees least and who reads most. */
  @Test
  void noTableOfAListHoldsARowOfAnotherDesk() {
    for (Role role : List.of(Role.RISK_DESK, Role.COMPLIANCE)) {
      String token = tokens.getOrDefault(role.claim(), "");
      Endpoint.ALL.stream()
          .filter(it -> it.isGet() && !it.isLive() && !it.isOfNoDesk())
          .map(it -> it.of(theirs.names()))
          .forEach(it -> isATableOfItsOwn(role + " for a table at " + it, it, token));
    }
  }

  private void isATableOfItsOwn(String what, Endpoint endpoint, String token) {
    HttpRequest.Builder request = endpoint.request(api.url()).header("Accept", ArrowMedia.TYPE);
    Answer answer = attempts.send(what, request.header("Authorization", "Bearer " + token));
    String said = endpoint.withoutEcho(answer.text());
    THEIRS.stream()
        .filter(marker -> !marker.endsWith("\"") && !marker.endsWith("\t"))
        .forEach(marker -> assertThat(said).as(what).doesNotContain(marker));
  }

  @Test
  void neitherFlightNorTheLiveStreamTellsOfAnotherDesk() throws Exception {
    String all = api.login(DemoUser.CARLA_COMPLIANCE).access();
    try (FlightAttempt flight = new FlightAttempt(api.flightUrl())) {
      assertThat(flight.read(flight.ticket(all), all)).contains("firm/alpha\t");
      for (Map.Entry<String, String> it : tokens.entrySet()) {
        String token = it.getValue();
        assertThat(flight.read(flight.ticket(token), token))
            .contains("firm/alpha2")
            .doesNotContain("firm/alpha\t", "firm/alpha/", "binance/a/");
        assertThat(FlightAttempt.refusal(() -> flight.read(flight.ticket(all), token)))
            .as("a ticket of somebody else")
            .contains("TABLE_UNKNOWN");
        assertThat(LiveReading.of(api, token).until("binance/m/BTCUSDT/long"))
            .doesNotContain("firm/alpha\"", "firm/alpha/", "binance/a/");
      }
    }
    assertThat(LiveReading.of(api, all).until("binance/a/BTCUSDT/long"))
        .contains("event: position");
  }

  @Test
  void whatLeavesThroughNoDoorOfTheirsIsThereForWhoMaySeeIt() {
    String all = api.login(DemoUser.CARLA_COMPLIANCE).access();
    for (Endpoint endpoint : Endpoint.ALL) {
      Endpoint asked = endpoint.of(theirs.names());
      if (asked.isGet() && theirs.isNamedBy(asked) && !asked.isStress()) {
        Answer answer = api.get(asked.path(), all);
        assertThat(answer.status()).as(asked + answer.text()).isEqualTo(200);
      }
    }
    assertThat(api.get("/v1/reports/" + TheirDesk.REPORT + "/file", all).text())
        .isEqualTo(TheirDesk.FILE);
    assertThat(api.get("/v1/alerts?run=replay-last", all).text()).contains(TheirDesk.ALERT);
    assertThat(api.get("/v1/threshold-actions", all).text()).contains(TheirDesk.ACTION);
  }
}
