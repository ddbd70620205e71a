package io.ringfence.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The document's examples of what depends on when and by whom it is asked: requests that tests send
 * as they are, and answers that have the members and kinds of a server's. ExamplesTest finds those
 * that no test runs.
 */
public final class Examples {
  private static final JsonMapper JSON = JsonMapper.shared();

  private Examples() {}

  /** The request of an operation. */
  public static String request(String operation) {
    return text(operation + "-request");
  }

  /** The answer of an operation is like one that a server gave just now. */
  public static void isLike(String operation, JsonNode answer) {
    like(operation, JSON.readTree(text(operation)), answer);
  }

  private static void like(String where, JsonNode example, JsonNode answer) {
    if (example.isNull() || answer.isNull()) {
      return;
    }
    assertThat(example.getNodeType()).as(where + " = " + answer).isEqualTo(answer.getNodeType());
    if (example.isObject()) {
      assertThat(new TreeSet<>(example.propertyNames()))
          .as(where)
          .isEqualTo(new TreeSet<>(answer.propertyNames()));
      example
          .properties()
          .forEach(it -> like(where + "." + it.getKey(), it.getValue(), answer.get(it.getKey())));
    } else if (example.isArray() && !example.isEmpty() && !answer.isEmpty()) {
      like(where + "[0]", example.get(0), answer.get(0));
    }
  }

  private static String text(String name) {
    String file = "/openapi/" + name + ".json";
    try (InputStream json = Examples.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(json, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
