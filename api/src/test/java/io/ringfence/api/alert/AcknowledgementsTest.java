package io.ringfence.api.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.Answer;
import io.ringfence.api.Examples;
import io.ringfence.api.OnApi;
import io.ringfence.api.ReportsApi;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@OnApi
class AcknowledgementsTest {
  private static final String PATH = "/v1/alerts/" + ReportsApi.ALERT + "/acknowledgements";

  private final ReportsApi api;
  private final String ann;

  AcknowledgementsTest(ReportsApi api) {
    this.api = api;
    this.ann = api.token("ann", "risk-desk", "ALPHA");
  }

  private List<String> said() {
    List<String> said = new ArrayList<>();
    JsonNode answer = api.get("/v1/alerts", ann).json();
    assertThat(answer.path("alerts").toString()).contains(ReportsApi.ALERT);
    answer
        .path("acknowledgements")
        .valueStream()
        // The pages of the dashboard are asked by others, of other alerts.
        .filter(it -> it.path("alertId").stringValue().equals(ReportsApi.ALERT))
        .forEach(
            it ->
                said.add(
                    "%s %s %s"
                        .formatted(
                            it.path("person").stringValue(),
                            it.path("decision").stringValue(),
                            it.path("state").stringValue())));
    return said;
  }

  @Test
  void whoTakesNoticeIsShownAtOnceAsPendingAndHandedOverOnceInTheFilesForm() throws IOException {
    Answer taken =
        api.post(PATH, ann, "{\"decision\":\"acknowledged\",\"remark\":\"on it, \\\"now\\\"\"}");
    assertThat(taken.status()).as(taken.text()).isEqualTo(202);
    assertThat(said()).containsExactly("ann acknowledged PENDING");
    Answer again = api.post(PATH, ann, "{\"decision\":\"acknowledged\"}");
    assertThat(again.json().path("at")).isEqualTo(taken.json().path("at"));
    String cora = api.token("cora", "compliance", "*");
    assertThat(api.post(PATH, cora, "{\"decision\":\"declined\"}").code())
        .isEqualTo("BODY_INVALID");
    Answer declined = api.post(PATH, cora, Examples.request("acknowledgeAlert"));
    Examples.isLike("acknowledgeAlert", declined.json());
    assertThat(said()).containsExactly("ann acknowledged PENDING", "cora declined PENDING");
    List<String> lines =
        Files.readAllLines(
            api.folder().resolve("reports").resolve("handoff").resolve("acknowledgements.csv"));
    lines.removeIf(line -> !line.startsWith("ts,") && !line.contains(ReportsApi.ALERT));
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).isEqualTo("ts,notice_id,person,decision,remark");
    assertThat(lines.get(1))
        .matches("[^,]+Z," + ReportsApi.ALERT + ",\"ann\",acknowledged,\"on it, \"\"now\"\"\"");
    assertThat(api.audited())
        .filteredOn(line -> line.contains(PATH) && line.contains("\"status\":\"202\""))
        .hasSize(3);
  }

  @Test
  void whatAThresholdSetOffIsTakenNoticeOfLikeAnAlert() {
    String action = "00112233445566778899aabbccddeeff";
    String path = "/v1/threshold-actions/" + action + "/acknowledgements";
    JsonNode listed = api.get("/v1/threshold-actions", ann).json();
    assertThat(listed.at("/actions/0/actionId").stringValue()).isEqualTo(action);
    assertThat(listed.at("/actions/0/action").stringValue()).isEqualTo("REDUCE_ONLY");
    assertThat(listed.at("/acknowledgements").findValuesAsString("alertId")).doesNotContain(action);
    Answer taken = api.post(path, ann, Examples.request("acknowledgeThresholdAction"));
    assertThat(taken.status()).as(taken.text()).isEqualTo(202);
    Examples.isLike("acknowledgeThresholdAction", taken.json());
    JsonNode said =
        api.get("/v1/threshold-actions", ann)
            .json()
            .at("/acknowledgements")
            .valueStream()
            .filter(it -> it.at("/alertId").stringValue().equals(action))
            .findFirst()
            .orElseThrow();
    assertThat(said.at("/person").stringValue()).isEqualTo("ann");
    assertThat(said.at("/state").stringValue()).isEqualTo("PENDING");
    assertThat(api.audited())
        .filteredOn(line -> line.contains(path) && line.contains("\"outcome\":\"done\""))
        .hasSize(1);
    String bob = api.token("bob", "risk-desk", "BASIS");
    assertThat(api.post(path, bob, "{\"decision\":\"acknowledged\"}").code())
        .isEqualTo("ACTION_UNKNOWN");
    assertThat(api.get("/v1/threshold-actions", bob).text()).doesNotContain(action);
  }

  @Test
  void anAlertOfAnotherDeskIsNotThere() {
    String bob = api.token("bob", "risk-desk", "BASIS");
    String body = "{\"decision\":\"acknowledged\"}";
    assertThat(api.post(PATH, bob, body).code()).isEqualTo("ALERT_UNKNOWN");
    assertThat(api.post("/v1/alerts/x/acknowledgements", ann, body).code())
        .isEqualTo("ALERT_UNKNOWN");
    assertThat(api.get("/v1/alerts", bob).text()).doesNotContain(ReportsApi.ALERT);
  }
}
