package io.ringfence.streaming.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.StringWriter;

/**
 * The text of a rule pack as JSON. One in YAML is rewritten token by token: what it writes as a
 * number becomes the text of its digits, as packs hold all figures, so that none is rounded.
 */
final class PackText {
  private static final YAMLFactory YAML =
      YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final JsonFactory JSON = new JsonFactory();

  private PackText() {}

  /**
   * The pack as JSON: itself where it begins as an object of JSON does.
   *
   * @throws IOException where it is neither JSON nor one document of YAML
   */
  static String json(String text) throws IOException {
    return text.stripLeading().startsWith("{") ? text : rewritten(text);
  }

  private static String rewritten(String text) throws IOException {
    StringWriter json = new StringWriter();
    try (JsonParser yaml = YAML.createParser(text);
        JsonGenerator out = JSON.createGenerator(json)) {
      int depth = 0;
      for (JsonToken token = yaml.nextToken(); token != null; token = yaml.nextToken()) {
        if (depth == 0 && token != JsonToken.START_OBJECT) {
          throw new IOException("a rule pack must be one object, is not");
        }
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        copy(token, yaml, out);
      }
    }
    return json.toString();
  }

  private static void copy(JsonToken token, JsonParser yaml, JsonGenerator out) throws IOException {
    switch (token) {
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> out.writeString(yaml.getText());
      case START_OBJECT,
          END_OBJECT,
          START_ARRAY,
          END_ARRAY,
          FIELD_NAME,
          VALUE_STRING,
          VALUE_TRUE,
          VALUE_FALSE,
          VALUE_NULL ->
          out.copyCurrentEvent(yaml);
      case VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new IOException("a rule pack holds texts, true and false, was " + token);
    }
  }
}
