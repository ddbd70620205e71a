package io.ringfence.reporting.evidence;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ringfence.reporting.report.Sha256;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A payload, read.
 *
 * @param hash SHA-256 of its text, hexadecimal
 * @param facts single fields of its manifest
 * @param editable cells meant for editing, as {@code Sheet!A1}
 * @param cells every cell
 */
record Payload(String hash, Map<String, String> facts, Set<String> editable, Cells cells) {
  static final String CELLS = "cells";
  static final String EDITABLE = "editable";
  static final String TEXT = "t";
  static final String NUMBER = "n";
  static final String MOMENT = "m";

  /**
   * Reads a payload.
   *
   * @throws IOException when it is none
   */
  static Payload parse(String text) throws IOException {
    Map<String, String> facts = new HashMap<>();
    Set<String> editable = new HashSet<>();
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
    return new Payload(Sha256.hex(text), facts, editable, cells);
  }

  private static void readTexts(JsonParser json, Set<String> texts) throws IOException {
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
        cells.put(sheet, cell, shown(kind, value));
        require(json.nextToken() == JsonToken.END_ARRAY, "a cell must be three texts");
      }
    }
  }

  private static String shown(String kind, String value) throws IOException {
    return switch (kind) {
      case TEXT -> CellValue.text(value);
      case NUMBER -> CellValue.number(new BigDecimal(value));
      case MOMENT -> CellValue.moment(Instant.parse(value));
      default -> throw new IOException("a cell must be of kind t, n or m, was " + kind);
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
