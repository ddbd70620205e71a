package io.ringfence.reporting.evidence;

/** A file that is not even looked into; the message is one line that says why. */
public final class RefusedFileException extends Exception {
  private static final long serialVersionUID = 1L;

  RefusedFileException(String message) {
    super(message);
  }

  RefusedFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
