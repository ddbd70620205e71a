package io.ringfence.streaming.job;

import io.ringfence.streaming.intake.InputFileException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Plays recorded files through the stream into the store.
 *
 * <p>Standard output carries lines {@code @progress DONE TOTAL} (rows) and, at the end,
 * {@code @done} with one object of JSON; warnings and the one line of a failure go to standard
 * error. Topics may be followed without an end. Exit codes: 0 done, 1 failed, 2 wrong input or
 * usage.
 */
@Command(
    name = "replay-job",
    description = "Plays recorded files through the stream into the store",
    mixinStandardHelpOptions = true)
public final class ReplayJob implements Callable<Integer> {
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int WRONG_INPUT = 2;

  @Mixin private ReplayArguments arguments = new ReplayArguments();

  private final PrintStream out;
  private final PrintStream err;

  private final Supplier<StopSignal> stop;

  private ReplayJob(PrintStream out, PrintStream err, Supplier<StopSignal> stop) {
    this.out = out;
    this.err = err;
    this.stop = stop;
  }

  /** Runs and exits. */
  public static void main(String[] args) {
    System.exit(run(args, System.out, System.err));
  }

  /** Runs with these outputs; gives the exit code. */
  static int run(String[] args, PrintStream out, PrintStream err) {
    return run(args, out, err, () -> StopSignal.ofProcess(System.in));
  }

  /** Runs until it is told to stop, where it follows topics; gives the exit code. */
  static int run(String[] args, PrintStream out, PrintStream err, Supplier<StopSignal> stop) {
    return new CommandLine(new ReplayJob(out, err, stop))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((wrong, _) -> fail(err, WRONG_INPUT, Failures.line(wrong)))
        .setExecutionExceptionHandler((failure, _, _) -> fail(err, FAILED, Failures.line(failure)))
        .execute(args);
  }

  @Override
  public Integer call() throws Exception {
    try {
      if (arguments.topics().areFollowed()) {
        new FollowRun(arguments, options(), stop.get(), out).execute();
        return DONE;
      }
      RunReport report = new ReplayRun(arguments, options(), out).execute();
      report.warnings().forEach(warning -> err.println("warning: " + warning));
      out.println("@done " + report.json());
      return DONE;
    } catch (InputFileException | RunExistsException wrong) {
      return fail(err, WRONG_INPUT, Failures.line(wrong));
    }
  }

  private ReplayOptions options() {
    try {
      return arguments.options();
    } catch (IllegalArgumentException wrong) {
      throw new CommandLine.ParameterException(new CommandLine(this), wrong.getMessage(), wrong);
    }
  }

  private static int fail(PrintStream err, int code, String line) {
    err.println("error: " + line);
    return code;
  }
}
