package io.ringfence.reporting.report;

/**
 * Figures that must be equal are not. Nothing is written then: a report that does not add up is
 * none. The message is one line that names what differs.
 */
public final class ControlTotalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A difference, said in one line. */
  public ControlTotalException(String message) {
    super(message);
  }
}
