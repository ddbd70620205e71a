package io.ringfence.bench.stream;

import io.ringfence.clickhouse.process.ChildProcess;
import io.ringfence.clickhouse.process.JavaCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The JVM's archive of loaded classes and profiles, made once by a short run of the same job: a
 * restarted process neither parses nor links Flink's classes again.
 *
 * @param options how recovery is measured
 */
record RecoveryArchive(RecoveryOptions options) {
  private static final int POSITIONS = 20_000;
  private static final Duration PLAYED = Duration.ofSeconds(6);

  static RecoveryArchive in(RecoveryOptions options) {
    return new RecoveryArchive(options);
  }

  /** The command with the archive. */
  JavaCommand trained(JavaCommand command) throws IOException, InterruptedException {
    Path archive = options.file("job.aot");
    Path folder = Files.createDirectories(options.file("training"));
    RecoveryOptions small =
        new RecoveryOptions(
            false, 1, POSITIONS, 4, options.rate(), 0, 1_000, folder, options.isTuned(), false);
    // Twice: the second goes on from a checkpoint, as the runs that count do.
    play(command.withArguments(small.arguments()), small);
    Files.delete(small.file(RecoveryJob.STOP));
    play(with(command, "-XX:AOTCacheOutput=" + archive).withArguments(small.arguments()), small);
    if (!Files.exists(archive)) {
      System.err.println("the JVM wrote no archive: it starts without");
      return command;
    }
    return with(command, "-XX:AOTCache=" + archive);
  }

  private static void play(JavaCommand command, RecoveryOptions small)
      throws IOException, InterruptedException {
    try (ChildProcess job = ChildProcess.start(command, System.err::println, System.err::println)) {
      Thread.sleep(PLAYED);
      Files.createFile(small.file(RecoveryJob.STOP));
      while (!job.awaitEnd(Duration.ofMillis(100))) {
        // It ends by itself.
      }
    }
  }

  private static JavaCommand with(JavaCommand command, String option) {
    List<String> jvm = new ArrayList<>(command.jvmArguments());
    jvm.add(option);
    // It tells at length which classes it cannot keep.
    jvm.add("-Xlog:aot*=off");
    return command.withJvmArguments(jvm);
  }
}
