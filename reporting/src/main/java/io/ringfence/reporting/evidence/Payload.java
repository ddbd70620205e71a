package io.ringfence.reporting.evidence;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ringfence.reporting.report.Sha256;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A payload, read.
 *
 * @param hash SHA-256 of its text, hexadecimal
 * @param facts single fields of its manifest
 * @param editable cells meant for editing
 * @param cells every cell
 */
record Payload(String hash, Map<String, String> facts, EditableCells editable, Cells cells) {
  static final String CELLS = "cells";
  static final String EDITABLE = "editable";
  static final String TEXT = "t";
  static final String NUMBER = "n";
  static final String MOMENT = "m";
  static final String FORMULA = "f";

  /**
   * Reads a payload.
   *
   * @throws IOException when it is none
   */
  static Payload parse(String text) throws IOException {
    Map<String, String> facts = new HashMap<>();
    List<String> editable = new ArrayList<>();
    Cells cells = new Cells();
    try (JsonParser json = EvidenceJson.parser(text)) {
      require(json.nextToken() == JsonToken.START_OBJECT, "must be an object");
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        JsonToken value = json.nextToken();
        if (field.equals(CELLS)) {
          readSheets(json, cells);
        } else if (field.equals(EDITABLE)) {
          readTexts(json, editable);
        } else if (value.isScalarValue()) {
          facts.put(field, json.getText());
        } else {
          json.skipChildren();
        }
      }
    } catch (ArithmeticException | NumberFormatException | DateTimeException e) {
      throw new IOException("a figure of the payload cannot be read: " + e.getMessage(), e);
    }
    return new Payload(Sha256.hex(text), facts, areas(editable), cells);
  }

  private static EditableCells areas(List<String> texts) throws IOException {
    try {
      return EditableCells.parse(texts);
    } catch (NumberFormatException e) {
      throw new IOException("payload: " + e.getMessage(), e);
    }
  }

  private static void readTexts(JsonParser json, List<String> texts) throws IOException {
    require(json.currentToken() == JsonToken.START_ARRAY, EDITABLE + " must be an array");
    while (json.nextToken() == JsonToken.VALUE_STRING) {
      texts.add(json.getText());
    }
  }

  private static void readSheets(JsonParser json, Cells cells) throws IOException {
    require(json.currentToken() == JsonToken.START_OBJECT, "cells must be an object");
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String sheet = json.currentName();
      cells.addSheet(sheet);
      require(json.nextToken() == JsonToken.START_ARRAY, sheet + " must be an array");
      while (json.nextToken() == JsonToken.START_ARRAY) {
        String cell = json.nextTextValue();
        String kind = json.nextTextValue();
        String value = json.nextTextValue();
        require(cell != null && kind != null && value != null, "a cell must be three texts");
        if (kind.equals(FORMULA)) {
          cells.put(sheet, cell, CellValue.formula(value));
          String of = json.nextTextValue();
          String result = json.nextTextValue();
          require(of != null && result != null, "a formula must be five texts");
          cells.putShown(sheet, cell, shown(of, result));
        } else {
          cells.put(sheet, cell, shown(kind, value));
        }
        require(json.nextToken() == JsonToken.END_ARRAY, "a cell must end after its texts");
      }
    }
  }

  private static String shown(String kind, String value) throws IOException {
    return switch (kind) {
      case TEXT -> CellValue.text(value);
      case NUMBER -> CellValue.number(new BigDecimal(value));
      case MOMENT -> CellValue.moment(Instant.parse(value));
      default -> throw new IOException("a cell must be of kind t, n, m or f, was " + kind);
    };
  }

  private static void require(boolean holds, String rule) throws IOException {
    if (!holds) {
      throw new IOException("payload: " + rule);
    }
  }

  /** A field of the manifest; a question mark where it is not there. */
  String fact(String name) {
    return facts.getOrDefault(name, "?");
  }
}
