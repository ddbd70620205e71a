package io.ringfence.api.reallocation;

import io.ringfence.api.body.JsonFields;
import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.proposal.Wish;
import io.ringfence.domain.quantity.PositionKey;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A batch of moves as it was sent: flat fields, and the amount of each position. */
final class MovesWish {
  static final Set<String> FIELDS = Set.of("run", "asOf", "markTolerance", "reason");

  private static final String MOVES = "moves";
  private static final String OF = "moves ";
  private static final int MOST = 100;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private MovesWish() {}

  /** Reads a body. */
  static Wish read(byte[] body) {
    try {
      if (JSON.readTree(body) instanceof ObjectNode object) {
        JsonNode moves = object.remove(MOVES);
        return Wish.of(JSON.writeValueAsBytes(object), FIELDS).with(flat(parsed(moves)));
      }
    } catch (JacksonException e) {
      throw new ApiException(ErrorCode.BODY_INVALID, "the body must be JSON", e);
    }
    throw JsonFields.refused("the body must be an object");
  }

  /** The same again, as a payload kept it. */
  static Wish again(Map<String, String> request) {
    return Wish.of(request, FIELDS).with(flat(amounts(request)));
  }

  /**
   * Margin to put in, below 0: to take out, by position.
   *
   * @param given what a wish was given
   */
  static Map<PositionKey, BigDecimal> amounts(Map<String, String> given) {
    Map<String, String> moves = new LinkedHashMap<>();
    given.forEach(
        (name, text) -> {
          if (name.startsWith(OF)) {
            moves.put(name.substring(OF.length()), text);
          }
        });
    return parsed(moves);
  }

  private static Map<String, String> flat(Map<PositionKey, BigDecimal> amounts) {
    Map<String, String> flat = new LinkedHashMap<>();
    amounts.forEach((key, amount) -> flat.put(OF + key, amount.toPlainString()));
    return flat;
  }

  private static Map<PositionKey, BigDecimal> parsed(@Nullable JsonNode moves) {
    if (moves == null || !moves.isArray() || moves.isEmpty() || moves.size() > MOST) {
      throw JsonFields.refused("moves must be an array of 1 to " + MOST + " moves");
    }
    Map<String, String> texts = new LinkedHashMap<>();
    for (JsonNode move : moves) {
      boolean known =
          move.isObject() && Set.of("position", "amount").equals(Set.copyOf(move.propertyNames()));
      if (!known) {
        throw JsonFields.refused("a move must hold position and amount, and nothing else");
      }
      String position = move.path("position").asString("");
      if (texts.put(position, move.path("amount").asString("")) != null) {
        throw JsonFields.refused("a position must be moved once, was '" + position + "' again");
      }
    }
    return parsed(texts);
  }

  private static Map<PositionKey, BigDecimal> parsed(Map<String, String> texts) {
    Map<PositionKey, BigDecimal> amounts = new LinkedHashMap<>();
    texts.forEach(
        (position, text) -> {
          PositionKey key =
              PositionKey.parse(position)
                  .orElseThrow(
                      () ->
                          JsonFields.refused(
                              "position must be venue/account/instrument/side, was '"
                                  + position
                                  + "'"));
          BigDecimal amount = Wish.decimal("amount", text);
          if (amount.signum() == 0) {
            throw JsonFields.refused("amount must not be 0");
          }
          amounts.put(key, amount);
        });
    return amounts;
  }
}
