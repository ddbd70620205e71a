package io.ringfence.reporting.evidence;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ringfence.domain.quantity.Precision;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the payload of a workbook while its cells are written: what the report is of, then every
 * cell with its exact figure. Nothing in it comes from a clock, a machine or a person, so the same
 * run has the same payload wherever and whenever it is issued.
 */
public final class PayloadWriter implements Closeable {
  private final OutputStream out;
  private final TextInParts text;
  private final JsonGenerator json;
  private final Map<String, Count> sheets = new LinkedHashMap<>();
  private String sheet = "";
  private Count count = new Count();

  /** Cells of a sheet, and rows that have any. */
  private static final class Count {
    private final BitSet rows = new BitSet();
    private long cells;

    private void add(int row) {
      cells++;
      rows.set(row);
    }
  }

  private PayloadWriter(OutputStream out) throws IOException {
    this.out = out;
    this.text = new TextInParts(out);
    this.json = EvidenceJson.generator(text);
  }

  /**
   * Begins the payload of a report.
   *
   * @param facts what the manifest says of it
   * @param editable cells meant for editing, as {@code Sheet!A1:B9}
   * @param out closed with this
   */
  public static PayloadWriter begin(ManifestFacts facts, List<String> editable, OutputStream out)
      throws IOException {
    out.write(EvidenceJson.ascii(EvidenceParts.open(EvidenceParts.PAYLOAD_ROOT)));
    PayloadWriter writer = new PayloadWriter(out);
    writer.json.writeStartObject();
    new Manifest(writer.json).write(facts, editable);
    writer.json.writeObjectFieldStart(Payload.CELLS);
    return writer;
  }

  /** A cell that holds text, as it stands in the cell. */
  public void text(String ofSheet, int row, int column, String text) {
    cell(ofSheet, row, column, Payload.TEXT, text);
  }

  /** A cell that holds a number; its exact decimal. */
  public void number(String ofSheet, int row, int column, BigDecimal exact) {
    cell(ofSheet, row, column, Payload.NUMBER, Precision.canonical(exact));
  }

  /** A cell that holds an instant. */
  public void moment(String ofSheet, int row, int column, Instant at) {
    cell(ofSheet, row, column, Payload.MOMENT, at.toString());
  }

  /** A cell that computes a number, and the exact one it must show. */
  public void formula(String ofSheet, int row, int column, String formula, BigDecimal exact) {
    cell(
        ofSheet, row, column, Payload.FORMULA, formula, Payload.NUMBER, Precision.canonical(exact));
  }

  /** A cell that computes a text, and the one it must show. */
  public void formula(String ofSheet, int row, int column, String formula, String text) {
    cell(ofSheet, row, column, Payload.FORMULA, formula, Payload.TEXT, text);
  }

  private void cell(String ofSheet, int row, int column, String... texts) {
    try {
      enter(ofSheet);
      count.add(row);
      json.writeStartArray();
      json.writeString(CellValue.name(row, column));
      for (String text : texts) {
        json.writeString(text);
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void enter(String ofSheet) throws IOException {
    if (sheet.equals(ofSheet)) {
      return;
    }
    count = new Count();
    if (sheets.putIfAbsent(ofSheet, count) != null) {
      throw new IllegalStateException("a sheet must be written in one go, was " + ofSheet);
    }
    if (!sheet.isEmpty()) {
      json.writeEndArray();
    }
    json.writeArrayFieldStart(ofSheet);
    sheet = ofSheet;
  }

  /** How much each sheet holds, known once all of them are written. */
  private void writeSheets() throws IOException {
    json.writeObjectFieldStart("sheets");
    for (Map.Entry<String, Count> one : sheets.entrySet()) {
      json.writeObjectFieldStart(one.getKey());
      json.writeNumberField("rows", one.getValue().rows.cardinality());
      json.writeNumberField("cells", one.getValue().cells);
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  @Override
  public void close() throws IOException {
    try (out) {
      if (!sheet.isEmpty()) {
        json.writeEndArray();
      }
      json.writeEndObject();
      writeSheets();
      json.writeEndObject();
      json.close();
      text.close();
      out.write(EvidenceJson.ascii(EvidenceParts.close(EvidenceParts.PAYLOAD_ROOT)));
    }
  }
}
