package io.ringfence.streaming.intake;

import io.ringfence.contracts.wire.InputKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Rows as Avro records and back: whatever the form, a row is judged by the texts of its cells. A
 * field is a text, a whole number, one of some words or an instant; {@code ts_ms} travels as {@code
 * ts}.
 */
public final class AvroCells {
  private static final long MICROS_PER_MILLI = 1_000;

  private AvroCells() {}

  /**
   * A row as a value, single-object encoded.
   *
   * @param cells texts by column, empty ones left out
   * @return null where the schema has no place for a cell's text, so that the row cannot be sent so
   */
  public static byte @Nullable [] encode(InputKind kind, Map<String, String> cells) {
    Schema schema = AvroSchemas.of(kind);
    GenericRecord record = new GenericData.Record(schema);
    for (Schema.Field field : schema.getFields()) {
      String text = cells.get(field.name());
      boolean isMillis = text == null && field.name().equals(Fields.TIME);
      Object value =
          isMillis ? ofMillis(cells.get(Fields.TIME_MILLIS)) : value(field.schema(), text);
      boolean mayBeAbsent = field.schema().isNullable();
      if (value == null && (text != null || !mayBeAbsent)) {
        return null;
      }
      record.put(field.pos(), value);
    }
    return SingleObject.encode(record);
  }

  private static @Nullable Object ofMillis(@Nullable String millis) {
    Object whole = millis == null ? null : whole(millis);
    return whole == null ? null : Math.multiplyExact((Long) whole, MICROS_PER_MILLI);
  }

  private static @Nullable Object value(Schema type, @Nullable String text) {
    if (text == null) {
      return null;
    }
    Schema known = present(type);
    return switch (known.getType()) {
      case STRING -> text;
      case LONG -> isInstant(known) ? micros(text) : whole(text);
      case ENUM -> known.hasEnumSymbol(text) ? new GenericData.EnumSymbol(known, text) : null;
      case RECORD, ARRAY, MAP, UNION, FIXED, BYTES, INT, FLOAT, DOUBLE, BOOLEAN, NULL ->
          throw new IllegalStateException("no cell is a " + known);
    };
  }

  private static @Nullable Object whole(String text) {
    boolean fits = Figures.isWhole(text) && text.length() <= Figures.LONG_DIGITS;
    return fits ? Long.valueOf(text) : null;
  }

  private static @Nullable Object micros(String text) {
    Optional<Instant> instant = Instants.parse(text);
    boolean fits =
        instant.isPresent()
            && Instants.isKept(instant.get())
            && Instants.isWholeMicros(instant.get());
    return fits ? Long.valueOf(Instants.micros(instant.get())) : null;
  }

  /** The type of a value that is there. */
  private static Schema present(Schema type) {
    return type.isUnion()
        ? type.getTypes().stream()
            .filter(one -> one.getType() != Schema.Type.NULL)
            .findFirst()
            .orElseThrow()
        : type;
  }

  private static boolean isInstant(Schema type) {
    return type.getLogicalType() instanceof LogicalTypes.TimestampMicros;
  }

  /**
   * The cells of a value.
   *
   * @throws IOException saying why it is no record of the kind
   */
  static Map<String, String> decode(InputKind kind, byte[] value) throws IOException {
    GenericRecord record = record(kind, value);
    Map<String, String> cells = new LinkedHashMap<>();
    for (Schema.Field field : record.getSchema().getFields()) {
      Object found = record.get(field.pos());
      if (found != null) {
        cells.put(field.name(), text(present(field.schema()), found));
      }
    }
    return cells;
  }

  private static GenericRecord record(InputKind kind, byte[] value) throws IOException {
    try {
      return SingleObject.decode(value, AvroSchemas.of(kind));
    } catch (AvroRuntimeException | IndexOutOfBoundsException | UnsupportedOperationException e) {
      throw new IOException("a value must be a record of its schema, is not", e);
    }
  }

  private static String text(Schema type, Object found) throws IOException {
    if (found instanceof Utf8 utf8) {
      byte[] bytes = utf8.getBytes();
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, 0, utf8.getByteLength()))
          .toString();
    }
    return isInstant(type) ? Instants.instant((Long) found).toString() : found.toString();
  }
}
