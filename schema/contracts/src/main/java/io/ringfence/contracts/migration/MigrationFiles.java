package io.ringfence.contracts.migration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The migrations on the class path. A class path cannot be listed reliably (a jar, a folder and a
 * jar inside a jar each want their own way), so {@code clickhouse/index.txt} names the files, one
 * in a line; a test compares it with the folder.
 */
final class MigrationFiles {
  private static final String FOLDER = "/clickhouse/";

  private MigrationFiles() {}

  /** All migrations of this build, in order of their versions. */
  static List<Migration> onClassPath() {
    List<String> names =
        new String(read("index.txt"), StandardCharsets.UTF_8).lines().map(String::strip).toList();
    return inOrder(names.stream().map(name -> Migration.of(name, read(name))).toList());
  }

  /**
   * The same list, once it is sure that versions run 1, 2, 3, … without a gap: with a gap, a file
   * that was forgotten could not be told from one that never was.
   */
  static List<Migration> inOrder(List<Migration> migrations) {
    IntStream.range(0, migrations.size())
        .filter(i -> migrations.get(i).version() != i + 1)
        .findFirst()
        .ifPresent(
            i -> {
              throw new MigrationException(
                  "migrations must be numbered 1, 2, 3, …: number %s is %s"
                      .formatted(i + 1, migrations.get(i).file()));
            });
    return List.copyOf(migrations);
  }

  private static byte[] read(String name) {
    try (InputStream resource = MigrationFiles.class.getResourceAsStream(FOLDER + name)) {
      if (resource == null) {
        throw new MigrationException(
            "%s is named by clickhouse/index.txt but is not on the class path".formatted(name));
      }
      return resource.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FOLDER + name, e);
    }
  }
}
