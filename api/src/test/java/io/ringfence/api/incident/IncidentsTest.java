package io.ringfence.api.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.Answer;
import io.ringfence.api.OnApi;
import io.ringfence.api.ReportsApi;
import io.ringfence.reporting.report.Sha256;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Incidents that the server raised from the breaches of the sample run. */
@OnApi
class IncidentsTest {
  private final ReportsApi api;
  private final String hana;
  private final String bob;

  IncidentsTest(ReportsApi api) {
    this.api = api;
    this.hana = api.token(ReportsApi.HANA, "risk-desk", "ALPHA");
    this.bob = api.token("bob", "risk-desk", "BASIS");
  }

  /** They are raised within seconds of being stored, without anybody asking. */
  private JsonNode raised() {
    Instant deadline = Instant.now().plus(Duration.ofMinutes(2));
    while (Instant.now().isBefore(deadline)) {
      JsonNode answer = api.get("/v1/incidents", hana).json();
      if (!answer.path("incidents").isEmpty()) {
        return answer;
      }
      ReportsApi.pause();
    }
    throw new AssertionError("no incident was raised");
  }

  /** One that no test works off; the first one is. */
  private static JsonNode last(JsonNode answer) {
    JsonNode incidents = answer.path("incidents");
    assertThat(incidents.size()).isGreaterThan(1);
    return incidents.get(incidents.size() - 1);
  }

  private Answer step(String id, String token, String body) {
    return api.post("/v1/incidents/" + id + "/steps", token, body);
  }

  @Test
  void everyBreachOfADeskIsRaisedAndItsClocksRun() {
    JsonNode answer = raised();
    answer
        .path("incidents")
        .forEach(
            incident ->
                assertThat(incident.at("/breach/node").stringValue()).startsWith("firm/ALPHA"));
    JsonNode incident = last(answer);
    assertThat(incident.at("/breach/run").stringValue()).isEqualTo(ReportsApi.RUN);
    assertThat(incident.at("/breach/ending").stringValue()).isEqualTo("CURED");
    assertThat(incident.at("/clocks/0/to").stringValue()).isEqualTo("head of desk");
    assertThat(Instant.parse(incident.at("/clocks/0/dueAt").stringValue()))
        .isEqualTo(
            Instant.parse(incident.path("raisedAt").stringValue()).plus(Duration.ofMinutes(15)));
  }

  @Test
  void anIncidentIsWorkedOffInOrderByWhoHasTheDutyAndEveryStepIsAudited() {
    String id = raised().at("/incidents/0/id").stringValue();
    assertThat(step(id, hana, "{\"step\":\"CLASSIFY\",\"cause\":\"MARKET\"}").code())
        .isEqualTo("STEP_REFUSED");
    String pat = api.token(ReportsApi.PAT, "risk-desk", "ALPHA");
    Answer without = step(id, pat, "{\"step\":\"ACKNOWLEDGE\"}");
    assertThat(without.code()).isEqualTo("STEP_REFUSED");
    assertThat(without.text()).contains("HANDLE");
    Answer taken = step(id, hana, "{\"step\":\"ACKNOWLEDGE\",\"comment\":\"looking\"}");
    assertThat(taken.json().path("state").stringValue()).as(taken.text()).isEqualTo("ACKNOWLEDGED");
    assertThat(taken.json().path("clocks").toString()).doesNotContain("\"ACKNOWLEDGE\"");
    step(id, hana, "{\"step\":\"CLASSIFY\",\"cause\":\"MARKET\"}");
    byte[] orders = "sold\n".getBytes(StandardCharsets.UTF_8);
    Answer attached =
        api.upload("/v1/incidents/" + id + "/attachments?name=orders.csv", hana, orders);
    assertThat(attached.text()).contains("orders.csv " + Sha256.hex(orders));
    Path kept = api.folder().resolve("reports").resolve("attachments");
    assertThat(kept.resolve(Sha256.hex(orders))).hasBinaryContent(orders);
    assertThat(kept.toFile().list()).hasSize(1);
    Answer resolved =
        step(id, hana, "{\"step\":\"RESOLVE\",\"resolution\":\"CURED\",\"comment\":\"closed\"}");
    assertThat(resolved.json().path("state").stringValue())
        .as(resolved.text())
        .isEqualTo("RESOLVED");
    assertThat(resolved.json().path("clocks")).isEmpty();
    String path = "\"path\":\"/v1/incidents/" + id;
    assertThat(api.audited())
        .filteredOn(line -> line.contains(path) && line.contains("\"outcome\":\"done\""))
        .hasSize(4);
  }

  @Test
  void anIncidentOfAnotherDeskIsNotThere() {
    String id = last(raised()).path("id").stringValue();
    assertThat(api.get("/v1/incidents/" + id, hana).status()).isEqualTo(200);
    assertThat(api.get("/v1/incidents/" + id, bob).code()).isEqualTo("INCIDENT_UNKNOWN");
    assertThat(step(id, bob, "{\"step\":\"ACKNOWLEDGE\"}").code()).isEqualTo("INCIDENT_UNKNOWN");
    assertThat(
            api.upload("/v1/incidents/" + id + "/attachments?name=a", bob, new byte[] {1}).code())
        .isEqualTo("INCIDENT_UNKNOWN");
    assertThat(api.get("/v1/incidents", bob).text()).doesNotContain("ALPHA");
  }

  @Test
  void anAttachmentHasAPlainNameAndABound() throws IOException {
    String path = "/v1/incidents/" + last(raised()).path("id").stringValue() + "/attachments";
    for (String name : new String[] {"..%2F..%2Fetc", ".hidden", "a%0Ab", "", "%20"}) {
      Answer answer = api.upload(path + "?name=" + name, hana, new byte[] {1});
      assertThat(answer.status()).as(name + answer.text()).isEqualTo(400);
    }
    assertThat(answerToTheHeadOf(path + "?name=big", (8 << 20) + 1)).startsWith("HTTP/1.1 413");
    assertThat(api.upload(path + "?name=none", hana, new byte[0]).code()).isEqualTo("BODY_INVALID");
  }

  /** A large body is refused by its length; one that is sent meets a server that has hung up. */
  private String answerToTheHeadOf(String path, int length) throws IOException {
    URI url = api.url();
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      String head =
          """
          POST %s HTTP/1.1
          Host: %s
          Authorization: Bearer %s
          Content-Type: application/octet-stream
          Content-Length: %s
          Connection: close

          """
              .formatted(path, url.getAuthority(), hana, length);
      socket
          .getOutputStream()
          .write(head.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
