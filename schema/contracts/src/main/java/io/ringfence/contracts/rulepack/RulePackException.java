package io.ringfence.contracts.rulepack;

/**
 * A rule pack that must not be used: the message names file, instrument, field, rule and what was
 * found, and is meant to be shown as it is.
 */
public final class RulePackException extends RuntimeException {
  private static final long serialVersionUID = 1;

  RulePackException(String place, String rule) {
    super(place + ": " + rule);
  }

  RulePackException(String place, Throwable cause) {
    super(place + ": " + cause.getMessage(), cause);
  }
}
