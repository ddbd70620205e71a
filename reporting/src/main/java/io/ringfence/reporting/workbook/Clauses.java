package io.ringfence.reporting.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What rules ask for and where the compliance pack has it: {@code clauses.tsv} beside this class,
 * kept as a file so that those who answer for it can read and change it. It says what the pack
 * supports and what it does not; it never says that anything conforms.
 */
final class Clauses {
  private static final String FILE = "clauses.tsv";

  private Clauses() {}

  /** Lines without the header. */
  static List<String> ofClassPath() {
    try (InputStream file = Clauses.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(FILE + " is not on the class path");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
  }
}
