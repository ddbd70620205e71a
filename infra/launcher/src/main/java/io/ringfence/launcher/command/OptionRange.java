package io.ringfence.launcher.command;

import io.ringfence.launcher.terminal.CommandFailure;

/** Bounds of the numbers a command is given. */
final class OptionRange {
  /** The highest port there is. */
  static final int HIGHEST_PORT = 65_535;

  private OptionRange() {}

  /**
   * Refuses what is no port; 0 stands for a free one.
   *
   * @throws CommandFailure wrong input, naming option and number
   */
  static void requirePort(String option, int port) {
    require(option, port, 0, HIGHEST_PORT);
  }

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
