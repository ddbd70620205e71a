package io.ringfence.reporting;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Gives files to every program that takes one from outside, in a JVM of its own, and says what each
 * answered and how long that took: the first line of every file, tab between the fields.
 */
public final class HostileCheck {
  private static final double NANOS_A_MILLI = 1e6;

  private HostileCheck() {}

  /** First the folder of key and ledger, then the files. */
  public static void main(String[] args) {
    Path evidence = Path.of(args[0]);
    for (String file : List.of(args).subList(1, args.length)) {
      say("verify", file, "verify", file, "--key", evidence.resolve("risk-pack.pub").toString());
      say(
          "check",
          file,
          "pack",
          "--check",
          file,
          "--evidence",
          evidence.toString(),
          "--clickhouse-url",
          "http://127.0.0.1:1",
          "--database",
          "none");
    }
  }

  private static void say(String door, String file, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = thread.getCurrentThreadAllocatedBytes();
    long cpu = thread.getCurrentThreadCpuTime();
    long start = System.nanoTime();
    int status = ErrandMain.run(List.of(arguments), Map.of(), stream(out), stream(err));
    double wall = (System.nanoTime() - start) / NANOS_A_MILLI;
    double processor = (thread.getCurrentThreadCpuTime() - cpu) / NANOS_A_MILLI;
    long bytes = thread.getCurrentThreadAllocatedBytes() - allocated;
    System.out.println(
        "%s\t%s\t%s\t%.0f ms\t%.0f ms processor\t%s\t%s"
            .formatted(
                Path.of(file).getFileName(),
                door,
                status,
                wall,
                processor,
                err.toString(StandardCharsets.UTF_8).strip().replace('\n', ' '),
                bytes));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
