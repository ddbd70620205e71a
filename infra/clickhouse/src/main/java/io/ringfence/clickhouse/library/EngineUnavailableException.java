package io.ringfence.clickhouse.library;

/**
 * The engine cannot be had or started on this machine. The message is one line for the person at
 * the terminal and says the way out.
 */
public final class EngineUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A failure without a deeper cause worth keeping. */
  public EngineUnavailableException(String message) {
    super(message);
  }

  /** A failure with its cause. */
  public EngineUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
