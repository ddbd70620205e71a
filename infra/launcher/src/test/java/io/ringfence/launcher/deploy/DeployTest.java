package io.ringfence.launcher.deploy;

import static io.ringfence.launcher.deploy.DeployFiles.INFRA;
import static io.ringfence.launcher.deploy.DeployFiles.all;
import static io.ringfence.launcher.deploy.DeployFiles.json;
import static io.ringfence.launcher.deploy.DeployFiles.text;
import static io.ringfence.launcher.deploy.DeployFiles.texts;
import static io.ringfence.launcher.deploy.DeployFiles.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.keycloak.KeycloakServer;
import io.ringfence.launcher.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the containers mount, read and ask is there, by the names that the code uses. */
class DeployTest {
  private static final Path DEPLOY = INFRA.resolve("deploy");
  private static final JsonNode COMPOSE = yaml(DEPLOY.resolve("compose.yaml"));
  private static final JsonNode SERVICES = COMPOSE.path("services");
  private static final Path REALM =
      INFRA.resolve("keycloak/src/main/resources/keycloak/ringfence-realm.json");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)");

  /** Folders and files of the repository by the place at which a service finds them. */
  private static Map<String, Path> mounts(String service) {
    Map<String, Path> mounts = new TreeMap<>();
    for (String volume : texts(SERVICES.path(service).path("volumes"))) {
      String[] parts = volume.split(":", -1);
      if (parts[0].startsWith(".")) {
        mounts.put(parts[1], DEPLOY.resolve(parts[0]).normalize());
        assertThat(parts).as(volume).hasSize(3).endsWith("ro");
      } else {
        assertThat(COMPOSE.path("volumes").has(parts[0])).as(volume).isTrue();
      }
    }
    return mounts;
  }

  private static Set<String> variables(String text) {
    return VARIABLE
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyImageHasANameAndAVersionAndKeycloakThatOfTheBuild() {
    assertThat(SERVICES.fieldNames())
        .toIterable()
        .containsExactly("keycloak", "prometheus", "grafana");
    SERVICES.forEach(
        service ->
            assertThat(service.path("image").asText())
                .matches("[a-z]+/[a-z]+:v?\\d+\\.\\d+\\.\\d+"));
    String build = text(Repository.root().resolve("pom.xml"));
    String version = SERVICES.path("keycloak").path("image").asText().split(":", 2)[1];
    assertThat(build).contains("<dep.keycloak.version>" + version + "<");
  }

  @Test
  void whatIsMountedIsInTheRepositoryAndTheRealmLiesWhereItIsImportedFrom() {
    for (String service : List.of("keycloak", "prometheus", "grafana")) {
      assertThat(mounts(service)).as(service).isNotEmpty();
      assertThat(mounts(service).values()).allSatisfy(path -> assertThat(path).exists());
    }
    assertThat(mounts("keycloak"))
        .containsEntry("/opt/keycloak/data/import/ringfence-realm.json", REALM);
    assertThat(texts(SERVICES.path("keycloak").path("command"))).contains("--import-realm");
  }

  @Test
  void keycloakIsGivenEveryVariableOfTheRealmAndOneCommandMakesThePasswords() {
    Set<String> given = new TreeSet<>();
    SERVICES.path("keycloak").path("environment").fieldNames().forEachRemaining(given::add);
    Set<String> read = variables(text(REALM));
    assertThat(read).hasSizeGreaterThan(5);
    read.addAll(List.of("KC_BOOTSTRAP_ADMIN_USERNAME", "KC_BOOTSTRAP_ADMIN_PASSWORD"));
    assertThat(given).isEqualTo(read);
    Set<String> made = new TreeSet<>(KeycloakServer.freshPasswords().keySet());
    made.addAll(List.of("RINGFENCE_API_URL", "GF_SECURITY_ADMIN_PASSWORD"));
    assertThat(made).containsAll(variables(text(DEPLOY.resolve("compose.yaml"))));
    assertThat(SERVICES.path("keycloak").path("environment").path("KC_BOOTSTRAP_ADMIN_USERNAME"))
        .hasToString("\"" + KeycloakServer.ADMIN + "\"");
  }

  @Test
  void prometheusGetsItsTokenWhereKeycloakAnswersAndWithTheSecretItIsGiven() {
    JsonNode scrapes = yaml(INFRA.resolve("grafana/prometheus.yml")).path("scrape_configs");
    JsonNode login = scrapes.path(0).path("oauth2");
    String port =
        texts(SERVICES.path("keycloak").path("command")).stream()
            .filter(option -> option.startsWith("--http-port="))
            .map(option -> option.substring("--http-port=".length()))
            .findFirst()
            .orElseThrow();
    JsonNode realm = json(REALM);
    assertThat(login.path("token_url").asText())
        .isEqualTo(
            "http://127.0.0.1:%s/realms/%s/protocol/openid-connect/token"
                .formatted(port, realm.path("realm").asText()));
    assertThat(all(realm.path("clients")).stream().map(it -> it.path("clientId").asText()))
        .contains(login.path("client_id").asText());
    String secret = texts(SERVICES.path("prometheus").path("secrets")).getFirst();
    assertThat(login.path("client_secret_file").asText()).isEqualTo("/run/secrets/" + secret);
    assertThat(COMPOSE.path("secrets").path(secret).path("environment").asText())
        .isEqualTo("RINGFENCE_SERVICE_SECRET");
    assertThat(texts(SERVICES.path("prometheus").path("command")))
        .contains("--config.file=/etc/prometheus/prometheus.yml");
    assertThat(mounts("prometheus")).containsKey("/etc/prometheus/prometheus.yml");
  }

  @Test
  void grafanaFindsWhatIsProvisionedAndItsSourceOfDataIsPrometheus() {
    JsonNode environment = SERVICES.path("grafana").path("environment");
    assertThat(mounts("grafana"))
        .containsEntry(
            environment.path("GF_PATHS_PROVISIONING").asText(),
            INFRA.resolve("grafana/provisioning"));
    String dashboards =
        yaml(INFRA.resolve("grafana/provisioning/dashboards/ringfence.yaml"))
            .at("/providers/0/options/path")
            .asText();
    assertThat(mounts("grafana")).containsEntry(dashboards, INFRA.resolve("grafana/dashboards"));
    String source = text(INFRA.resolve("grafana/provisioning/datasources/prometheus.yaml"));
    assertThat(variables(source)).containsExactly("RINGFENCE_PROMETHEUS_URL");
    String listens =
        texts(SERVICES.path("prometheus").path("command")).stream()
            .filter(option -> option.startsWith("--web.listen-address="))
            .findFirst()
            .orElseThrow();
    assertThat(environment.path("RINGFENCE_PROMETHEUS_URL").asText())
        .isEqualTo("http://" + listens.substring("--web.listen-address=".length()));
  }
}
