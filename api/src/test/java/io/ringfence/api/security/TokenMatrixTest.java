package io.ringfence.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.Answer;
import io.ringfence.api.OnApi;
import io.ringfence.api.RunningApi;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Role × desk × endpoint. Lists in the tables are written with spaces between their members. */
@OnApi
class TokenMatrixTest {
  private static final String DESKS = "/v1/desks?asOf=2025-10-10T20:00:00Z";

  private final RunningApi api;

  TokenMatrixTest(RunningApi api) {
    this.api = api;
  }

  @ParameterizedTest(name = "{0} with desks [{1}] sees [{2}]")
  @CsvSource({
    "risk-desk,                  alpha,       firm/alpha firm/alpha/one",
    "risk-desk,                  alpha2,      firm/alpha2",
    "risk-desk,                  alpha2 beta, firm/alpha2 firm/beta firm/beta/two",
    "risk-desk,                  * alpha2,    firm/alpha2",
    "portfolio-manager,          alpha,       firm/alpha firm/alpha/one",
    "portfolio-manager,          * alpha2,    firm/alpha2",
    "compliance,                 alpha2,      firm/alpha2",
    "risk-admin,                 alpha2,      firm/alpha2",
    "risk-desk compliance,       alpha2,      firm/alpha2",
    "risk-desk offline_access,   alpha2,      firm/alpha2",
  })
  void rolesAndDesksDecideWhatIsSeen(String roles, String desks, String seen) {
    Answer answer = api.get(DESKS, token(roles, desks));
    assertThat(nodes(answer)).isEqualTo(words(seen));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"compliance", "risk-admin", "risk-desk compliance"})
  void firmWideRolesMayHoldAllDesksAndThenSeeTheFirm(String roles) {
    assertThat(nodes(api.get(DESKS, token(roles, "*")))).hasSize(6).startsWith("firm");
  }

  @ParameterizedTest(name = "{0} with desks [{1}]")
  @CsvSource({
    "risk-desk,         *",
    "portfolio-manager, *",
    "risk-desk,         ",
    "portfolio-manager, ",
    "compliance,        ",
    "risk-admin,        ",
  })
  void aCallerWithoutADeskOfItsOwnIsRefusedNotShownAnEmptyFirm(
      String roles, @Nullable String desks) {
    Answer answer = api.get(DESKS, token(roles, desks));
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo("DESK_SCOPE_EMPTY");
  }

  @ParameterizedTest(name = "roles [{0}]")
  @CsvSource({"''", "trader", "RISK-DESK", "risk-desk/", "ROLE_risk-desk", "*"})
  void withoutAKnownRoleEveryEndpointIsClosed(String roles) {
    for (String path : List.of(DESKS, "/v1/openapi", "/actuator/prometheus", "/actuator/health")) {
      Answer answer = api.get(path, token(roles, "alpha *"));
      assertThat(answer.status()).as(path).isEqualTo(403);
      assertThat(answer.code()).as(path).isEqualTo("ROLE_MISSING");
      assertThat(answer.header("WWW-Authenticate"))
          .as(path)
          .isEqualTo("Bearer error=\"insufficient_scope\"");
    }
  }

  @ParameterizedTest(name = "{0} at {1}")
  @CsvSource({
    "risk-desk,         /v1/openapi",
    "portfolio-manager, /v1/openapi",
    "compliance,        /v1/openapi.yaml",
    "risk-admin,        /actuator/prometheus",
    "risk-desk,         /actuator/prometheus",
    "portfolio-manager, /actuator/health",
  })
  void whatSaysNothingOfADeskNeedsARoleButNoDesk(String role, String path) {
    assertThat(api.get(path, token(role, null)).status()).isEqualTo(200);
  }

  @ParameterizedTest(name = "realm role {0}")
  @ValueSource(strings = {"risk-desk", "portfolio-manager", "compliance", "risk-admin"})
  void keycloaksRealmRolesCountLikeOurOwn(String role) {
    String token =
        api.issuer()
            .token(
                claims ->
                    claims
                        .claim("realm_access", java.util.Map.of("roles", List.of(role, "uma")))
                        .claim("typ", "Bearer")
                        .claim("desks", List.of("alpha2")));
    assertThat(nodes(api.get(DESKS, token))).containsExactly("firm/alpha2");
  }

  private String token(String roles, @Nullable String desks) {
    return api.issuer()
        .token(
            claims ->
                claims
                    .claim("roles", words(roles))
                    .claim("desks", desks == null ? null : words(desks)));
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(" ", -1)).filter(word -> !word.isEmpty()).toList();
  }

  private static List<String> nodes(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return StreamSupport.stream(answer.json().get("desks").spliterator(), false)
        .map(desk -> desk.get("node").stringValue())
        .toList();
  }
}
