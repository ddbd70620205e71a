package io.ringfence.reporting.evidence;

import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sheets of a payload as somebody else asks for them; in their own order it is read once. */
final class PayloadSheets implements CellSource, AutoCloseable {
  private final Payload payload;
  private @Nullable PayloadCells cells;

  PayloadSheets(Payload payload) {
    this.payload = payload;
  }

  @Override
  public Set<String> sheets() {
    return payload.sheets();
  }

  @Override
  public Reader sheet(String name) throws RefusedFileException, IOException {
    PayloadCells ahead = cells == null ? null : upTo(name, cells);
    cells = ahead == null ? upTo(name, payload.cells()) : ahead;
    if (cells == null) {
      throw new IllegalArgumentException("a payload must have the sheet, has no " + name);
    }
    return new OneSheet(cells);
  }

  private static @Nullable PayloadCells upTo(String name, PayloadCells cells) throws IOException {
    String sheet = cells.nextSheet();
    while (sheet != null && !sheet.equals(name)) {
      sheet = cells.nextSheet();
    }
    if (sheet == null) {
      cells.close();
    }
    return sheet == null ? null : cells;
  }

  /** Closing it leaves the others to be read. */
  private record OneSheet(PayloadCells cells) implements Reader {
    @Override
    public @Nullable Cell next() throws IOException {
      return cells.next();
    }

    @Override
    public void close() {
      // The payload is closed as a whole.
    }
  }

  @Override
  public void close() throws IOException {
    if (cells != null) {
      cells.close();
    }
  }
}
