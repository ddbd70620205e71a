package io.ringfence.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The realm as the real server makes tokens of it. */
class KeycloakServerTest {
  private static final KeycloakServer SERVER = RunningKeycloak.server();
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource({
    "DANA_DESK, risk-desk, macro",
    "PABLO_MANAGER, portfolio-manager, carry macro",
    "MIRA_MANAGER, portfolio-manager, carry macro",
    "CARLA_COMPLIANCE, compliance, *",
    "RAVI_ADMIN, risk-admin, *"
  })
  void aPersonsTokenNamesRoleDesksAudienceAndPerson(DemoUser user, String role, String desks)
      throws IOException {
    JsonNode token = claims(browser().login(user.login(), SERVER.password(user)).access());

    assertThat(token.path("iss").asText()).isEqualTo(SERVER.issuer().toString());
    assertThat(texts(token.path("realm_access").path("roles"))).contains(role);
    assertThat(texts(token.path("desks"))).isEqualTo(Set.of(desks.split(" ")));
    assertThat(token.path("aud").toString()).contains("ringfence-api");
    assertThat(token.path("person").asText()).startsWith("P-");
    assertThat(token.path("sid").asText()).isNotEmpty();
  }

  @Test
  void aServiceHasATokenWithoutAPerson() throws IOException {
    JsonNode token = claims(browser().service(SERVER.serviceSecret()));
    assertThat(texts(token.path("desks"))).containsExactly("macro");
    assertThat(texts(token.path("realm_access").path("roles"))).contains("risk-desk");
    assertThat(token.has("person")).isFalse();
    assertThat(token.has("sid")).isFalse();
  }

  @Test
  void passwordsDifferFromPersonToPerson() {
    Set<String> passwords = new HashSet<>();
    for (DemoUser user : DemoUser.values()) {
      passwords.add(SERVER.password(user));
    }
    assertThat(passwords).hasSize(DemoUser.values().length).allMatch(text -> text.length() == 20);
  }

  @Test
  void aWrongPasswordOpensNothing() {
    assertThatThrownBy(() -> browser().login(DemoUser.DANA_DESK.login(), "not the password"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("was answered 200");
  }

  @Test
  void aPasswordIsNeverTakenFromAProgram() throws IOException {
    var answer =
        browser()
            .ask(
                Map.of(
                    "grant_type",
                    "password",
                    "client_id",
                    "ringfence-dashboard",
                    "username",
                    DemoUser.RAVI_ADMIN.login(),
                    "password",
                    SERVER.password(DemoUser.RAVI_ADMIN)));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("unauthorized_client");
  }

  @Test
  void aRefreshTokenServesOnce() throws IOException {
    BrowserLogin browser = browser();
    String user = DemoUser.DANA_DESK.login();
    BrowserLogin.Tokens first = browser.login(user, SERVER.password(DemoUser.DANA_DESK));
    BrowserLogin.Tokens second = browser.refresh(first.refresh());
    assertThat(second.access()).isNotEqualTo(first.access());
    assertThatThrownBy(() -> browser.refresh(first.refresh()))
        .hasMessageContaining("no token: 400");
  }

  private static BrowserLogin browser() {
    return new BrowserLogin(SERVER.issuer(), RunningKeycloak.API);
  }

  private static JsonNode claims(String token) throws IOException {
    return JSON.readTree(Base64.getUrlDecoder().decode(List.of(token.split("\\.")).get(1)));
  }

  private static Set<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(JsonNode::asText)
        .collect(java.util.stream.Collectors.toSet());
  }
}
