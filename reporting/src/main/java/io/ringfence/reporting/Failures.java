package io.ringfence.reporting;

import java.nio.file.FileSystemException;

/** Why something failed, in one line for the person who called. */
final class Failures {
  private Failures() {}

  /** The innermost reason, without a stack. */
  static String reason(Throwable failure) {
    Throwable innermost = failure;
    while (innermost.getCause() != null && innermost.getCause() != innermost) {
      innermost = innermost.getCause();
    }
    String reason =
        innermost instanceof FileSystemException file && file.getReason() != null
            ? file.getFile() + ": " + file.getReason()
            : innermost.getMessage();
    return reason == null ? innermost.getClass().getSimpleName() : oneLine(reason);
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
