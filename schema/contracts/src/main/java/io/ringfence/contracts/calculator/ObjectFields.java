package io.ringfence.contracts.calculator;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ringfence.domain.calculator.CaseException;
import io.ringfence.domain.calculator.Range;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The members of a small object inside a case, each at its place in a layout: decimals, texts, and
 * some that are passed over. Names are put together only for messages: thousands of such objects
 * are read a second.
 */
final class ObjectFields {
  private final Place place;
  private final Layout layout;
  private final @Nullable Object[] values;

  private ObjectFields(Place place, Layout layout) {
    this.place = place;
    this.layout = layout;
    this.values = new @Nullable Object[layout.slots.size()];
  }

  /**
   * Where an object stands in its case.
   *
   * @param field the member that holds it
   * @param index its index where that is an array, -1 where it is not
   */
  record Place(String field, int index) {
    @Override
    public String toString() {
      return index < 0 ? field : field + "[" + index + "]";
    }
  }

  /** Which members an object may have; the first has the place 0, the next 1. */
  static final class Layout {
    private record Slot(String name, int place, Kind kind, Range range) {}

    private enum Kind {
      DECIMAL,
      TEXT,
      PASSED_OVER
    }

    private final List<Slot> slots = new ArrayList<>();
    private final Map<String, Slot> byName = new HashMap<>();

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
      Slot slot = new Slot(name, slots.size(), kind, range);
      slots.add(slot);
      byName.put(name, slot);
      return this;
    }
  }

  /**
   * Reads an object; the parser stands on its start, and afterwards on its end.
   *
   * @throws CaseException for something that is no object, an unknown member, one that comes twice
   *     or breaks its rule
   */
  static ObjectFields read(JsonParser parser, Place place, Layout layout) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw Values.refused(parser, place.toString(), "must be an object");
    }
    ObjectFields fields = new ObjectFields(place, layout);
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
    Layout.Slot slot = layout.byName.get(name);
    if (slot == null) {
      throw new CaseException(named(name), "is no field of a case");
    }
    switch (slot.kind()) {
      case DECIMAL -> values[slot.place()] = decimal(name, parser, slot.range());
      case TEXT -> values[slot.place()] = Values.text(parser, named(name));
      case PASSED_OVER -> parser.skipChildren();
    }
    return slot.place();
  }

  private @Nullable BigDecimal decimal(String name, JsonParser parser, Range range)
      throws IOException {
    if (Values.isNull(parser)) {
      return null;
    }
    BigDecimal figure = Values.decimalOrNull(parser);
    if (figure == null || !range.admits(figure)) {
      return range.checked(named(name), Values.decimal(parser, named(name)));
    }
    return range.plain(figure);
  }

  /** The decimal at a place of the layout; empty where it is absent. */
  Optional<BigDecimal> decimal(int at) {
    return Optional.ofNullable((BigDecimal) values[at]);
  }

  /** The decimal at a place of the layout, which must be there. */
  BigDecimal needDecimal(int at) {
    return (BigDecimal) need(at);
  }

  /** The text at a place of the layout, which must be there. */
  String needText(int at) {
    return (String) need(at);
  }

  private Object need(int at) {
    Object value = values[at];
    if (value == null) {
      throw new CaseException(named(layout.slots.get(at).name()), "must be given");
    }
    return value;
  }

  private String named(String name) {
    return place + "." + name;
  }
}
