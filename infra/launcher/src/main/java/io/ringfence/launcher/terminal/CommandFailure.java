package io.ringfence.launcher.terminal;

/** The command cannot go on. The message is one line for the person who typed it: what and why. */
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  /**
   * A failure that ends the command.
   *
   * @param exitCode how it ends
   * @param message one line: what was expected, what was found, the way out
   */
  public CommandFailure(ExitCode exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** A failure with the exception behind it. */
  public CommandFailure(ExitCode exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /** Wrong input or usage. */
  public static CommandFailure wrongInput(String message) {
    return new CommandFailure(ExitCode.WRONG_INPUT, message);
  }

  /** How the command ends. */
  public ExitCode exitCode() {
    return exitCode;
  }
}
