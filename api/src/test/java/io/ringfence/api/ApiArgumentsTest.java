package io.ringfence.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.api.errand.Office;
import io.ringfence.reporting.evidence.EvidenceFolder;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiArgumentsTest {
  private static final Map<String, String> TRUST =
      Map.of("RINGFENCE_ISSUER_URI", "https://login.example.org/realms/ringfence");

  @Test
  void whatIsNotGivenIsLoopbackAndTheRingfenceDatabase() {
    ApiSettings settings =
        ApiArguments.settings(
            List.of("--clickhouse-url", "http://127.0.0.1:8123", "--audit", "a"), TRUST);
    assertThat(settings.bind()).isEqualTo("127.0.0.1");
    assertThat(settings.port()).isEqualTo(8080);
    assertThat(settings.store().http()).isEqualTo(URI.create("http://127.0.0.1:8123"));
    assertThat(settings.store().database()).isEqualTo("ringfence");
    assertThat(settings.store().user()).isEqualTo("default");
    assertThat(settings.store().password()).isEmpty();
  }

  @Test
  void everythingCanBeGiven() {
    ApiSettings settings =
        ApiArguments.settings(
            words(
                "--port 0 --bind 0.0.0.0 --database other --clickhouse-url https://store:8443 --audit a"),
            Map.of(
                "RINGFENCE_ISSUER_URI", "https://login.example.org",
                "RINGFENCE_PERMISSIONS", "token",
                "RINGFENCE_CLICKHOUSE_USER", "reader",
                "RINGFENCE_CLICKHOUSE_PASSWORD", "secret"));
    assertThat(settings.bind()).isEqualTo("0.0.0.0");
    assertThat(settings.port()).isZero();
    assertThat(settings.store().database()).isEqualTo("other");
    assertThat(settings.store().user()).isEqualTo("reader");
    assertThat(settings.store().password()).isEqualTo("secret");
    assertThat(settings.office()).isNull();
  }

  @Test
  void anOfficeIsEvidenceReportsAndTheProgramThatMakesThem() {
    ApiSettings settings =
        ApiArguments.settings(
            words(
                "--clickhouse-url http://x:1 --audit a --evidence e --reports r --reporting r.jar"),
            TRUST);
    assertThat(settings.office())
        .isEqualTo(
            new Office(new EvidenceFolder(Path.of("e")), Path.of("r"), List.of(Path.of("r.jar"))));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'',                                         --clickhouse-url must be given",
    "--clickhouse-url http://x:1,                --audit must be given",
    "--clickhouse-url,                           arguments must be",
    "--clickhouse-url http://x:1 --port,         arguments must be",
    "--clickhouse-url http://x:1 --prot 1,       found --prot",
    "--clickhouse-url http://x:1 --port 1 --port 2, --port must be given once",
    "--audit a --clickhouse-url http://x:1 --port x,       '--port must be 0 to 65535, was x'",
    "--audit a --clickhouse-url http://x:1 --port -1,      '--port must be 0 to 65535, was -1'",
    "--audit a --clickhouse-url http://x:1 --port 65536,   '--port must be 0 to 65535, was 65536'",
    "--audit a --clickhouse-url http://x:1 --reports r,    --evidence must be given",
    "--audit a --clickhouse-url http://x:1 --evidence e --reports r, --reporting must be given",
    "--audit a --clickhouse-url x:1,                       ClickHouse's address must be",
    "--audit a --clickhouse-url http://x:1 --database a;b, database must be letters",
  })
  void whatDoesNotFitIsRefusedWithItsRule(String arguments, String rule) {
    assertThatThrownBy(() -> ApiArguments.settings(words(arguments), TRUST))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(rule);
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split(" ", -1));
  }
}
