package io.ringfence.streaming.simulation;

import io.ringfence.clickhouse.process.ChildProcess;
import io.ringfence.clickhouse.process.JavaCommand;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Runs a main class of the tests in a JVM that compiles quickly: a run of half a minute is over
 * before better code has paid for itself (measured: 300 seeds 42 s of processor time against 64 s).
 */
public final class OwnJvm {
  private static final List<String> ARGUMENTS =
      List.of(
          "-Xmx768m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Duser.timezone=America/St_Johns",
          "-Duser.language=de",
          "-Duser.country=CH",
          "--add-opens=java.base/java.nio=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private OwnJvm() {}

  /**
   * What a run came to.
   *
   * @param status exit status
   * @param lines what it said
   */
  public record Ended(int status, List<String> lines) {}

  /** Runs it to its end. */
  public static Ended run(Class<?> main, String... arguments) {
    String surefires = System.getProperty("surefire.test.class.path");
    String classPath = surefires == null ? System.getProperty("java.class.path") : surefires;
    List<Path> entries =
        Arrays.stream(classPath.split(File.pathSeparator, -1)).map(Path::of).toList();
    JavaCommand command =
        JavaCommand.of(main.getSimpleName(), main.getName(), entries)
            .withJvmArguments(ARGUMENTS)
            .withArguments(List.of(arguments));
    List<String> lines = Collections.synchronizedList(new ArrayList<>());
    try (ChildProcess child = ChildProcess.start(command, lines::add, lines::add)) {
      while (!child.awaitEnd(LOOK_EVERY)) {
        // Nothing to do but to look again.
      }
      return new Ended(child.exitValue(), List.copyOf(lines));
    }
  }
}
