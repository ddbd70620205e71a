package io.ringfence.launcher.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Recorded files of the crash of 2025-10-10.
 *
 * @param marks files of marks; none where nothing was recorded
 * @param funding files of funding settlements
 */
record RecordedCrash(List<Path> marks, List<Path> funding) {
  /** When the demo's sample begins: two days before the end of the crash hour. */
  static final Instant START = Instant.parse("2025-10-09T00:00:00Z");

  RecordedCrash {
    marks = List.copyOf(marks);
    funding = List.copyOf(funding);
  }

  /** The files in {@code ../shared/market-data}, as seen from the repository's root. */
  static RecordedCrash besideRepository(Path root) {
    Path folder = root.resolveSibling("shared").resolve("market-data");
    return new RecordedCrash(
        files(folder, "binance_1h_mark_*.csv.gz"), files(folder, "binance_settled_*.csv.gz"));
  }

  /** Whether there is anything to play. */
  boolean isThere() {
    return !marks.isEmpty();
  }

  private static List<Path> files(Path folder, String pattern) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> matching = Files.newDirectoryStream(folder, pattern)) {
      matching.forEach(found::add);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
    found.sort(null);
    return found;
  }
}
