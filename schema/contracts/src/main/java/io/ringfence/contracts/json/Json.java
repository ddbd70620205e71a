package io.ringfence.contracts.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;

/** A JSON document as a tree, without data binding: a mapper costs more time than these files. */
public sealed interface Json {
  /** An object, its members in the order of the file. */
  record Members(Map<String, Json> byName) implements Json {
    @Override
    public String toString() {
      return "an object";
    }
  }

  /** An array. */
  record Elements(List<Json> inOrder) implements Json {
    @Override
    public String toString() {
      return "an array";
    }
  }

  /** A string. */
  record Text(String value) implements Json {
    @Override
    public String toString() {
      return '"' + value + '"';
    }
  }

  /** A number, {@code true}, {@code false} or {@code null}, as it is written. */
  record Literal(String written) implements Json {
    @Override
    public String toString() {
      return written;
    }
  }

  /**
   * Reads one document.
   *
   * @throws IOException when it is no JSON, names a member twice, or is followed by anything
   */
  static Json read(byte[] content) throws IOException {
    return read(content, (_, _) -> {});
  }

  /**
   * Reads one document and tells where its objects stand.
   *
   * @param lines is given every object with the line it begins in, from 1; an object is known by
   *     identity, equal ones may stand in several lines
   * @throws IOException when it is no JSON, names a member twice, or is followed by anything
   */
  static Json read(byte[] content, ObjIntConsumer<Members> lines) throws IOException {
    JsonFactory factory =
        JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    try (JsonParser parser = factory.createParser(content)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new JsonParseException(parser, "must hold one document, is empty");
      }
      Json document = read(parser, first, lines);
      if (parser.nextToken() != null) {
        throw new JsonParseException(parser, "must hold one document, more follows");
      }
      return document;
    }
  }

  private static Json read(JsonParser parser, JsonToken token, ObjIntConsumer<Members> lines)
      throws IOException {
    return switch (token) {
      case START_OBJECT -> members(parser, lines);
      case START_ARRAY -> elements(parser, lines);
      case VALUE_STRING -> new Text(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE, VALUE_NULL ->
          new Literal(parser.getText());
      case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new JsonParseException(parser, "must hold a value, holds " + token);
    };
  }

  private static Json members(JsonParser parser, ObjIntConsumer<Members> lines) throws IOException {
    int line = parser.currentTokenLocation().getLineNr();
    Map<String, Json> members = new LinkedHashMap<>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      members.put(name, read(parser, parser.nextToken(), lines));
    }
    Members object = new Members(members);
    lines.accept(object, line);
    return object;
  }

  private static Json elements(JsonParser parser, ObjIntConsumer<Members> lines)
      throws IOException {
    List<Json> elements = new ArrayList<>();
    JsonToken token = parser.nextToken();
    while (token != JsonToken.END_ARRAY) {
      elements.add(read(parser, token, lines));
      token = parser.nextToken();
    }
    return new Elements(elements);
  }
}
