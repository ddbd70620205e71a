package io.ringfence.contracts;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** Finds recorded data beside the repository; it is not part of it. */
public final class MarketData {
  private MarketData() {}

  /** A recorded file; the test is skipped, saying so, where the folder is absent. */
  public static Path file(String name) {
    return shared("market-data/" + name);
  }

  /** A file beside the repository; the test is skipped, saying so, where it is absent. */
  public static Path shared(String name) {
    Path found =
        Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
            .map(folder -> folder.resolve("shared").resolve(name))
            .filter(Files::isRegularFile)
            .findFirst()
            .orElse(Path.of(name));
    assumeTrue(Files.exists(found), "../shared/" + name + " is not here");
    return found;
  }
}
