package io.ringfence.reporting;

import io.ringfence.reporting.evidence.WrongRegisterException;
import io.ringfence.reporting.report.ControlTotalException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.function.Function;
import org.jooq.exception.DataAccessException;

/** How every program of this module ends: with 0, or with one line that says why and its code. */
final class Program {
  private static final int FAILED = 1;
  private static final int WRONG_INPUT = 2;

  private Program() {}

  /** What a program does. */
  interface Work {
    void run() throws IOException;
  }

  /**
   * Does the work.
   *
   * @param err where the one line goes
   * @param place what could not be written when the disk fails
   * @return 0, or 1 where something failed, or 2 where something was asked that cannot be answered
   */
  static int end(Work work, PrintStream err, String place) {
    try {
      work.run();
      return 0;
    } catch (WrongInputException | WrongRegisterException e) {
      err.println("error: " + e.getMessage());
      return WRONG_INPUT;
    } catch (ControlTotalException e) {
      err.println("error: control total: " + e.getMessage());
    } catch (DataAccessException e) {
      err.println("error: the store did not answer: " + Failures.reason(e));
    } catch (IOException | UncheckedIOException e) {
      err.println("error: cannot write the report to %s: %s".formatted(place, Failures.reason(e)));
    } catch (IllegalStateException e) {
      err.println("error: " + Failures.reason(e));
    }
    return FAILED;
  }

  /** Reads arguments and does the work they ask for. */
  static <A> int start(Arguments<A> arguments, Function<A, Integer> program, PrintStream err) {
    A given;
    try {
      given = arguments.read();
    } catch (IllegalArgumentException e) {
      err.println("error: " + e.getMessage());
      return WRONG_INPUT;
    }
    return program.apply(given);
  }

  /** Reads arguments; refuses them with an {@link IllegalArgumentException}. */
  interface Arguments<A> {
    A read();
  }
}
