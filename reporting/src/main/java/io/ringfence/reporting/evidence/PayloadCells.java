package io.ringfence.reporting.evidence;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ringfence.reporting.evidence.CellSource.Cell;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The cells of a payload in the order they were issued: sheet by sheet, cell by cell. */
final class PayloadCells implements CellSource.Reader {
  private final JsonParser json;

  private PayloadCells(JsonParser json) {
    this.json = json;
  }

  /** Begins to read; a payload that has been read before. */
  static PayloadCells of(Reader text) throws IOException {
    JsonParser json = EvidenceJson.parser(text);
    require(json.nextToken() == JsonToken.START_OBJECT, "must be an object");
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean isCells = json.currentName().equals(Payload.CELLS);
      JsonToken value = json.nextToken();
      if (isCells) {
        require(value == JsonToken.START_OBJECT, "cells must be an object");
        return new PayloadCells(json);
      }
      json.skipChildren();
    }
    throw new IOException("payload: must have cells");
  }

  /** Goes to the next sheet, whatever was read of this one; null: there is none. */
  @Nullable String nextSheet() throws IOException {
    for (Cell rest = next(); rest != null; rest = next()) {
      // What nobody asked for is passed over.
    }
    if (json.nextToken() != JsonToken.FIELD_NAME) {
      require(json.currentToken() == JsonToken.END_OBJECT, "sheets must have names");
      return null;
    }
    String sheet = json.currentName();
    require(json.nextToken() == JsonToken.START_ARRAY, sheet + " must be an array");
    return sheet;
  }

  @Override
  public @Nullable Cell next() throws IOException {
    try {
      Cell cell = read();
      while (cell != null && cell.value().equals(CellValue.NOTHING)) {
        cell = read();
      }
      return cell;
    } catch (ArithmeticException | NumberFormatException | DateTimeException e) {
      throw new IOException("a figure of the payload cannot be read: " + e.getMessage(), e);
    }
  }

  private @Nullable Cell read() throws IOException {
    boolean isInSheet = json.currentToken() == JsonToken.START_ARRAY || isAfterCell();
    if (!isInSheet) {
      return null;
    }
    if (json.nextToken() != JsonToken.START_ARRAY) {
      require(json.currentToken() == JsonToken.END_ARRAY, "a cell must be an array");
      return null;
    }
    String name = json.nextTextValue();
    String kind = json.nextTextValue();
    String value = json.nextTextValue();
    require(name != null && kind != null && value != null, "a cell must be three texts");
    Cell cell = kind.equals(Payload.FORMULA) ? formula(name, value) : plain(name, kind, value);
    require(json.nextToken() == JsonToken.END_ARRAY, "a cell must end after its texts");
    return cell;
  }

  private boolean isAfterCell() {
    return json.currentToken() == JsonToken.END_ARRAY && json.getParsingContext().inArray();
  }

  private static Cell plain(String name, String kind, String value) throws IOException {
    return new Cell(name, shown(kind, value), null);
  }

  private Cell formula(String name, String formula) throws IOException {
    String of = json.nextTextValue();
    String result = json.nextTextValue();
    require(of != null && result != null, "a formula must be five texts");
    return new Cell(name, CellValue.formula(formula), shown(of, result));
  }

  private static String shown(String kind, String value) throws IOException {
    return switch (kind) {
      case Payload.TEXT -> CellValue.text(value);
      case Payload.NUMBER -> CellValue.number(new BigDecimal(value));
      case Payload.MOMENT -> CellValue.moment(Instant.parse(value));
      default -> throw new IOException("a cell must be of kind t, n, m or f, was " + kind);
    };
  }

  static void require(boolean holds, String rule) throws IOException {
    if (!holds) {
      throw new IOException("payload: " + rule);
    }
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
