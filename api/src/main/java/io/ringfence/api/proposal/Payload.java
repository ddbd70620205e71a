package io.ringfence.api.proposal;

import io.ringfence.domain.proposal.Fact;
import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

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
          .addModule(new SimpleModule().addSerializer(BigDecimal.class, new Digits()))
          .build();

  /** One form for one value, so that one value has one hash. */
  private static final class Digits extends ValueSerializer<BigDecimal> {
    @Override
    public void serialize(BigDecimal figure, JsonGenerator json, SerializationContext context) {
      json.writeString(Precision.canonical(figure));
    }
  }

  /** Anything as it stands in a payload. */
  public static JsonNode shown(Object content) {
    return JSON.valueToTree(content);
  }

  /** What a text says. */
  public static Payload of(String text) {
    return JSON.readValue(text, Payload.class);
  }

  /** The one text of it. */
  String text() {
    return JSON.writeValueAsString(this);
  }
}
