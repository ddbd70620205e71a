package io.ringfence.contracts.calculator;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ringfence.domain.calculator.CaseException;
import io.ringfence.domain.calculator.Range;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The members of a small object inside a case: decimals, texts, and some that are passed over. */
final class ObjectFields {
  private final String field;
  private final Layout layout;
  private final @Nullable Object[] values;

  private ObjectFields(String field, Layout layout) {
    this.field = field;
    this.layout = layout;
    this.values = new @Nullable Object[layout.size()];
  }

  /** Which members an object may have. */
  static final class Layout {
    private record Slot(int place, Kind kind, Range range) {}

    private enum Kind {
      DECIMAL,
      TEXT,
      PASSED_OVER
    }

    private final Map<String, Slot> slots = new HashMap<>();

    Layout decimal(String name, Range range) {
      return with(name, Kind.DECIMAL, range);
    }

    Layout text(String name) {
      return with(name, Kind.TEXT, Range.ANY);
    }

    Layout passedOver(String name) {
      return with(name, Kind.PASSED_OVER, Range.ANY);
    }

    private Layout with(String name, Kind kind, Range range) {
      slots.put(name, new Slot(slots.size(), kind, range));
      return this;
    }

    private int size() {
      return slots.size();
    }
  }

  /**
   * Reads an object; the parser stands on its start, and afterwards on its end.
   *
   * @param field name of the object, for messages
   * @throws CaseException for something that is no object, an unknown member, one that comes twice
   *     or breaks its rule
   */
  static ObjectFields read(JsonParser parser, String field, Layout layout) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw Values.refused(parser, field, "must be an object");
    }
    ObjectFields fields = new ObjectFields(field, layout);
    int seen = 0;
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      int bit = 1 << fields.take(name, parser);
      if ((seen & bit) != 0) {
        throw new CaseException(fields.named(name), "must be there once");
      }
      seen |= bit;
    }
    return fields;
  }

  private int take(String name, JsonParser parser) throws IOException {
    Layout.Slot slot = layout.slots.get(name);
    if (slot == null) {
      throw new CaseException(named(name), "is no field of a case");
    }
    switch (slot.kind()) {
      case DECIMAL ->
          values[slot.place()] = Values.decimal(parser, named(name), slot.range()).orElse(null);
      case TEXT -> values[slot.place()] = Values.text(parser, named(name));
      case PASSED_OVER -> parser.skipChildren();
    }
    return slot.place();
  }

  Optional<BigDecimal> decimal(String name) {
    return Optional.ofNullable((BigDecimal) value(name));
  }

  BigDecimal needDecimal(String name) {
    return decimal(name).orElseThrow(() -> missing(name));
  }

  String needText(String name) {
    String text = (String) value(name);
    if (text == null) {
      throw missing(name);
    }
    return text;
  }

  private @Nullable Object value(String name) {
    Layout.Slot slot = layout.slots.get(name);
    return slot == null ? null : values[slot.place()];
  }

  private CaseException missing(String name) {
    return new CaseException(named(name), "must be given");
  }

  private String named(String name) {
    return field + "." + name;
  }
}
