package io.ringfence.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.Answer;
import io.ringfence.api.KeycloakApi;
import io.ringfence.api.OnApi;
import io.ringfence.api.ReportsApi;
import io.ringfence.keycloak.BrowserLogin;
import io.ringfence.keycloak.BrowserLogin.Tokens;
import io.ringfence.keycloak.DemoUser;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flight.Ticket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Tokens that a real Keycloak signed, and that open nothing all the same, at every endpoint and
 * over Flight: of a session that ended, past their time, for somebody else, of another realm,
 * without a role, without a desk, with another role than the endpoint answers.
 */
@OnApi
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealTokensTest {
  private static final String PASSWORD = "a password of 24 letters";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String DESKS = "/v1/desks?asOf=2025-10-10T20:00:00Z";

  private final KeycloakApi api;
  private final Attempts attempts;
  private Theirs theirs = new Theirs("", "");

  RealTokensTest(KeycloakApi api) {
    this.api = api;
    this.attempts = new Attempts(api);
  }

  @BeforeAll
  void thereIsSomethingToAskFor() {
    theirs = Theirs.of(api);
  }

  @AfterAll
  void everyRefusalIsALineAndTheLedgersChainHolds() {
    attempts.areWrittenDown();
  }

  private Answer attempt(String what, Endpoint endpoint, String token) {
    HttpRequest.Builder request = endpoint.of(theirs.names()).request(api.url());
    return attempts.send(
        what + " at " + endpoint, request.header("Authorization", "Bearer " + token));
  }

  private void opensNothing(String what, String token, int status) throws Exception {
    for (Endpoint endpoint : Endpoint.ALL) {
      Answer answer = attempt(what, endpoint, token);
      assertThat(answer.status()).as(what + endpoint + answer.text()).isEqualTo(status);
      assertThat(answer.text()).doesNotContain("firm/").doesNotContain("Exception");
    }
    String all = api.login(DemoUser.CARLA_COMPLIANCE).access();
    try (FlightAttempt flight = new FlightAttempt(api.flightUrl())) {
      Ticket ticket = flight.ticket(all);
      String code = status == 401 ? "UNAUTHENTICATED" : "UNAUTHORIZED";
      assertThat(FlightAttempt.refusal(() -> flight.ticket(token))).as(what).startsWith(code);
      assertThat(FlightAttempt.refusal(() -> flight.read(ticket, token))).startsWith(code);
    }
  }

  /** The live stream is looked at every second; what is on the way ends by itself. */
  @Test
  void aSessionThatEndedOpensNothingAndItsStreamAndItsTicketsEnd() throws Exception {
    BrowserLogin browser = api.browser();
    DemoUser carla = DemoUser.CARLA_COMPLIANCE;
    Tokens session = browser.login(carla.login(), api.keycloak().password(carla));
    String token = session.access();
    try (FlightAttempt flight = new FlightAttempt(api.flightUrl());
        LiveReading live = LiveReading.of(api, token)) {
      Ticket ticket = flight.ticket(token);
      assertThat(flight.read(ticket, token)).contains("firm/alpha\t");
      live.told("event: beat");

      browser.logout(session.refresh());

      assertThat(live.told("event: end") + live.told("data: ")).contains("\"TOKEN\"");
      assertThat(FlightAttempt.refusal(() -> flight.read(ticket, token)))
          .startsWith("UNAUTHENTICATED");
    }
    opensNothing("a token of a session that ended", token, 401);
  }

  /** It was made when the server started; what is left of the skew of clocks is waited for. */
  @Test
  void aTokenOpensNothingPastItsTime() throws Exception {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (api.get(DESKS, api.shortLived()).status() != 401 && Instant.now().isBefore(deadline)) {
      ReportsApi.pause();
    }
    assertThat(api.get(DESKS, api.shortLived()).text()).contains("expired");
    opensNothing("a token past its time", api.shortLived(), 401);
  }

  @Test
  void aTokenForSomebodyElseOpensNothing() throws Exception {
    api.admin().client("ringfence", "elsewhere", "another-api", 300);
    DemoUser carla = DemoUser.CARLA_COMPLIANCE;
    String password = api.keycloak().password(carla);
    opensNothing(
        "a token for another audience",
        api.admin().token("ringfence", "elsewhere", carla.login(), password),
        401);
    api.admin().client("ringfence", "here", "ringfence-api", 300);
    String good = api.admin().token("ringfence", "here", carla.login(), password);
    assertThat(api.get(DESKS, good).status()).as("with our audience it is good").isEqualTo(200);
  }

  @Test
  void aTokenOfAnotherRealmOpensNothing() throws Exception {
    api.admin().realm("elsewhere", "compliance", "carla.compliance", PASSWORD);
    api.admin().client("elsewhere", "here", "ringfence-api", 300);
    opensNothing(
        "a token of another realm",
        api.admin().token("elsewhere", "here", "carla.compliance", PASSWORD),
        401);
    opensNothing("a token of the administrator's realm", api.adminToken(), 401);
  }

  @Test
  void aPersonWithoutARoleOpensNothing() throws Exception {
    opensNothing("without a role", person("roleless", "", List.of("/desks/carry")), 403);
  }

  @Test
  void aPersonWithoutADeskOpensOnlyWhatSaysNothingOfDesks() throws Exception {
    String deskless = person("deskless", "risk-desk", List.of());
    for (Endpoint endpoint : Endpoint.ALL) {
      Answer answer = attempt("without a desk", endpoint, deskless);
      assertThat(answer.status())
          .as(endpoint + answer.text())
          .isEqualTo(endpoint.isOfNoDesk() ? 200 : 403);
    }
    try (FlightAttempt flight = new FlightAttempt(api.flightUrl())) {
      assertThat(FlightAttempt.refusal(() -> flight.ticket(deskless))).contains("DESK_SCOPE_EMPTY");
    }
  }

  private String person(String login, String role, List<String> groups) throws IOException {
    api.admin().person(login, PASSWORD, role, groups);
    return api.browser().login(login, PASSWORD).access();
  }

  /** Which roles an endpoint answers is asked of itself, so a new one is among these. */
  @Test
  void anEndpointAnswersTheRolesItNamesAndNoOther() {
    Map<Role, String> tokens = new EnumMap<>(Role.class);
    tokens.put(Role.RISK_DESK, api.login(DemoUser.DANA_DESK).access());
    tokens.put(Role.PORTFOLIO_MANAGER, api.login(DemoUser.PABLO_MANAGER).access());
    tokens.put(Role.COMPLIANCE, api.login(DemoUser.CARLA_COMPLIANCE).access());
    tokens.put(Role.RISK_ADMIN, api.login(DemoUser.RAVI_ADMIN).access());
    for (Endpoint endpoint : Endpoint.ALL) {
      List<Role> named = endpoint.isOfNoDesk() ? List.of(Role.values()) : roles(endpoint);
      for (Map.Entry<Role, String> token : tokens.entrySet()) {
        if (!named.contains(token.getKey())) {
          Answer answer = attempt(token.getKey() + " of another role", endpoint, token.getValue());
          assertThat(answer.code()).as(endpoint + answer.text()).isEqualTo("ROLE_MISSING");
        }
      }
    }
  }

  private List<Role> roles(Endpoint endpoint) {
    return api
        .parts()
        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .entrySet()
        .stream()
        .filter(it -> it.getKey().getPatternValues().stream().anyMatch(endpoint::matches))
        .filter(
            it ->
                it.getKey().getMethodsCondition().getMethods().stream()
                    .anyMatch(method -> method.name().equals(endpoint.method())))
        .map(it -> it.getValue().getMethodAnnotation(OpenTo.class))
        .flatMap(policy -> policy == null ? null : Arrays.stream(policy.value()))
        .toList();
  }
}
