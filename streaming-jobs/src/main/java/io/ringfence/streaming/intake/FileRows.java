package io.ringfence.streaming.intake;

import io.ringfence.contracts.wire.InputKind;
import java.io.Closeable;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a file as they are sent to a topic: cells by column, or the bare line of a broken row. A
 * rule pack is one row, its document.
 */
public final class FileRows implements Closeable {
  private final @Nullable CsvReader reader;
  private @Nullable Row document;

  /** Opens a file. */
  public FileRows(InputFile file) throws IOException {
    if (file.kind() == InputKind.RULE_PACKS) {
      String text = TextFiles.text(file.path());
      reader = null;
      document = new Row(Map.of(RulePackFormat.DOCUMENT, text), text, false);
    } else {
      reader = new CsvReader(file);
    }
  }

  /**
   * A row.
   *
   * @param cells texts by column, empty ones left out
   * @param original the line
   * @param isBroken whether it is no row of the file, so that only its line can be sent
   */
  public record Row(Map<String, String> cells, String original, boolean isBroken) {}

  /** The next row; null after the last. */
  public @Nullable Row next() throws IOException {
    if (reader == null) {
      Row only = document;
      document = null;
      return only;
    }
    CsvRow row = reader.next();
    return row == null ? null : row(reader.header(), row);
  }

  private static Row row(CsvHeader header, CsvRow row) {
    Map<String, String> cells = new LinkedHashMap<>();
    for (int place = 0; place < row.fields().size(); place++) {
      String cell = row.fields().get(place);
      if (!cell.isBlank()) {
        cells.put(header.name(place), cell);
      }
    }
    return new Row(cells, row.original(), row.refusal() != null);
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
    }
  }
}
