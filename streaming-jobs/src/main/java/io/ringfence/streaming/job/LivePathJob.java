package io.ringfence.streaming.job;

import io.ringfence.streaming.intake.InputFileException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Runs the live path on topics, into tables and topics, until its standard input ends or it is told
 * to. Output and exit codes are those of {@link ReplayJob}.
 */
@Command(
    name = "live-path",
    description = "Runs the live path on topics: alerts and totals as marks arrive",
    mixinStandardHelpOptions = true)
public final class LivePathJob implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final int WRONG_INPUT = 2;

  @Mixin private LivePathArguments arguments = new LivePathArguments();

  private final PrintStream out;
  private final Supplier<StopSignal> stop;

  private LivePathJob(PrintStream out, Supplier<StopSignal> stop) {
    this.out = out;
    this.stop = stop;
  }

  /** Runs and exits. */
  public static void main(String[] args) {
    System.exit(run(args, System.out, System.err, () -> StopSignal.ofProcess(System.in)));
  }

  /** Runs until it is told to stop; gives the exit code. */
  static int run(String[] args, PrintStream out, PrintStream err, Supplier<StopSignal> stop) {
    return new CommandLine(new LivePathJob(out, stop))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((wrong, _) -> fail(err, WRONG_INPUT, wrong))
        .setExecutionExceptionHandler((failure, _, _) -> fail(err, code(failure), failure))
        .execute(args);
  }

  private static int code(Exception failure) {
    boolean isWrong =
        failure instanceof InputFileException || failure instanceof RunExistsException;
    return isWrong ? WRONG_INPUT : FAILED;
  }

  private static int fail(PrintStream err, int code, Exception failure) {
    err.println("error: " + Failures.line(failure));
    return code;
  }

  @Override
  public Integer call() throws Exception {
    try {
      arguments.check();
    } catch (IllegalArgumentException wrong) {
      throw new CommandLine.ParameterException(new CommandLine(this), wrong.getMessage(), wrong);
    }
    new LivePathRun(arguments, stop.get(), out).execute();
    return 0;
  }
}
