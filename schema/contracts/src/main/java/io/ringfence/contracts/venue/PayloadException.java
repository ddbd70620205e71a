package io.ringfence.contracts.venue;

/**
 * A payload that must not be used: the message names file, line, field, rule and what was found,
 * and is meant to be shown as it is.
 */
public final class PayloadException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String message;

  PayloadException(String place, String rule) {
    this.message = place + ": " + rule;
  }

  @Override
  public String getMessage() {
    return message;
  }
}
