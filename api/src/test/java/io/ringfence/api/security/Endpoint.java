package io.ringfence.api.security;

import io.ringfence.api.TheirDesk;
import io.ringfence.keycloak.DemoUser;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.util.AntPathMatcher;

/**
 * An endpoint, asked for something of desk {@code alpha}: {@code {incident}} and {@code {proposal}}
 * of its path are filled in when they are known.
 *
 * @param method HTTP method
 * @param path path and parameters
 * @param body body of a POST; empty: there is none
 * @param opener somebody whom it answers
 */
record Endpoint(String method, String path, String body, DemoUser opener) {
  private static final String THEIRS = "/v1/positions/" + TheirDesk.POSITION;
  private static final String REPORT = "/v1/reports/" + TheirDesk.REPORT;
  private static final String DECISION = "{\"payloadHash\":\"" + "0".repeat(64) + "\"}";
  private static final String REASON = "\"run\":\"replay-crash\",\"reason\":\"looked at\"";
  private static final String CASES = "{\"cases\":[]}";

  /** Every endpoint of ours, the document and operations; a test finds one that is not here. */
  static final List<Endpoint> ALL =
      List.of(
          get("/v1/desks?asOf=2025-10-10T20:00:00Z"),
          post("/v1/margin/value", CASES),
          post("/v1/margin/preview", CASES),
          post("/v1/margin/size", CASES),
          get("/v1/runs"),
          get("/v1/positions?desk=alpha"),
          get(THEIRS),
          get(THEIRS + "/history"),
          get(THEIRS + "/preview?add=1"),
          get(THEIRS + "/decision"),
          get("/v1/desks/history?hours=48&node=firm/alpha"),
          get("/v1/help"),
          get("/v1/alerts"),
          get("/v1/breaches"),
          post(
              "/v1/alerts/" + TheirDesk.ALERT + "/acknowledgements",
              "{\"decision\":\"ACKNOWLEDGED\",\"run\":\"replay-last\"}"),
          get("/v1/threshold-actions"),
          post(
              "/v1/threshold-actions/" + TheirDesk.ACTION + "/acknowledgements",
              "{\"decision\":\"ACKNOWLEDGED\"}"),
          get("/v1/breaks"),
          get("/v1/stress/ladder?node=firm/alpha"),
          get("/v1/reports"),
          post("/v1/reports", "{\"pack\":\"risk\",\"node\":\"firm/alpha\",\"run\":\"none\"}"),
          get(REPORT),
          get(REPORT + "/file"),
          get(REPORT + "/sign-off"),
          post(REPORT + "/sign-off", "{\"step\":\"APPROVE\"}"),
          post(REPORT + "/edits", ""),
          post("/v1/verifications", ""),
          get("/v1/incidents"),
          get("/v1/incidents/{incident}"),
          post("/v1/incidents/{incident}/steps", "{\"step\":\"COMMENT\"}"),
          post("/v1/incidents/{incident}/attachments?name=a", ""),
          get("/v1/liquidations"),
          get("/v1/rejects"),
          get("/v1/rule-packs"),
          get("/v1/audit"),
          get("/v1/tables"),
          get("/v1/tables/alerts"),
          get("/v1/live"),
          get("/v1/live/positions/" + TheirDesk.POSITION),
          get("/v1/budgets"),
          get("/v1/budgets/proposals"),
          post(
              "/v1/budgets/proposals",
              """
              {"node":"firm/alpha","metric":"period_loss","currency":"USDT","kind":"override",
               "soft":"1","hard":"2","validTo":"2099-01-01T00:00:00Z",%s}"""
                  .formatted(REASON),
              DemoUser.RAVI_ADMIN),
          get("/v1/defaults"),
          get("/v1/defaults/proposals"),
          post(
              "/v1/defaults/proposals",
              "{\"node\":\"firm/alpha\",\"mode\":\"isolated\",\"reason\":\"as ever\"}",
              DemoUser.RAVI_ADMIN),
          get("/v1/reallocations"),
          get("/v1/reallocations/suggestions"),
          get("/v1/reallocations/batches"),
          post(
              "/v1/reallocations",
              "{\"moves\":[{\"position\":\"%s\",\"amount\":\"1\"}],%s}"
                  .formatted(TheirDesk.POSITION, REASON),
              DemoUser.PABLO_MANAGER),
          get("/v1/tickets"),
          post(
              "/v1/tickets",
              """
              {"action":"add_margin","venue":"binance","account":"a","instrument":"BTCUSDT",
               "side":"long","amount":"1",%s}"""
                  .formatted(REASON),
              DemoUser.PABLO_MANAGER),
          get("/v1/proposals"),
          get("/v1/proposals/{proposal}"),
          post("/v1/proposals/{proposal}/approve", DECISION, DemoUser.RAVI_ADMIN),
          post("/v1/proposals/{proposal}/reject", DECISION, DemoUser.RAVI_ADMIN),
          post("/v1/proposals/{proposal}/withdraw", "{}", DemoUser.RAVI_ADMIN),
          post("/v1/exports", "{\"kind\":\"LEVELS\",\"rows\":0}"),
          get("/v1/openapi"),
          get("/actuator/prometheus"),
          get("/actuator/health"));

  private static Endpoint get(String path) {
    return new Endpoint("GET", path, "", DemoUser.CARLA_COMPLIANCE);
  }

  /** Answered to who may see everything; for a body that says nothing, a file is sent. */
  private static Endpoint post(String path, String body) {
    return post(path, body, DemoUser.CARLA_COMPLIANCE);
  }

  private static Endpoint post(String path, String body, DemoUser opener) {
    return new Endpoint("POST", path, body, opener);
  }

  /** With the names of what there is. */
  Endpoint of(Map<String, String> names) {
    String filled = path;
    for (Map.Entry<String, String> name : names.entrySet()) {
      filled = filled.replace("{" + name.getKey() + "}", name.getValue());
    }
    return new Endpoint(method, filled, body, opener);
  }

  boolean isGet() {
    return method.equals("GET");
  }

  /** It has no end. */
  boolean isLive() {
    return path.equals("/v1/live");
  }

  /** A ladder of these runs cannot be made, as their totals do not tie; StressTest has one. */
  boolean isStress() {
    return path.startsWith("/v1/stress/");
  }

  /** An answer without what its asker named. */
  String withoutEcho(String text) {
    String rest = text.replace(path.replaceAll("\\?.*", ""), "");
    for (String named : List.of(TheirDesk.POSITION, TheirDesk.ALERT, TheirDesk.ACTION)) {
      rest = says(named) ? rest.replace(named, "") : rest;
    }
    return rest;
  }

  /** Whether its asker names something, whole or part by part. */
  private boolean says(String named) {
    String said = path + body;
    return said.contains(named)
        || Stream.of(named.split("/", -1)).allMatch(part -> said.contains("\"" + part + "\""));
  }

  /** It says nothing of any desk, whoever asks: what it answers needs a role only. */
  boolean isOfNoDesk() {
    return path.startsWith("/v1/openapi") || path.startsWith("/actuator/");
  }

  /** Whether it is one of a pattern of the server's. */
  boolean matches(String pattern) {
    return new AntPathMatcher().match(pattern, path.replaceAll("\\?.*", ""));
  }

  /** A request to it, without a token. */
  HttpRequest.Builder request(URI server) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path));
    return isGet()
        ? request
        : request
            .header(
                "Content-Type", body.isEmpty() ? "application/octet-stream" : "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(BodyPublishers.ofString(body));
  }
}
