package io.ringfence.launcher.oracle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A comma-separated file as RFC 4180 has it, with the number of the line each row starts at. */
final class CsvLines {
  /**
   * One row.
   *
   * @param line line it starts at, the header is line 1
   * @param fields its fields; absent when the text is no row
   */
  record Line(int line, @Nullable List<String> fields) {}

  private final String text;
  private int next;
  private int line = 1;

  private CsvLines(String text) {
    this.text = text;
  }

  /** The rows of a file, the header first; plain or gzip. */
  static List<Line> of(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (bytes.length > 1 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b) {
      bytes = new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
    }
    return new CsvLines(new String(bytes, StandardCharsets.UTF_8)).all();
  }

  private List<Line> all() {
    List<Line> lines = new ArrayList<>();
    while (next < text.length()) {
      int start = line;
      List<String> fields = row();
      if (fields == null || fields.size() > 1 || !fields.getFirst().isEmpty()) {
        lines.add(new Line(start, fields));
      }
    }
    return lines;
  }

  private @Nullable List<String> row() {
    List<String> fields = new ArrayList<>();
    boolean readable = true;
    while (true) {
      String field = peek() == '"' ? quoted() : bare();
      readable &= field != null && (peek() == ',' || peek() == '\n' || peek() == 0);
      fields.add(field == null ? "" : field);
      if (!readable) {
        bare();
      }
      if (peek() != ',') {
        break;
      }
      next++;
    }
    next++;
    line++;
    return readable ? fields : null;
  }

  private String bare() {
    int start = next;
    while (peek() != ',' && peek() != '\n' && peek() != 0) {
      next++;
    }
    String field = text.substring(start, next);
    return field.endsWith("\r") ? field.substring(0, field.length() - 1) : field;
  }

  private @Nullable String quoted() {
    StringBuilder field = new StringBuilder();
    next++;
    while (peek() != 0) {
      char c = text.charAt(next++);
      if (c == '"' && peek() != '"') {
        next += peek() == '\r' ? 1 : 0;
        return field.toString();
      }
      next += c == '"' ? 1 : 0;
      line += c == '\n' ? 1 : 0;
      field.append(c);
    }
    return null;
  }

  private char peek() {
    return next < text.length() ? text.charAt(next) : 0;
  }
}
