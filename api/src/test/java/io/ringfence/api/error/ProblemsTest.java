package io.ringfence.api.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.Answer;
import io.ringfence.api.OnApi;
import io.ringfence.api.RunningApi;
import io.ringfence.api.security.OpenTo;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** Whatever goes wrong, and wherever: one shape, a stable code, nothing of our inside. */
@OnApi
class ProblemsTest {
  private final RunningApi api;

  ProblemsTest(RunningApi api) {
    this.api = api;
  }

  @ParameterizedTest(name = "{0} is {2}")
  @CsvSource({
    "/v1/desks?asOf=yesterday,                         400, PARAMETER_INVALID",
    "/v1/desks?asOf=,                                  400, PARAMETER_INVALID",
    "/v1/desks?asOf=1760000000,                        400, PARAMETER_INVALID",
    "/v1/desks?asOf=2025-10-10T21:00:00,               400, PARAMETER_INVALID",
    "/v1/desks?asOf=2025-10-10T21:00:00.0000001Z,      400, PARAMETER_INVALID",
    "'/v1/desks?asOf=Fri,%2010%20Oct%202025%2021:00:00%20GMT', 400, PARAMETER_INVALID",
    "/v1/desks?asOf=2025-10-10T21:00:00Z&asOf=2025-10-10T20:00:00Z, 400, PARAMETER_INVALID",
    "/v1/desks?run=,                                   400, PARAMETER_INVALID",
    "/v1/desks?asof=2025-10-10T21:00:00Z,              400, PARAMETER_UNKNOWN",
    "/v1/desks?access=*,                               400, PARAMETER_UNKNOWN",
    "/v1/desks?scope=ALL,                              400, PARAMETER_UNKNOWN",
    "/v1/desks?asOf=1999-12-31T00:00:00Z,              400, AS_OF_OUTSIDE_RUN",
    "/v1/desks?asOf=%2B1000000000-01-01T00:00:00Z,     400, AS_OF_OUTSIDE_RUN",
    "/v1/desks?run=x'%20OR%201=1,                      404, RUN_UNKNOWN",
    "/v1/desk,                                         404, PATH_UNKNOWN",
    "/v1/desks/,                                       404, PATH_UNKNOWN",
    "/error,                                           404, PATH_UNKNOWN",
    "/v1//desks,                                       400, REQUEST_INVALID",
    "/v1/desks;jsessionid=1,                           400, REQUEST_INVALID",
    "/v1/%2e%2e/actuator/prometheus,                   400, REQUEST_INVALID",
    "/actuator/health/liveness/..%2f..%2fprometheus,   400, REQUEST_INVALID",
  })
  void refusalsHaveTheirCode(String path, int status, String code) {
    problem(api.get(path, api.allDesks()), status, code);
  }

  /** The same words at every endpoint that takes a moment, also where it has other parameters. */
  @ParameterizedTest
  @ValueSource(
      strings = {"/v1/desks", "/v1/positions/binance/m/BTCUSDT/long", "/v1/stress/reverse"})
  void everythingThatIsWrongWithAMomentIsSaidAtOnce(String path) {
    Answer answer = api.get(path + "?asOf=noon&asKnown=1&run=", api.allDesks());
    String rule =
        " must be an instant such as 2025-10-10T21:15:00Z, with at most six fraction digits, was ";
    assertThat(problem(answer, 400, "PARAMETER_INVALID").at("/detail").stringValue())
        .isEqualTo(
            "asOf%1$s'noon'; asKnown%1$s'1'; run size must be between 1 and 200".formatted(rule));
  }

  @Test
  void whatIsTooLongIsRefusedAndNotEchoedAtLength() {
    String run = "r".repeat(201);
    Answer tooLong = api.get("/v1/desks?run=" + run, api.allDesks());
    problem(tooLong, 400, "PARAMETER_INVALID");
    assertThat(tooLong.text()).doesNotContain(run);
    Answer asOf = api.get("/v1/desks?asOf=" + "9".repeat(4_000), api.allDesks());
    assertThat(problem(asOf, 400, "PARAMETER_INVALID").at("/detail").stringValue())
        .hasSizeLessThan(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
  void otherMethodsAreNotAllowedAndTheAllowedOnesNamed(String method) {
    Answer answer =
        api.send(
            api.to("/v1/desks")
                .header("Authorization", "Bearer " + api.allDesks())
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString("{\"desks\":[\"*\"]}")));
    problem(answer, 405, "METHOD_NOT_ALLOWED");
    assertThat(answer.header("Allow")).contains("GET");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/csv", "text/html", "application/xml"})
  void aFormThatDoesNotExistIsNotAcceptable(String form) {
    Answer answer =
        api.send(
            api.to("/v1/desks")
                .header("Authorization", "Bearer " + api.allDesks())
                .header("Accept", form));
    problem(answer, 406, "NOT_ACCEPTABLE");
  }

  @Test
  void strangersAreChallenged() {
    Answer answer = api.get("/v1/desks");
    problem(answer, 401, "TOKEN_MISSING");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
  }

  @Test
  void aFaultOfOursShowsNothingOfItself() throws NoSuchMethodException {
    RequestMappingHandlerMapping endpoints =
        api.parts().getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
    RequestMappingInfo path =
        RequestMappingInfo.paths("/v1/fault").options(endpoints.getBuilderConfiguration()).build();
    endpoints.registerMapping(path, new Faulty(), Faulty.class.getDeclaredMethod("fail"));
    try {
      Answer answer = api.get("/v1/fault", api.allDesks());
      problem(answer, 500, "INTERNAL");
      assertThat(answer.text()).doesNotContain("password");
    } finally {
      endpoints.unregisterMapping(path);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"GET /v1/desks?a=| HTTP/1.1", "GET", "GET /v1/desks FTP/7", "\u0001\u0002"})
  void whatTheWebServerCannotReadIsAProblemToo(String line) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.url().getPort())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(
              (line + "\r\nHost: x\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer)
          .matches("(?s)HTTP/1.1 (400|505) .*")
          .contains("Content-Type: application/problem+json")
          .contains("\"code\":\"REQUEST_INVALID\"")
          .doesNotContain("Tomcat")
          .doesNotContain("Exception");
    }
  }

  @Test
  void theCallersNameForARequestIsKeptWhereItIsAPlainOne() {
    Answer kept = correlated("desk-board.2025-10-10");
    assertThat(kept.header("X-Correlation-Id")).isEqualTo("desk-board.2025-10-10");
    assertThat(kept.json().at("/correlationId").stringValue()).isEqualTo("desk-board.2025-10-10");
    for (String odd : List.of("short", "x".repeat(65), "a b c d e f", "${jndi:ldap://x}", "<b>")) {
      assertThat(correlated(odd).header("X-Correlation-Id")).hasSize(36).isNotEqualTo(odd);
    }
  }

  @Test
  void answersAndRefusalsAreForNobodyElsesPageAndForNoCache() {
    for (Answer answer :
        List.of(
            api.get("/v1/desks", api.allDesks()),
            api.get("/v1/desks"),
            api.get("/nothing", api.allDesks()))) {
      assertThat(answer.header("Cache-Control")).contains("no-store");
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
      assertThat(answer.header("Content-Security-Policy"))
          .isEqualTo("default-src 'none'; frame-ancestors 'none'");
      assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
      assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
      assertThat(answer.header("Set-Cookie")).isEmpty();
      assertThat(answer.header("Server")).isEmpty();
    }
  }

  private Answer correlated(String name) {
    return api.send(api.to("/v1/desks").header("X-Correlation-Id", name));
  }

  private static JsonNode problem(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    JsonNode problem = answer.json();
    assertThat(problem.propertyNames())
        .containsExactly("type", "title", "status", "detail", "instance", "code", "correlationId");
    assertThat(problem.at("/code").stringValue()).isEqualTo(code);
    assertThat(problem.at("/status").intValue()).isEqualTo(status);
    assertThat(problem.at("/type").stringValue())
        .isEqualTo(
            "urn:ringfence:problem:" + code.toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    assertThat(problem.at("/detail").stringValue()).isNotBlank();
    assertThat(problem.at("/correlationId").stringValue())
        .isEqualTo(answer.header("X-Correlation-Id"));
    assertThat(answer.text()).doesNotContain("Exception").doesNotContain("io.ringfence");
    return problem;
  }

  /** An endpoint that is wrong. */
  static final class Faulty {
    /** Fails with something that must not get out. */
    @OpenTo
    String fail() {
      throw new IllegalStateException("the password is swordfish");
    }
  }
}
