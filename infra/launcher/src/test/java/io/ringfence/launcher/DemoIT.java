package io.ringfence.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** The main job as the README shows it. */
class DemoIT {
  private static final long MOST_KIBIBYTES = 2L * 1024 * 1024;
  private static final Duration MOST_TIME = Duration.ofSeconds(60);
  private static final double BUSY = 3;

  @TempDir Path folder;

  @Test
  void theDemoPlaysACrashWritesItsResultsAndCanBeAskedAfterwards(TestReporter reporter)
      throws Exception {
    Path out = folder.resolve("a folder/demo");
    AtomicBoolean ended = new AtomicBoolean();
    boolean busy = isBusyWithOtherThings();
    long start = System.nanoTime();
    try (Command demo =
        Command.ringfence(folder, "demo", "--keep", "--out", out.toString()).start()) {
      CompletableFuture<Long> memory =
          CompletableFuture.supplyAsync(() -> largestMemory(demo, ended));
      int exitCode = demo.exitCode();
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      ended.set(true);
      reporter.publishEntry(
          Map.of("took", took.toString(), "mostKibibytes", Long.toString(memory.get())));
      assertThat(exitCode).as(demo.err()).isZero();
      assertThat(demo.err()).containsAnyOf("plays a synthetic crash", "plays the recorded marks");
      assertThat(demo.out())
          .contains("SIMULATED", "period loss", "margin moves suggested")
          .contains("workbook  " + out.resolve("risk-pack.xlsx"))
          .contains("verify    INTACT")
          .contains("data      " + folder.resolve("state/runs"));
      if (!busy) {
        assertThat(took).isLessThan(MOST_TIME);
      }
      assertThat(memory.get())
          .as("proportional set size of all processes, KiB")
          .isLessThan(MOST_KIBIBYTES);
    }
    assertSummary(out);
    assertCanBeAsked();
    assertVerifies(out.resolve("risk-pack.xlsx"));
  }

  /** A machine on which many others wait for the processors says nothing about our speed. */
  private static boolean isBusyWithOtherThings() {
    var machine = ManagementFactory.getOperatingSystemMXBean();
    return machine.getSystemLoadAverage() > BUSY * machine.getAvailableProcessors();
  }

  private static void assertSummary(Path out) throws IOException {
    JsonNode summary = new ObjectMapper().readTree(out.resolve("summary.json").toFile());
    assertThat(summary.path("liquidations")).hasSizeGreaterThan(50);
    assertThat(summary.path("breaches")).isNotEmpty();
    assertThat(summary.path("desks")).hasSizeGreaterThan(24);
    assertThat(Files.size(out.resolve("risk-pack.xlsx"))).isGreaterThan(10_000);
    for (JsonNode input : summary.path("inputs")) {
      assertThat(input.path("received").asLong())
          .as(input.toString())
          .isPositive()
          .isEqualTo(
              input.path("applied").asLong()
                  + input.path("duplicate").asLong()
                  + input.path("rejected").asLong());
    }
  }

  private void assertVerifies(Path workbook) {
    try (Command verify = Command.ringfence(folder, "verify", workbook.toString()).run()) {
      assertThat(verify.exitCode()).as(verify.err()).isZero();
      assertThat(verify.out()).startsWith("INTACT").contains("SIMULATED risk-pack", "export 1");
    }
  }

  private void assertCanBeAsked() {
    try (Command query =
        Command.ringfence(folder, "query", "SELECT count() AS liquidations FROM liquidations")
            .run()) {
      assertThat(query.exitCode()).as(query.err()).isZero();
      assertThat(query.out()).contains("liquidations").contains("│");
    }
  }

  private static long largestMemory(Command command, AtomicBoolean ended) {
    long largest = 0;
    while (!ended.get()) {
      long sum = command.family().stream().mapToLong(DemoIT::proportionalSetSize).sum();
      largest = Math.max(largest, sum);
      Command.pause(Duration.ofMillis(250));
    }
    return largest;
  }

  /** KiB; 0 for a process that has just ended. */
  private static long proportionalSetSize(ProcessHandle process) {
    try {
      return Files.readAllLines(Path.of("/proc/" + process.pid() + "/smaps_rollup")).stream()
          .filter(line -> line.startsWith("Pss:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    } catch (IOException e) {
      return 0;
    }
  }
}
