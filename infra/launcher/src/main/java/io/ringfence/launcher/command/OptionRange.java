package io.ringfence.launcher.command;

import io.ringfence.launcher.terminal.CommandFailure;

/** Bounds of the numbers a command is given. */
final class OptionRange {
  private OptionRange() {}

  /**
   * Refuses a number outside its bounds, both inclusive.
   *
   * @throws CommandFailure wrong input, naming option, bounds and number
   */
  static void require(String option, long value, long least, long most) {
    if (value < least || value > most) {
      throw CommandFailure.wrongInput(
          "%s must be %s to %s, was %s".formatted(option, least, most, value));
    }
  }
}
