package io.ringfence.clickhouse.process;

/** A child process ended, or was ended, before it was ready. The message is one line. */
public final class ChildFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  ChildFailedException(String name, String reason) {
    super(name + " " + reason);
    this.reason = reason;
  }

  /** What happened, as the end of a sentence that begins with the name of the process. */
  public String reason() {
    return reason;
  }
}
