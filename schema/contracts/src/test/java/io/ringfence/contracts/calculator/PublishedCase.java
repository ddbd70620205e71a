package io.ringfence.contracts.calculator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.contracts.MarketData;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A case somebody published with its figures.
 *
 * @param line the case as the command takes it
 * @param figures what was published, by name: the value, and how far off a figure may be
 * @param binding false where the published figures are known to be wrong
 */
record PublishedCase(ObjectNode line, Map<String, Published> figures, boolean binding) {
  private static final JsonMapper JSON = new JsonMapper();

  /** One published figure. */
  record Published(JsonNode value, BigDecimal within) {
    /** Whether an answer is the published figure, within its tolerance. */
    boolean isMetBy(JsonNode answer) {
      if (value.isArray()) {
        return value.size() == answer.size() && eachEquals(answer);
      }
      String published = value.asText();
      if (answer.isBoolean() || !isDecimal(published)) {
        return answer.asText().equals(published);
      }
      return answer.isTextual()
          && decimal(answer).subtract(decimal(value)).abs().compareTo(within) <= 0;
    }

    private boolean eachEquals(JsonNode answer) {
      for (int i = 0; i < value.size(); i++) {
        if (decimal(value.get(i)).compareTo(decimal(answer.get(i))) != 0) {
          return false;
        }
      }
      return true;
    }

    private static boolean isDecimal(String text) {
      return text.matches("-?[0-9.]+");
    }

    private static BigDecimal decimal(JsonNode node) {
      return new BigDecimal(node.asText());
    }
  }

  /** Name of the case. */
  String id() {
    return line.get("id").asText();
  }

  /** The cases kept with these tests. */
  static List<PublishedCase> kept() {
    List<PublishedCase> cases = new ArrayList<>();
    try (InputStream file =
        Objects.requireNonNull(
            PublishedCase.class.getResourceAsStream("/calculator/published-figures.jsonl"))) {
      for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        if (!line.isEmpty()) {
          cases.add(of(JSON.readTree(line)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return cases;
  }

  /**
   * The cases as their collection beside the repository holds them, tables of tiers put in place.
   * What they say about themselves stays in the line: the calculator passes over it.
   */
  static List<PublishedCase> collected() throws IOException {
    List<PublishedCase> cases = new ArrayList<>();
    Path file = MarketData.shared("golden/margin-cases.json");
    for (JsonNode found : JSON.readTree(file.toFile())) {
      ObjectNode line = (ObjectNode) found;
      if (line.hasNonNull("tiersRef")) {
        line.set("tiers", table(line.get("tiersRef").asText()));
      }
      JsonNode expected = line.get("expected");
      ArrayNode wanted = line.putArray("wanted");
      Map<String, Published> figures = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> figure : expected.properties()) {
        wanted.add(figure.getKey());
        String within = line.get("tolerance").path(figure.getKey()).asText("0");
        figures.put(figure.getKey(), new Published(figure.getValue(), new BigDecimal(within)));
      }
      cases.add(new PublishedCase(line, figures, !line.hasNonNull("disputed")));
    }
    return cases;
  }

  private static JsonNode table(String reference) throws IOException {
    int hash = reference.indexOf('#');
    Path file = MarketData.shared("venue-tiers/" + reference.substring(0, hash));
    return JSON.readTree(file.toFile()).get("tables").get(reference.substring(hash + 1));
  }

  private static PublishedCase of(JsonNode kept) {
    Map<String, Published> figures = new LinkedHashMap<>();
    kept.get("published")
        .properties()
        .forEach(
            figure ->
                figures.put(
                    figure.getKey(),
                    new Published(
                        figure.getValue().get("value"),
                        new BigDecimal(figure.getValue().path("within").asText("0")))));
    return new PublishedCase(
        (ObjectNode) kept.get("case"), figures, kept.get("binding").asBoolean());
  }
}
