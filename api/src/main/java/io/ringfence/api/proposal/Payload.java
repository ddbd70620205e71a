package io.ringfence.api.proposal;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.ringfence.domain.proposal.Fact;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What exactly is proposed; its text is hashed and archived. Decimals are texts of plain digits.
 *
 * @param kind kind of the proposal
 * @param node risk node it is of
 * @param run run it was made by
 * @param asOf instant of that run it was made by
 * @param request what was asked for, by the names of the request
 * @param content what it says, as it is shown
 * @param facts what it was made against
 */
public record Payload(
    String kind,
    String node,
    String run,
    Instant asOf,
    Map<String, String> request,
    JsonNode content,
    List<Fact> facts) {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .withConfigOverride(
              BigDecimal.class,
              decimals -> decimals.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
          .build();

  /** Anything as it stands in a payload. */
  public static JsonNode shown(Object content) {
    return JSON.valueToTree(content);
  }

  /** What a text says. */
  static Payload of(String text) {
    return JSON.readValue(text, Payload.class);
  }

  /** The one text of it. */
  String text() {
    return JSON.writeValueAsString(this);
  }
}
