package io.ringfence.launcher.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What the job says when it is done.
 *
 * @param runId name of the run it wrote
 * @param digest digest of all rows of the run
 * @param rows number of them
 */
public record DoneLine(String runId, String digest, long rows) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static DoneLine parse(String json) {
    try {
      JsonNode said = JSON.readTree(json);
      JsonNode runId = said.path("run");
      if (!runId.isTextual()) {
        throw new IllegalStateException("the job must name its run, said " + json);
      }
      long rows = 0;
      for (JsonNode table : said.path("tables")) {
        rows += table.asLong();
      }
      return new DoneLine(runId.asText(), said.path("digest").asText(), rows);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the job must end with JSON, said " + json, e);
    }
  }
}
