package io.ringfence.domain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The tables of {@code schema/MARGIN-MODEL.md}. */
final class MarginModelPaper {
  private static final String NAME = "MARGIN-MODEL.md";

  private MarginModelPaper() {}

  /** Its text. */
  static String text() {
    Path file =
        Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
            .flatMap(folder -> Stream.of(folder.resolve(NAME), folder.resolve("schema/" + NAME)))
            .filter(Files::isRegularFile)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no " + NAME + " above the module"));
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Rows of the fenced csv block whose first column has a name, each by the names of columns. */
  static List<Map<String, String>> rows(String firstColumn) {
    List<String> lines =
        text()
            .lines()
            .dropWhile(line -> !line.startsWith(firstColumn + ","))
            .takeWhile(line -> !line.equals("```"))
            .toList();
    List<String> columns = List.of(lines.getFirst().split(",", -1));
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = List.of(line.split(",", -1));
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        row.put(columns.get(i), cells.get(i));
      }
      rows.add(row);
    }
    return rows;
  }
}
