package io.ringfence.reporting.evidence;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON in one form only: compact, ASCII, with nothing that XML would escape, so that a program that
 * writes the XML around it anew does not change a byte of it.
 */
final class EvidenceJson {
  private static final int MOST_DEPTH = 8;
  private static final int LAST_ASCII = 126;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(MOST_DEPTH).build())
          .build();

  private EvidenceJson() {}

  /** A generator; closing it leaves the stream open. */
  static JsonGenerator generator(OutputStream out) throws IOException {
    return canonical(JSON.createGenerator(out));
  }

  static JsonParser parser(String json) throws IOException {
    return JSON.createParser(json);
  }

  /** A parser; closing it closes what it reads. */
  static JsonParser parser(Reader json) throws IOException {
    return JSON.createParser(json);
  }

  /** An object whose fields are all text, in their order. */
  static String object(Map<String, String> fields) {
    Writer text = new StringWriter();
    try (JsonGenerator json = canonical(JSON.createGenerator(text))) {
      json.writeStartObject();
      for (Map.Entry<String, String> field : fields.entrySet()) {
        json.writeStringField(field.getKey(), field.getValue());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory cannot fail", e);
    }
    return text.toString();
  }

  /**
   * Reads what {@link #object} wrote, and nothing else.
   *
   * @throws IOException when it is not such an object in the one form
   */
  static Map<String, String> fields(String text) throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    try (JsonParser json = parser(text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("must be a JSON object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        if (json.nextToken() != JsonToken.VALUE_STRING) {
          throw new IOException(name + " must be text");
        }
        fields.put(name, json.getText());
      }
    }
    if (!object(fields).equals(text)) {
      throw new IOException("must be one JSON object in its canonical form");
    }
    return fields;
  }

  private static JsonGenerator canonical(JsonGenerator json) {
    json.setCharacterEscapes(new XmlSafe());
    json.setHighestNonEscapedChar(LAST_ASCII);
    return json;
  }

  /** Bytes of ASCII text. */
  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static final class XmlSafe extends CharacterEscapes {
    private static final long serialVersionUID = 1L;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] escapes = standardAsciiEscapesForJSON();
      for (char character : "<>&".toCharArray()) {
        escapes[character] = ESCAPE_STANDARD;
      }
      return escapes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
      return null;
    }
  }
}
