package io.ringfence.streaming.intake;

import java.io.Closeable;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a file as they are sent to a topic: cells by column, or the bare line of a broken row.
 */
public final class FileRows implements Closeable {
  private final CsvReader reader;

  /** Opens a file. */
  public FileRows(InputFile file) throws IOException {
    reader = new CsvReader(file);
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
    CsvRow row = reader.next();
    if (row == null) {
      return null;
    }
    Map<String, String> cells = new LinkedHashMap<>();
    for (int place = 0; place < row.fields().size(); place++) {
      String cell = row.fields().get(place);
      if (!cell.isBlank()) {
        cells.put(reader.header().name(place), cell);
      }
    }
    return new Row(cells, row.original(), row.refusal() != null);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
