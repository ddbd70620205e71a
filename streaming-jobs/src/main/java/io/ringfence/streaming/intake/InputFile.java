package io.ringfence.streaming.intake;

import io.ringfence.contracts.wire.InputKind;
import java.io.Serializable;
import java.nio.file.Path;

/**
 * One file of a replay.
 *
 * @param kind what its rows are
 * @param location where it lies, as the caller wrote it
 */
public record InputFile(InputKind kind, String location) implements Serializable {
  /** A file of a kind. */
  public static InputFile of(InputKind kind, Path path) {
    return new InputFile(kind, path.toString());
  }

  /** Where it lies. */
  public Path path() {
    return Path.of(location);
  }

  /** Its name without the folder, as control totals and rejects name it. */
  public String name() {
    return path().getFileName().toString();
  }
}
