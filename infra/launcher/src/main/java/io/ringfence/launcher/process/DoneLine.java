package io.ringfence.launcher.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What the job says when it is done.
 *
 * @param runId name of the run it wrote
 */
record DoneLine(String runId) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static DoneLine parse(String json) {
    try {
      JsonNode runId = JSON.readTree(json).path("run");
      if (!runId.isTextual()) {
        throw new IllegalStateException("the job must name its run, said " + json);
      }
      return new DoneLine(runId.asText());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the job must end with JSON, said " + json, e);
    }
  }
}
