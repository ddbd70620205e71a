package io.ringfence.reporting;

import java.io.Serial;

/** What was asked cannot be answered, such as an instant outside the run. */
final class WrongInputException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  WrongInputException(String message) {
    super(message);
  }
}
