package io.ringfence.launcher.terminal;

/** How the command ended, as the shell sees it. The numbers are part of its interface. */
public enum ExitCode {
  /** Done. */
  OK(0),
  /** Something it depends on failed: the engine, the job, the disk. */
  FAILED(1),
  /** The input or the way the command was called is wrong. */
  WRONG_INPUT(2),
  /** Something that must be installed is missing. */
  PREREQUISITE_MISSING(3),
  /** Figures were compared and at least one breaks from the venue's. */
  FIGURES_BREAK(4),
  /** Stopped by Ctrl-C. */
  INTERRUPTED(130);

  private final int value;

  ExitCode(int value) {
    this.value = value;
  }

  /** The number the shell sees. */
  public int value() {
    return value;
  }
}
