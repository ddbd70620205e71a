package io.ringfence.api.report;

import io.ringfence.reporting.report.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Which persons, as tokens name them, prepared which payloads here. The register of duties knows
 * persons by names of its own; this is what holds two accounts of one person apart from two persons
 * where only the issuer knows. A file for each payload, a line for each person, as a digest.
 *
 * @param folder where
 */
record Preparers(Path folder) {
  /** Somebody is about to prepare; on disk when this returns, so that no crash forgets it. */
  void remember(String payloadHash, String person) {
    if (has(payloadHash, person)) {
      return;
    }
    try {
      Files.createDirectories(folder);
      Files.writeString(
          folder.resolve(payloadHash),
          digest(person) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND,
          StandardOpenOption.SYNC);
    } catch (IOException e) {
      throw new UncheckedIOException("who prepares cannot be kept", e);
    }
  }

  /** Whether the person prepared it, or meant to. */
  boolean has(String payloadHash, String person) {
    Path known = folder.resolve(payloadHash);
    try {
      return Files.exists(known) && Files.readAllLines(known).contains(digest(person));
    } catch (IOException e) {
      throw new UncheckedIOException("who prepared cannot be read", e);
    }
  }

  private static String digest(String person) {
    return Sha256.hex("person " + person);
  }
}
