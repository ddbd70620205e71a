package io.ringfence.api.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.OnApi;
import io.ringfence.api.ReportsApi;
import io.ringfence.api.RunningApi;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Health of running servers; what is wrong with each part is tested where the part is. */
@OnApi
class HealthTest {
  private static final String HEALTH = "/actuator/health";

  private final RunningApi api;
  private final ReportsApi office;

  HealthTest(RunningApi api, ReportsApi office) {
    this.api = api;
    this.office = office;
  }

  @Test
  void everyPartSaysHowItIsAndWhatIsNotThereSaysThatNobodyAskedForIt() {
    JsonNode health = api.get(HEALTH, api.allDesks()).json();
    assertThat(health.path("status").stringValue()).as(health.toString()).isEqualTo("UP");
    assertThat(health.path("components").propertyNames())
        .contains("store", "issuer", "office", "handOffs", "run");
    assertThat(health.at("/components/office/details/none").stringValue()).contains("--reports");
    assertThat(health.at("/components/handOffs/details/none").stringValue()).contains("--kafka");
    assertThat(health.at("/components/run/details/run").stringValue()).isNotEmpty();
  }

  @Test
  void anOfficeSaysHowItIsAndHowItsIncidentsAre() {
    JsonNode health = office.get(HEALTH, office.token("carl", "compliance", "*")).json();
    assertThat(health.at("/components/office/status").stringValue())
        .as(health.toString())
        .isEqualTo("UP");
    assertThat(health.at("/components/office/details").has("none")).isFalse();
    assertThat(health.at("/components/incidents/status").stringValue()).isEqualTo("UP");
    assertThat(health.at("/components/issuer/details/none").stringValue()).contains("key");
  }

  /** Whoever probes restarts the process, or takes it out of a balance: not for a broker's sake. */
  @Test
  void theTwoProbesAskForNothingElse() {
    JsonNode readiness = api.get(HEALTH + "/readiness").json();
    assertThat(new TreeSet<>(readiness.path("components").propertyNames()))
        .containsExactly("readinessState", "store");
    assertThat(api.get(HEALTH + "/liveness").text()).doesNotContain("issuer", "office", "store");
  }
}
