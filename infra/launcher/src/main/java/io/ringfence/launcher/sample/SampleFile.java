package io.ringfence.launcher.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** One file of the sample: a header and rows that are sorted by their place when written. */
final class SampleFile {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  private final String name;
  private final List<String> header;
  private final List<Line> lines = new ArrayList<>();

  SampleFile(String name, String... header) {
    this.name = name;
    this.header = List.of(header);
  }

  String name() {
    return name;
  }

  void add(Line line) {
    lines.add(line);
  }

  /** Number of the column of this name. */
  int column(String columnName) {
    int column = header.indexOf(columnName);
    if (column < 0) {
      throw new IllegalArgumentException("columnName must be in the header, was " + columnName);
    }
    return column;
  }

  /** The rows in the order of the file; its first row is line 2. */
  List<Line> ordered() {
    List<Line> ordered = new ArrayList<>(lines);
    // Stable: rows of one place stay in the order in which they were added.
    ordered.sort(Comparator.comparing(Line::place));
    return ordered;
  }

  /** Writes the file into a folder; a name that ends with {@code .gz} makes it gzip. */
  void write(Path folder) throws IOException {
    try (OutputStream file = Files.newOutputStream(folder.resolve(name));
        OutputStream out = name.endsWith(".gz") ? new StoredGzip(file) : file;
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CSVPrinter printer = new CSVPrinter(writer, FORMAT)) {
      printer.printRecord(header);
      for (Line line : ordered()) {
        printer.printRecord(line.fields());
      }
    }
  }
}
