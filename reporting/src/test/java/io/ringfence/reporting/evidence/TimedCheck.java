package io.ringfence.reporting.evidence;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/** Checks one file in a JVM of its own and says what it cost. */
final class TimedCheck {
  private static final long NANOS_A_MILLI = 1_000_000;

  private TimedCheck() {}

  public static void main(String[] args) throws IOException {
    Verification verification =
        new Verification(VerifyingKey.read(Path.of(args[1])), null, Path.of(args[0] + ".none"));
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    try {
      System.out.println("accepted: " + verification.check(Path.of(args[0])).verdict());
    } catch (RefusedFileException e) {
      long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
      System.out.println("refused in " + nanos / NANOS_A_MILLI + " ms: " + e.getMessage());
    }
  }
}
