package io.ringfence.launcher.deploy;

import static io.ringfence.launcher.deploy.DeployFiles.INFRA;
import static io.ringfence.launcher.deploy.DeployFiles.all;
import static io.ringfence.launcher.deploy.DeployFiles.in;
import static io.ringfence.launcher.deploy.DeployFiles.json;
import static io.ringfence.launcher.deploy.DeployFiles.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Source of data, alert rules and panels name each other, and no rule is half of one. */
class GrafanaTest {
  /** Where Grafana computes by itself. */
  private static final String EXPRESSION = "__expr__";

  private static String source() {
    JsonNode sources =
        yaml(INFRA.resolve("grafana/provisioning/datasources/prometheus.yaml")).path("datasources");
    assertThat(sources).hasSize(1);
    return sources.path(0).path("uid").asText();
  }

  private static List<JsonNode> rules() {
    List<JsonNode> rules = new ArrayList<>();
    in("grafana/provisioning/alerting")
        .forEach(
            file ->
                all(yaml(file).path("groups"))
                    .forEach(group -> rules.addAll(all(group.path("rules")))));
    return rules;
  }

  private static List<JsonNode> panels() {
    return in("grafana/dashboards").stream()
        .flatMap(file -> all(json(file).path("panels")).stream())
        .toList();
  }

  @Test
  void everyRuleHasAConditionAmongItsDataATimeAndASummary() {
    assertThat(rules()).hasSizeGreaterThan(10);
    for (JsonNode rule : rules()) {
      String uid = rule.path("uid").asText();
      List<String> steps =
          all(rule.path("data")).stream().map(it -> it.path("refId").asText()).toList();
      assertThat(steps).as(uid).doesNotHaveDuplicates().contains(rule.path("condition").asText());
      assertThat(rule.path("for").asText()).as(uid).matches("\\d+[sm]");
      assertThat(rule.at("/annotations/summary").asText()).as(uid).isNotBlank();
      assertThat(rule.path("title").asText()).as(uid).isNotBlank();
      assertThat(rule.path("noDataState").asText()).as(uid).isIn("OK", "Alerting");
    }
  }

  @Test
  void rulesAndPanelsAskTheSourceOfDataThatIsProvisioned() {
    for (JsonNode rule : rules()) {
      assertThat(all(rule.path("data")).stream().map(it -> it.path("datasourceUid").asText()))
          .as(rule.path("uid").asText())
          .isSubsetOf(source(), EXPRESSION);
    }
    assertThat(panels()).hasSizeGreaterThan(5);
    for (JsonNode panel : panels()) {
      assertThat(panel.at("/datasource/uid").asText())
          .as(panel.path("title").asText())
          .isEqualTo(source());
      assertThat(panel.path("targets")).as(panel.path("title").asText()).isNotEmpty();
    }
  }

  @Test
  void noTwoRulesDashboardsOrPanelsOfADashboardHaveOneName() {
    assertThat(rules().stream().map(rule -> rule.path("uid").asText())).doesNotHaveDuplicates();
    assertThat(rules().stream().map(rule -> rule.path("title").asText())).doesNotHaveDuplicates();
    List<JsonNode> dashboards = in("grafana/dashboards").stream().map(DeployFiles::json).toList();
    assertThat(dashboards.stream().map(it -> it.path("uid").asText()))
        .hasSizeGreaterThan(1)
        .doesNotHaveDuplicates();
    dashboards.forEach(
        dashboard ->
            assertThat(all(dashboard.path("panels")).stream().map(it -> it.path("id").asInt()))
                .doesNotHaveDuplicates());
  }
}
