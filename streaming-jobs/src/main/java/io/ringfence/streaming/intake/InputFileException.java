package io.ringfence.streaming.intake;

import java.io.IOException;

/**
 * An input file that cannot be used at all: the message names the file, what was expected and what
 * was found, and is meant to be shown as it is. Single rows never cause it, they are rejected.
 */
public final class InputFileException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Without a cause beneath. */
  public InputFileException(String message) {
    super(message);
  }

  private InputFileException(String message, Throwable cause) {
    super(message, cause);
  }

  /** A file the file system does not give. */
  public static InputFileException unreadable(InputFile file, IOException cause) {
    return new InputFileException(
        "%s: cannot be read, %s: %s"
            .formatted(file.location(), cause.getClass().getSimpleName(), cause.getMessage()),
        cause);
  }
}
