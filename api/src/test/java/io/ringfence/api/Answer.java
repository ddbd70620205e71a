package io.ringfence.api;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A response as a caller sees it. */
public record Answer(HttpResponse<String> http) {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** Status of the response. */
  public int status() {
    return http.statusCode();
  }

  /** Body as text. */
  public String text() {
    return http.body();
  }

  /** Body as JSON. */
  public JsonNode json() {
    return JSON.readTree(http.body());
  }

  /** A header of the response; empty where it is absent. */
  public String header(String name) {
    return http.headers().firstValue(name).orElse("");
  }

  /** Code of a problem. */
  public String code() {
    return json().path("code").asString("");
  }
}
