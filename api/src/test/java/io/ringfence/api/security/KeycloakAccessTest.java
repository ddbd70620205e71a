package io.ringfence.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.Answer;
import io.ringfence.api.KeycloakApi;
import io.ringfence.api.OnApi;
import io.ringfence.keycloak.BrowserLogin.Tokens;
import io.ringfence.keycloak.DemoUser;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Tokens as a real Keycloak makes them, and what becomes of them after a logout. */
@OnApi
class KeycloakAccessTest {
  private static final String DESKS = "/v1/desks?asOf=2025-10-10T20:00:00Z";

  private final KeycloakApi api;

  KeycloakAccessTest(KeycloakApi api) {
    this.api = api;
  }

  @Test
  void aPersonSeesTheDesksOfItsGroupsAndComplianceTheFirm() {
    api.rename("macro", "alpha2");
    assertThat(nodes(DemoUser.DANA_DESK)).containsExactly("firm/alpha2");
    assertThat(nodes(DemoUser.CARLA_COMPLIANCE)).hasSize(6).startsWith("firm");
    assertThat(nodes(DemoUser.RAVI_ADMIN)).hasSize(6);
  }

  @Test
  void aServiceSeesTheDesksOfItsAccount() throws IOException {
    api.rename("macro", "alpha2");
    String token = api.browser().service(api.keycloak().serviceSecret());
    assertThat(nodes(api.get(DESKS, token))).containsExactly("firm/alpha2");
  }

  @Test
  void neitherIdentityNorRefreshTokensNorOtherRealmsOpenAnything() {
    Tokens tokens = api.login(DemoUser.CARLA_COMPLIANCE);
    for (String token : List.of(tokens.identity(), tokens.refresh(), api.adminToken())) {
      Answer answer = api.get(DESKS, token);
      assertThat(answer.status()).as(answer.text()).isEqualTo(401);
    }
  }

  @Test
  void aTokenOpensNothingFromTheMomentItsLogoutIsAnswered() throws IOException {
    Tokens gone = api.login(DemoUser.CARLA_COMPLIANCE);
    Tokens other = api.login(DemoUser.CARLA_COMPLIANCE);
    assertThat(api.get(DESKS, gone.access()).status()).isEqualTo(200);

    api.browser().logout(gone.refresh());

    Answer refused = api.get(DESKS, gone.access());
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.text()).contains("session of the token has ended");
    assertThat(api.get(DESKS, other.access()).status()).as("another session").isEqualTo(200);
  }

  @Test
  void aTokenOpensNothingOnceAnAdministratorEndedItsSessions() {
    Tokens tokens = api.login(DemoUser.MIRA_MANAGER);
    api.logOut(DemoUser.MIRA_MANAGER);
    assertThat(api.get(DESKS, tokens.access()).status()).isEqualTo(401);
  }

  private List<String> nodes(DemoUser user) {
    return nodes(api.get(DESKS, api.login(user).access()));
  }

  private static List<String> nodes(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return StreamSupport.stream(answer.json().get("desks").spliterator(), false)
        .map(desk -> desk.get("node").stringValue())
        .toList();
  }
}
