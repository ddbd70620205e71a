package io.ringfence.streaming.control;

import org.apache.flink.runtime.throwable.ThrowableAnnotation;
import org.apache.flink.runtime.throwable.ThrowableType;

/**
 * Sums that must meet do not: the message names what was counted where, and is meant to be shown as
 * it is. A run that ends so is not to be believed.
 */
@ThrowableAnnotation(ThrowableType.NonRecoverableError)
public final class ControlTotalException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Names the sums. */
  public ControlTotalException(String message) {
    super(message);
  }
}
