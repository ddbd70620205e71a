package io.ringfence.reporting.evidence;

/** Somebody wanted to do what they may not do, or what cannot be done now; says why. */
public final class RefusedStepException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A refusal with its reason. */
  public RefusedStepException(String reason) {
    super(reason);
  }
}
