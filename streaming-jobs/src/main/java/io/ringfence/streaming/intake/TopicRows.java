package io.ringfence.streaming.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.ringfence.contracts.wire.InputKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decodes records: a value is a JSON object from column name to the cell's text, as the published
 * JSON Schemas say; empty cells are left out.
 */
public final class TopicRows {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final MarkBasis basis;

  /** A decoder; {@code basis} says which price plays the mark. */
  public TopicRows(MarkBasis basis) {
    this.basis = basis;
  }

  /** Decodes one record; what cannot be decoded is a row that says why. */
  public TopicRow decode(InputKind kind, String partition, long offset, byte @Nullable [] value) {
    if (value == null) {
      return malformed(kind, partition, offset, "", "a record must have a value, has none");
    }
    String text = text(value);
    if (text == null) {
      String bytes = "base64:" + Base64.getEncoder().encodeToString(value);
      return malformed(kind, partition, offset, bytes, "text must be UTF-8, is not");
    }
    List<String> names = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    String malformed = cut(text, names, cells);
    if (malformed != null) {
      return malformed(kind, partition, offset, text, malformed);
    }
    TopicRow row = new TopicRow(kind, partition, offset, text, names, cells, null, null);
    return new TopicRow(kind, partition, offset, text, names, cells, null, earliest(row));
  }

  private static TopicRow malformed(
      InputKind kind, String partition, long offset, String original, String why) {
    return new TopicRow(kind, partition, offset, original, List.of(), List.of(), why, null);
  }

  private static @Nullable String text(byte[] value) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
    } catch (CharacterCodingException notUtf8) {
      return null;
    }
  }

  /** Cuts an object into cells; gives why it is none. */
  private static @Nullable String cut(String text, List<String> names, List<String> cells) {
    try (JsonParser json = JSON.createParser(text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return "a value must be a JSON object, is not";
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        if (json.nextToken() != JsonToken.VALUE_STRING) {
          return "the cell %s must be a text, is not".formatted(name);
        }
        names.add(name);
        cells.add(json.getText());
      }
      return json.nextToken() == null ? null : "a value must be one JSON object, more follows";
    } catch (IOException broken) {
      return "a value must be JSON, is not";
    }
  }

  private @Nullable Long earliest(TopicRow row) {
    Fields fields = row.fields();
    if (row.kind() == InputKind.MARKS) {
      MarkFormat.Times times = new MarkFormat(basis).times(fields);
      long first = times.atMicros() - (MarkBar.STEPS - 1) * times.quarterMicros();
      return fields.refusal() == null ? Long.valueOf(first) : null;
    }
    if (!EventFileReader.format(row.kind()).isTimed()) {
      return null;
    }
    long at = fields.time();
    return fields.refusal() == null ? Long.valueOf(at) : null;
  }
}
