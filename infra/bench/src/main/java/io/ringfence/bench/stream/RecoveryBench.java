package io.ringfence.bench.stream;

import io.ringfence.clickhouse.process.ChildProcess;
import io.ringfence.clickhouse.process.JavaCommand;
import io.ringfence.launcher.bench.Measure;
import io.ringfence.launcher.bench.Report;
import io.ringfence.launcher.bench.Workload;
import io.ringfence.launcher.process.ShortPauses;
import io.ringfence.streaming.job.Checkpoints;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * B9: the job's process is killed as {@code kill -9} does, at random moments, while ticks are due
 * on a schedule that waits for nobody, and is started again at once. Counted is the time from a
 * kill to the first alert that was written after it and stands in the final, verified file.
 */
final class RecoveryBench {
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);
  private static final Duration DEFAULT_DELAY = Duration.ofSeconds(1);
  private static final Duration MOST_PATIENCE = Duration.ofMinutes(5);
  private static final int MOST_MILLIS = 5_000;

  private final RecoveryOptions options;
  private final Report report;
  private final Random random;

  RecoveryBench(RecoveryOptions options, Report report) {
    this.options = options;
    this.report = report;
    random = new Random(options.seed());
  }

  void run() throws Exception {
    Files.createDirectories(options.folder());
    List<Measure> ours = measure("ringfence", options.in(options.file("ringfence"), true));
    List<Measure> theirs =
        measure("flink-defaults", options.in(options.file("flink-defaults"), false));
    int most = options.isFullSize() ? MOST_MILLIS : 0;
    report(List.of(ours.getFirst(), theirs.getFirst()), "first-alert-p95", most);
    report(List.of(ours.getLast(), theirs.getLast()), "current-p95", 0);
  }

  private void report(List<Measure> measures, String name, int most) {
    report.addTimes(new Workload("recovery", name, "ms", options.seed()), most, measures);
  }

  /** Kills one contestant: its time to the first alert, and to the first that is current. */
  List<Measure> measure(String name, RecoveryOptions of) throws Exception {
    Files.createDirectories(of.folder());
    JavaCommand command = command(name, of);
    if (of.isTuned() && of.isArchived()) {
      command = RecoveryArchive.in(of).trained(command);
    }
    List<Long> kills = new ArrayList<>();
    while (kills.size() < of.kills()) {
      try (ChildProcess job = start(command)) {
        awaitCurrent(name, of, job);
        // The first may have begun before that.
        awaitCheckpoint(name, of, job);
        awaitCheckpoint(name, of, job);
        Thread.sleep(random.nextInt(of.checkpointMillis()));
        requireAlive(name, job);
        kills.add(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
        job.kill();
      }
      if (!of.isTuned()) {
        Thread.sleep(DEFAULT_DELAY);
      }
    }
    try (ChildProcess job = start(command)) {
      awaitCurrent(name, of, job);
      Files.createFile(of.file(RecoveryJob.STOP));
      while (!job.awaitEnd(LOOK_EVERY)) {
        // It ends by itself.
      }
    }
    return new RecoveryVerdict(name, of).after(kills);
  }

  /**
   * Until another checkpoint is complete: what this start has told up to now is not cut off by the
   * next, and so it can be seen in the file when it was first, and when current.
   */
  private static void awaitCheckpoint(String name, RecoveryOptions of, ChildProcess job) {
    Checkpoints checkpoints = new Checkpoints(of.file("checkpoints"));
    Path before = checkpoints.latest().orElse(null);
    while (Objects.equals(checkpoints.latest().orElse(null), before)) {
      requireAlive(name, job);
    }
  }

  /** Until an alert of this start says that the backlog is worked off. */
  private static void awaitCurrent(String name, RecoveryOptions of, ChildProcess job)
      throws IOException {
    long since = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    long until = System.nanoTime() + MOST_PATIENCE.toNanos();
    while (!AlertFile.isCurrent(of.file(RecoveryJob.ALERTS), since)) {
      requireAlive(name, job);
      if (System.nanoTime() > until) {
        throw new IllegalStateException(name + " does not keep up with the ticks that are due");
      }
    }
  }

  private static void requireAlive(String name, ChildProcess job) {
    if (job.awaitEnd(LOOK_EVERY)) {
      throw new IllegalStateException(
          "the job of %s ended by itself with status %s".formatted(name, job.exitValue()));
    }
  }

  private static ChildProcess start(JavaCommand command) {
    return ChildProcess.start(command, System.err::println, System.err::println);
  }

  private static JavaCommand command(String name, RecoveryOptions of) {
    List<String> jvm =
        new ArrayList<>(
            List.of(
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.io.tmpdir=" + of.folder()));
    jvm.addAll(of.isTuned() ? ShortPauses.measured() : List.of("-Xmx" + ShortPauses.HEAP));
    List<Path> classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .map(Path::of)
            .toList();
    return JavaCommand.of(name, RecoveryJob.class.getName(), classPath)
        .withJvmArguments(jvm)
        .withArguments(of.arguments());
  }
}
