package io.ringfence.launcher.terminal;

import java.time.InstantSource;

/** Chooses how progress is shown. */
public final class ProgressDisplays {
  private ProgressDisplays() {}

  /**
   * A bar on a terminal, lines elsewhere.
   *
   * @param task what is being done, one or two words
   * @param unit what is counted, in the plural
   */
  public static Progress on(Terminal terminal, String task, String unit, InstantSource clock) {
    return terminal.errIsInteractive()
        ? new ProgressBarDisplay(terminal, task, unit)
        : new ProgressLines(terminal, task, unit, clock);
  }
}
