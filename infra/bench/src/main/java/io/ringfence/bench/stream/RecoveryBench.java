package io.ringfence.bench.stream;

import io.ringfence.clickhouse.process.ChildProcess;
import io.ringfence.clickhouse.process.JavaCommand;
import io.ringfence.launcher.bench.Measure;
import io.ringfence.launcher.bench.Oracle;
import io.ringfence.launcher.bench.Population;
import io.ringfence.launcher.bench.Report;
import io.ringfence.launcher.bench.Workload;
import io.ringfence.streaming.job.Checkpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * B9: the job's process is killed as {@code kill -9} does, at random moments, while ticks are due on
 * a schedule that waits for nobody, and is started again at once. Counted is the time from a kill to
 * the first alert that was written after it and stands in the final, verified file.
 */
final class RecoveryBench {
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);
  private static final Duration DEFAULT_DELAY = Duration.ofSeconds(1);
  private static final double P95 = 0.95;
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
    List<Measure> measures = new ArrayList<>();
    measures.add(measure("ringfence", options.in(options.file("ringfence"), true)));
    measures.add(measure("flink-defaults", options.in(options.file("flink-defaults"), false)));
    report.addTimes(
        new Workload("recovery", "kill-p95", "ms", options.seed()),
        options.isFullSize() ? MOST_MILLIS : 0,
        measures);
  }

  private Measure measure(String name, RecoveryOptions of) throws Exception {
    Files.createDirectories(of.folder());
    JavaCommand command = command(name, of);
    if (of.isTuned()) {
      command = RecoveryArchive.in(of).trained(command);
    }
    List<Long> kills = new ArrayList<>();
    Checkpoints checkpoints = new Checkpoints(of.file("checkpoints"));
    while (kills.size() < of.kills()) {
      Path before = checkpoints.latest().orElse(null);
      try (ChildProcess job = start(command)) {
        while (checkpoints.latest().filter(path -> !path.equals(before)).isEmpty()) {
          requireAlive(name, job);
        }
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
      Thread.sleep(of.checkpointMillis());
      Files.createFile(of.file(RecoveryJob.STOP));
      while (!job.awaitEnd(LOOK_EVERY)) {
        // It ends by itself.
      }
    }
    return judged(name, of, kills);
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
                "-Xmx3g",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.io.tmpdir=" + of.folder()));
    if (of.isTuned()) {
      jvm.addAll(List.of("-XX:+UseSerialGC", "-Xms3g", "-Xmn1g", "-XX:+UseTransparentHugePages"));
    }
    List<Path> classPath =
        Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1))
            .map(Path::of)
            .toList();
    return JavaCommand.of(name, RecoveryJob.class.getName(), classPath)
        .withJvmArguments(jvm)
        .withArguments(of.arguments());
  }

  private Measure judged(String name, RecoveryOptions of, List<Long> kills) throws IOException {
    List<String> result = Files.readAllLines(of.file(RecoveryJob.RESULT));
    long played = Long.parseLong(result.getFirst());
    long anchor = Long.parseLong(Files.readString(of.file("anchor")));
    Population population =
        Population.uniform(
            of.seed(), of.positions(), of.instruments(), StreamOptions.DESKS);
    TickTape tape = TickTape.load(of.file("tape"));
    AlertFile alerts = AlertFile.read(of.file(RecoveryJob.ALERTS));
    AlertFile.Difference difference =
        alerts.against(
            AlertFile.uninterrupted(population, tape, played, anchor, of.rate()),
            anchor,
            of.rate());
    boolean isEqual =
        difference.lost() == 0
            && difference.duplicate() == 0
            && digest(alerts, result, of) == oracle(population, tape, played);
    double[] millis = times(kills, alerts);
    Arrays.sort(millis);
    System.err.println(
        "%s: %s kills, %s ticks, %s alerts, lost %s, duplicate %s, ms %s"
            .formatted(
                name,
                kills.size(),
                played,
                alerts.due().length,
                difference.lost(),
                difference.duplicate(),
                Arrays.toString(millis)));
    double p95 = millis[(int) Math.ceil(P95 * millis.length) - 1];
    return new Measure(name, new double[] {p95}, isEqual);
  }

  private static long digest(AlertFile alerts, List<String> result, RecoveryOptions of) {
    long[] equity = new long[StreamOptions.DESKS];
    long[] requirement = new long[StreamOptions.DESKS];
    for (int desk = 0; desk < equity.length; desk++) {
      String[] amounts = result.get(desk + 1).split(" ", -1);
      equity[desk] = Long.parseLong(amounts[0]);
      requirement[desk] = Long.parseLong(amounts[1]);
    }
    return StreamRun.mixTotals(alerts.alerts(of.positions()).digest(), equity, requirement);
  }

  private static long oracle(Population population, TickTape tape, long played) {
    TickTape.Reach reach = tape.reach(played);
    return Oracle.digest(population, reach.lows(), reach.highs(), reach.last());
  }

  /** From each kill to the first alert written after it, milliseconds. */
  private static double[] times(List<Long> kills, AlertFile alerts) {
    return kills.stream()
        .mapToDouble(
            kill ->
                Arrays.stream(alerts.written())
                        .filter(at -> at > kill)
                        .findFirst()
                        .orElseThrow()
                    - kill)
        .map(micros -> micros / 1000)
        .toArray();
  }
}
