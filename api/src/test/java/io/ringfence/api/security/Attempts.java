package io.ringfence.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.Answer;
import io.ringfence.api.KeycloakApi;
import io.ringfence.reporting.evidence.AuditLedger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Attacks under names of their own, so that the server's ledger can be held to each of them. */
final class Attempts {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Pattern NAME = Pattern.compile("\"correlationId\":\"([^\"]*)\"");

  private final KeycloakApi api;
  private final Map<String, Refused> refused = new LinkedHashMap<>();

  Attempts(KeycloakApi api) {
    this.api = api;
  }

  /** What must be written down of a request. */
  private record Refused(String what, String method, int status) {
    boolean isIn(List<String> lines) {
      return lines.stream()
          .anyMatch(
              line ->
                  line.contains("\"outcome\":\"refused\"")
                      && line.contains("\"method\":\"" + method + "\"")
                      && line.contains("\"status\":\"" + status + "\""));
    }
  }

  /** Tries; what is refused is remembered. */
  Answer send(String what, HttpRequest.Builder request) {
    String name = UUID.randomUUID().toString();
    HttpRequest named = request.setHeader("X-Correlation-Id", name).build();
    Answer answer = api.send(named);
    if (answer.status() / 100 == 4) {
      refused.put(name, new Refused(what, named.method(), answer.status()));
    }
    assertThat(answer.status()).as(what + answer.text()).isLessThan(500);
    return answer;
  }

  /** How many were refused. */
  int count() {
    return refused.size();
  }

  /** Each refusal is a line of the ledger, whose chain holds; lines come while answers go out. */
  void areWrittenDown() {
    Instant deadline = Instant.now().plus(PATIENCE);
    List<String> missing = missing();
    while (!missing.isEmpty() && Instant.now().isBefore(deadline)) {
      Thread.onSpinWait();
      missing = missing();
    }
    assertThat(missing).as("refusals without a line").isEmpty();
    try {
      assertThat(AuditLedger.check(api.ledger()).number()).isGreaterThanOrEqualTo(count());
    } catch (IOException e) {
      throw new UncheckedIOException("the ledger's chain must hold", e);
    }
  }

  private List<String> missing() {
    Map<String, List<String>> lines = new LinkedHashMap<>();
    for (String line : api.audited()) {
      Matcher name = NAME.matcher(line);
      if (name.find()) {
        lines.computeIfAbsent(name.group(1), _ -> new ArrayList<>()).add(line);
      }
    }
    return refused.entrySet().stream()
        .filter(it -> !it.getValue().isIn(lines.getOrDefault(it.getKey(), List.of())))
        .map(it -> it.getValue().toString())
        .toList();
  }
}
