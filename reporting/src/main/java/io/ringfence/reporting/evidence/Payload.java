package io.ringfence.reporting.evidence;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ringfence.reporting.report.Sha256;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a payload says, but for its cells: those are many, and are read one after the other.
 *
 * @param hash SHA-256 of its text, hexadecimal
 * @param facts single fields of its manifest
 * @param editable cells meant for editing
 * @param sheets names of its sheets, in their order
 * @param text where it is read from
 */
record Payload(
    String hash,
    Map<String, String> facts,
    EditableCells editable,
    Set<String> sheets,
    PayloadText text) {
  static final String CELLS = "cells";
  static final String TEXT = "t";
  static final String NUMBER = "n";
  static final String MOMENT = "m";
  static final String FORMULA = "f";

  static final String EDITABLE = "editable";

  Payload {
    facts = Map.copyOf(facts);
    sheets = Collections.unmodifiableSet(new LinkedHashSet<>(sheets));
  }

  /**
   * Reads a payload.
   *
   * @throws IOException when it is none
   */
  static Payload parse(PayloadText text) throws RefusedFileException, IOException {
    Map<String, String> facts = new HashMap<>();
    List<String> editable = new ArrayList<>();
    Set<String> sheets = new LinkedHashSet<>();
    MessageDigest digest = Sha256.fresh();
    try (PayloadText.Digesting reader = new PayloadText.Digesting(text.open(), digest);
        JsonParser json = EvidenceJson.parser(reader)) {
      PayloadCells.require(json.nextToken() == JsonToken.START_OBJECT, "must be an object");
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        JsonToken value = json.nextToken();
        if (field.equals(CELLS)) {
          readSheets(json, sheets);
        } else if (field.equals(EDITABLE)) {
          readTexts(json, editable);
        } else if (value.isScalarValue()) {
          facts.put(field, json.getText());
        } else {
          json.skipChildren();
        }
      }
      reader.drain();
    }
    String hash = HexFormat.of().formatHex(digest.digest());
    return new Payload(hash, facts, areas(editable), sheets, text);
  }

  /** A payload whose text is in memory; the text can always be read. */
  static Payload parse(String text) throws IOException {
    try {
      return parse(PayloadText.of(text));
    } catch (RefusedFileException e) {
      throw new IllegalStateException("a text is no file that is refused", e);
    }
  }

  private static EditableCells areas(List<String> texts) throws IOException {
    try {
      return EditableCells.parse(texts);
    } catch (NumberFormatException e) {
      throw new IOException("payload: " + e.getMessage(), e);
    }
  }

  private static void readTexts(JsonParser json, List<String> texts) throws IOException {
    PayloadCells.require(
        json.currentToken() == JsonToken.START_ARRAY, EDITABLE + " must be an array");
    while (json.nextToken() == JsonToken.VALUE_STRING) {
      texts.add(json.getText());
    }
  }

  private static void readSheets(JsonParser json, Set<String> sheets) throws IOException {
    PayloadCells.require(json.currentToken() == JsonToken.START_OBJECT, "cells must be an object");
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      sheets.add(json.currentName());
      PayloadCells.require(
          json.nextToken() == JsonToken.START_ARRAY, json.currentName() + " must be an array");
      json.skipChildren();
    }
  }

  /** Its cells from the first on; to be closed. */
  PayloadCells cells() throws RefusedFileException, IOException {
    return PayloadCells.of(text.open());
  }

  /** A field of the manifest; a question mark where it is not there. */
  String fact(String name) {
    return facts.getOrDefault(name, "?");
  }
}
