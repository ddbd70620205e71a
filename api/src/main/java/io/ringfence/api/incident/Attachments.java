package io.ringfence.api.incident;

import io.ringfence.api.error.ApiException;
import io.ringfence.domain.incident.Incident;
import io.ringfence.reporting.report.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.function.Function;

/**
 * Files that were attached to incidents. Each is kept once, under the SHA-256 of what it holds; a
 * name that somebody gave one never names a file that is kept.
 *
 * @param folder where
 */
record Attachments(Path folder) {
  /** Names a file may be given. */
  static final String NAME = "[A-Za-z0-9_-][A-Za-z0-9._ -]{0,99}";

  /** Most bytes of a file. */
  static final long MOST_BYTES = 8L << 20;

  /** SHA-256 of a file, by which it is kept. */
  static String digest(Path file) {
    try {
      return Sha256.hex(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("an upload cannot be read", e);
    }
  }

  /**
   * Attaches a file and keeps it; where the step is refused nothing of it is kept.
   *
   * @param upload the file as it came
   * @param step attaches what lies at a path under its name
   * @throws ApiException when the file is empty or the step is refused
   */
  Incident attach(Path upload, String name, Function<Path, Incident> step) {
    Path place = folder.resolve("." + UUID.randomUUID());
    Path named = place.resolve(name);
    try {
      Files.createDirectories(place);
      try {
        if (Files.size(upload) == 0) {
          throw IncidentsController.empty();
        }
        Files.move(upload, named);
        Incident after = step.apply(named);
        Files.move(
            named,
            folder.resolve(digest(named)),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
        return after;
      } finally {
        Files.deleteIfExists(named);
        Files.deleteIfExists(place);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("an attachment cannot be kept", e);
    }
  }
}
