package io.ringfence.contracts.migration;

/**
 * A migration that must not, or could not, be applied: the message names the file, the rule and
 * what was found, and is meant to be shown as it is.
 */
public final class MigrationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  MigrationException(String message) {
    super(message);
  }

  MigrationException(String message, Throwable cause) {
    super(message, cause);
  }
}
