package io.ringfence.streaming.planted;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the sources lie: where the property says, or the folder above this one that has them. */
final class Repository {
  private static final String PROPERTY = "ringfence.root";
  private static final String MARK = "schema/domain/src/main/java";

  private Repository() {}

  static Path root() {
    Path folder = Path.of(System.getProperty(PROPERTY, "")).toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolve(MARK))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException("no folder above this one holds " + MARK);
    }
    return folder;
  }
}
