package io.ringfence.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** Where the sources of this build lie. */
public final class Repository {
  private Repository() {}

  /** The root folder, from whichever module the tests run in. */
  public static Path root() {
    return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
        .filter(folder -> Files.isRegularFile(folder.resolve("infra/ringfence")))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the tests must run below the repository"));
  }

  /** The script a person calls. */
  public static Path script() {
    return root().resolve("infra/ringfence");
  }
}
