package io.ringfence.streaming.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.ringfence.contracts.wire.InputKind;
import io.ringfence.contracts.wire.RejectCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decodes records: a value is a JSON object from column name to the cell's text, as the published
 * JSON Schemas say, empty cells left out; or an Avro record of the published Avro schema, which its
 * first bytes tell. A rule pack in JSON is the document itself.
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
    return SingleObject.isOne(value)
        ? ofAvro(kind, partition, offset, value)
        : ofText(kind, partition, offset, value);
  }

  private TopicRow ofText(InputKind kind, String partition, long offset, byte[] value) {
    String text = text(value);
    if (text == null) {
      return malformed(kind, partition, offset, bytes(value), "text must be UTF-8, is not");
    }
    if (kind == InputKind.RULE_PACKS) {
      return row(kind, partition, offset, text, List.of(RulePackFormat.DOCUMENT), List.of(text));
    }
    List<String> names = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    String malformed = cut(text, names, cells);
    return malformed == null
        ? row(kind, partition, offset, text, names, cells)
        : malformed(kind, partition, offset, text, malformed);
  }

  private TopicRow ofAvro(InputKind kind, String partition, long offset, byte[] value) {
    try {
      Map<String, String> cells = AvroCells.decode(kind, value);
      return row(
          kind,
          partition,
          offset,
          bytes(value),
          List.copyOf(cells.keySet()),
          List.copyOf(cells.values()));
    } catch (IOException e) {
      return malformed(kind, partition, offset, bytes(value), String.valueOf(e.getMessage()));
    }
  }

  private static String bytes(byte[] value) {
    return "base64:" + Base64.getEncoder().encodeToString(value);
  }

  private TopicRow row(
      InputKind kind,
      String partition,
      long offset,
      String original,
      List<String> names,
      List<String> cells) {
    TopicRow row = new TopicRow(kind, partition, offset, original, names, cells, null, null, false);
    return row.at(earliest(row));
  }

  private static TopicRow malformed(
      InputKind kind, String partition, long offset, String original, String why) {
    return new TopicRow(kind, partition, offset, original, List.of(), List.of(), null, null, false)
        .refused(RejectCode.MALFORMED_ROW, why);
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
    if (!row.kind().isTimed()) {
      return null;
    }
    long at = fields.time();
    return fields.refusal() == null ? Long.valueOf(at) : null;
  }
}
