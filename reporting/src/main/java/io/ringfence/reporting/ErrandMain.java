package io.ringfence.reporting;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * One of the programs on behalf of another process: {@code pack}, {@code office} or {@code verify}
 * and its arguments. It ends with the program, or at once when its standard input does: whoever
 * asked is gone then, and nothing must be issued that nobody hears of.
 */
public final class ErrandMain {
  private static final int WRONG_INPUT = 2;
  private static final int LEFT_ALONE = 9;

  private ErrandMain() {}

  /** Runs the program and ends the JVM. */
  public static void main(String[] args) {
    Thread.ofPlatform().daemon().name("asker").start(() -> endWith(System.in));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(args), System.getenv(), out, err));
  }

  private static void endWith(InputStream input) {
    try {
      while (input.read() >= 0) {
        // Nothing is ever said here.
      }
    } catch (IOException e) {
      // A broken pipe is an end like any other.
    }
    Runtime.getRuntime().halt(LEFT_ALONE);
  }

  /** Runs the program; its result is the exit code. */
  static int run(
      List<String> args, Map<String, String> environment, PrintStream out, PrintStream err) {
    List<String> rest = args.isEmpty() ? args : args.subList(1, args.size());
    Clock clock = Clock.systemUTC();
    switch (args.isEmpty() ? "" : args.getFirst()) {
      case "pack" -> {
        return PackMain.run(rest, environment, out, err, clock);
      }
      case "office" -> {
        return OfficeMain.run(rest, environment, out, err, clock);
      }
      case "verify" -> {
        return VerifyMain.run(rest, out, err, clock);
      }
      default -> {
        err.println("error: name one of pack, office and verify, and its arguments");
        return WRONG_INPUT;
      }
    }
  }
}
