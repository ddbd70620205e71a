package io.ringfence.launcher.sample;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The recorded market data that may lie beside the repository. */
public final class RecordedData {
  private static final List<String> MARKS =
      List.of(
          "binance_1h_mark_2020_2026_5perps.csv.gz",
          "binance_1h_mark_202505_202605_20perps.csv.gz");

  private RecordedData() {}

  /** Files of hourly marks; the test is skipped where they are not there. */
  public static List<Path> marks() {
    return MARKS.stream().map(RecordedData::file).toList();
  }

  /** One file of the folder; the test is skipped where it is not there. */
  public static Path file(String name) {
    Path file = folder().resolve(name);
    Assumptions.assumeTrue(
        Files.isReadable(file), "recorded data are not beside the repository: " + file);
    return file;
  }

  /** The nearest shared/market-data beside this repository or one of the folders above it. */
  private static Path folder() {
    return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
        .map(folder -> folder.resolve("shared/market-data"))
        .filter(Files::isDirectory)
        .findFirst()
        .orElse(Path.of("../shared/market-data"));
  }
}
