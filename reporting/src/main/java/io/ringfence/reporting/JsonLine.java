package io.ringfence.reporting;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Collection;
import java.util.Map;

/** One JSON object on one line: what other programs read of what is said here. */
final class JsonLine {
  private static final JsonFactory JSON = new JsonFactory();

  private JsonLine() {}

  /**
   * Texts, lists of texts and objects of texts, each under its name.
   *
   * @param members in the order in which they are written; values are {@link String}, {@link
   *     Collection} or {@link Map}
   */
  static String of(Map<String, ?> members) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(text)) {
      object(members, generator);
    }
    return text.toString();
  }

  private static void object(Map<String, ?> members, JsonGenerator generator) throws IOException {
    generator.writeStartObject();
    for (Map.Entry<String, ?> member : members.entrySet()) {
      generator.writeFieldName(member.getKey());
      value(member.getValue(), generator);
    }
    generator.writeEndObject();
  }

  private static void value(Object value, JsonGenerator generator) throws IOException {
    switch (value) {
      case Collection<?> all -> {
        generator.writeStartArray();
        for (Object one : all) {
          generator.writeString(String.valueOf(one));
        }
        generator.writeEndArray();
      }
      case Map<?, ?> nested -> {
        generator.writeStartObject();
        for (Map.Entry<?, ?> member : nested.entrySet()) {
          generator.writeStringField(
              String.valueOf(member.getKey()), String.valueOf(member.getValue()));
        }
        generator.writeEndObject();
      }
      default -> generator.writeString(value.toString());
    }
  }
}
