package io.ringfence.streaming.intake;

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

  /** With the failure of the file system beneath. */
  public InputFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
