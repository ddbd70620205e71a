package io.ringfence.keycloak;

import io.ringfence.clickhouse.process.ChildProcess;
import io.ringfence.clickhouse.process.JavaCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The published server, unpacked and built once for what we use of it: database in a file, no
 * cluster, health. Every start after that takes it as it is.
 *
 * @param folder the unpacked server
 */
record Distribution(Path folder) {
  private static final String ENTRY = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";
  private static final String MADE_READY = "ringfence-made-ready";
  private static final Duration BUILD_LIMIT = Duration.ofMinutes(5);

  /** What its own script passes to the JVM, but for the collector and the compiler. */
  private static final List<String> JVM =
      List.of(
          "-Xms64m",
          "-Xmx384m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+ExitOnOutOfMemoryError",
          "-Dfile.encoding=UTF-8",
          "-Dstdout.encoding=UTF-8",
          "-Dstderr.encoding=UTF-8",
          "-Duser.language=en",
          "-Duser.country=US",
          "-Duser.timezone=UTC",
          "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
          "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
              + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
          "-Dpicocli.disable.closures=true",
          "-Dquarkus-log-max-startup-records=10000",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--add-opens=java.base/java.security=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  /**
   * The server of a zip file, made ready if it is not yet; several processes may ask at once.
   *
   * @param zip the published file
   * @throws UncheckedIOException when it cannot be unpacked
   * @throws IllegalStateException when it does not build; the message says what it said
   */
  static Distribution ready(Path zip) {
    Path folder = zip.resolveSibling("keycloak");
    try (FileChannel channel =
            FileChannel.open(
                zip.resolveSibling("keycloak.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock _ = channel.lock()) {
      Distribution distribution = new Distribution(folder);
      if (!Files.exists(folder.resolve(MADE_READY))) {
        Unpacking.unpack(zip, folder);
        distribution.build();
        Files.createFile(folder.resolve(MADE_READY));
      }
      return distribution;
    } catch (IOException e) {
      throw new UncheckedIOException("Keycloak cannot be unpacked from " + zip, e);
    }
  }

  private void build() {
    List<String> said = Collections.synchronizedList(new ArrayList<>());
    JavaCommand command =
        command(
            folder,
            List.of(
                "build",
                "--db=dev-file",
                "--cache=local",
                "--health-enabled=true",
                "--metrics-enabled=false"));
    try (ChildProcess build = ChildProcess.start(command, said::add, said::add)) {
      if (!build.awaitEnd(BUILD_LIMIT) || build.exitValue() != 0) {
        throw new IllegalStateException("Keycloak does not build: " + String.join(" | ", said));
      }
    }
  }

  /**
   * Runs the server's own command line.
   *
   * @param home folder of its configuration and data
   * @param arguments as its script takes them
   */
  JavaCommand command(Path home, List<String> arguments) {
    List<String> jvm = new ArrayList<>(JVM);
    jvm.add("-Dkc.home.dir=" + home);
    jvm.add("-Djboss.server.config.dir=" + home.resolve("conf"));
    Path jar = folder.resolve("lib").resolve("quarkus-run.jar");
    return JavaCommand.of("keycloak", ENTRY, List.of(jar))
        .withJvmArguments(jvm)
        .withArguments(arguments);
  }
}
