package io.ringfence.api.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.Answer;
import io.ringfence.api.Examples;
import io.ringfence.api.OnApi;
import io.ringfence.api.ReportsApi;
import io.ringfence.reporting.report.Sha256;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
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
    Examples.isLike("incidents", answer);
    Examples.isLike("incident", incident);
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
    Answer taken = step(id, hana, Examples.request("takeIncidentStep"));
    Examples.isLike("takeIncidentStep", taken.json());
    assertThat(taken.json().path("state").stringValue()).as(taken.text()).isEqualTo("ACKNOWLEDGED");
    assertThat(taken.json().path("clocks").toString()).doesNotContain("\"ACKNOWLEDGE\"");
    step(id, hana, "{\"step\":\"CLASSIFY\",\"cause\":\"MARKET\"}");
    byte[] orders = "sold\n".getBytes(StandardCharsets.UTF_8);
    Answer attached =
        api.upload("/v1/incidents/" + id + "/attachments?name=orders.csv", hana, orders);
    assertThat(attached.text()).contains("orders.csv " + Sha256.hex(orders));
    Examples.isLike("attach", attached.json());
    Path kept = api.folder().resolve("reports").resolve("attachments");
    assertThat(kept.resolve(Sha256.hex(orders))).hasBinaryContent(orders);
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

  /** An answer that was lost is asked for again; it must not be said, or attached, twice. */
  @Test
  void theSameKeyIsDoneOnceAndAnsweredAsItWas() {
    String path = "/v1/incidents/" + last(raised()).path("id").stringValue();
    int before = api.get(path, hana).json().path("steps").size();
    String comment = "{\"step\":\"COMMENT\",\"comment\":\"looked at\"}";
    Answer first = keyed(path + "/steps", "comment-of-hana", comment);
    assertThat(first.status()).as(first.text()).isEqualTo(200);
    Answer again = keyed(path + "/steps", "comment-of-hana", comment);
    assertThat(again.json()).isEqualTo(first.json());
    Answer other = keyed(path + "/steps", "comment-of-hana", comment.replace("looked", "stared"));
    assertThat(other.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    assertThat(keyed(path + "/steps", "short", comment).code())
        .isEqualTo("IDEMPOTENCY_KEY_INVALID");
    Answer file = keyed(path + "/attachments?name=log.txt", "file-of-hana", "a log");
    assertThat(keyed(path + "/attachments?name=log.txt", "file-of-hana", "a log").json())
        .isEqualTo(file.json());
    assertThat(keyed(path + "/attachments?name=log.txt", "file-of-hana", "another").code())
        .isEqualTo("IDEMPOTENCY_KEY_REUSED");
    assertThat(api.get(path, hana).json().path("steps")).hasSize(before + 2);
  }

  private Answer keyed(String path, String key, String body) {
    String type = path.contains("/attachments") ? "application/octet-stream" : "application/json";
    return api.send(
        api.to(path, hana)
            .header("Content-Type", type)
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** What was refused was not done: it may be asked for again under its key. */
  @Test
  void aRefusalIsNotRememberedUnderItsKey() {
    String path = "/v1/incidents/" + last(raised()).path("id").stringValue() + "/steps";
    String early = "{\"step\":\"RESOLVE\",\"resolution\":\"CURED\",\"comment\":\"early\"}";
    assertThat(keyed(path, "refused-of-hana", early).code()).isEqualTo("STEP_REFUSED");
    assertThat(keyed(path, "refused-of-hana", early).code()).isEqualTo("STEP_REFUSED");
    String said = "{\"step\":\"COMMENT\",\"comment\":\"said\"}";
    assertThat(keyed(path, "refused-of-hana", said).status()).isEqualTo(200);
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
