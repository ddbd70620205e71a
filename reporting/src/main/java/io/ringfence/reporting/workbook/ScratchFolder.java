package io.ringfence.reporting.workbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.util.DefaultTempFileCreationStrategy;
import org.apache.poi.util.TempFile;

/**
 * Where POI keeps rows that do not fit into memory, for the thread that opened it. Closing it
 * deletes the folder with everything in it, also after a failure.
 *
 * @param folder the folder
 */
record ScratchFolder(Path folder) implements AutoCloseable {
  static ScratchFolder create() throws IOException {
    Path folder = Files.createTempDirectory("ringfence-workbook-");
    TempFile.setThreadLocalTempFileCreationStrategy(
        new DefaultTempFileCreationStrategy(folder.toFile()));
    return new ScratchFolder(folder);
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  @Override
  public void close() throws IOException {
    TempFile.setThreadLocalTempFileCreationStrategy(null);
    List<Path> left;
    try (Stream<Path> inside = Files.walk(folder)) {
      left = inside.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : left) {
      Files.deleteIfExists(path);
    }
  }
}
