package io.ringfence.launcher.process;

import io.ringfence.clickhouse.process.JavaCommand;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the built modules lie.
 *
 * @param root the repository's root folder
 */
public record Installation(Path root) {
  /**
   * The first compiler only: half the processor time of a run that is over in seconds (measured:
   * job 17 s against 27 s, report 5 s against 10 s), and the slower code where a run takes minutes.
   */
  static final String QUICK_START = "-XX:TieredStopAtLevel=1";

  /** Options every child has: it must not fill the machine, and it is read as UTF-8 and in UTC. */
  private static final List<String> COMMON =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+ExitOnOutOfMemoryError",
          "-Duser.timezone=UTC",
          "-Dfile.encoding=UTF-8",
          "-Dstdout.encoding=UTF-8",
          "-Dstderr.encoding=UTF-8",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  /** A module that runs as a process of its own. */
  enum Module {
    /** The Flink jobs. */
    STREAMING_JOBS(
        "streaming-jobs",
        "ringfence-streaming-jobs",
        List.of(
            "-Xmx512m",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.nio=ALL-UNNAMED")),
    /** The benchmark of the sink. */
    BENCH_INGEST(
        "infra/bench-ingest",
        "ringfence-bench-ingest",
        List.of("-Xms2g", "-Xmx2g", "--add-opens=java.base/java.nio=ALL-UNNAMED")),
    /** The benchmark of the sheet writer. */
    BENCH_EXCEL("infra/bench-excel", "ringfence-bench-excel", List.of("-Xms512m", "-Xmx512m")),
    /** A browser that looks at the dashboard. */
    SCREEN("infra/screen", "ringfence-screen", List.of("-Xmx256m", QUICK_START)),
    /** The benchmark of the questions. */
    BENCH_QUERIES("infra/bench-queries", "ringfence-bench-queries", List.of("-Xmx1g")),
    /** The benchmarks of the stream. */
    BENCH(
        "infra/bench",
        "ringfence-bench",
        List.of(
            "-Xms3g",
            "-Xmx3g",
            "-Xmn1g",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.nio=ALL-UNNAMED")),
    /** The queries and the workbook. */
    REPORTING("reporting", "ringfence-reporting", List.of("-Xmx384m", QUICK_START)),
    /** The HTTP interface. */
    API(
        "api",
        "ringfence-api",
        List.of(
            "-Xmx256m",
            QUICK_START,
            // Else a full collection stops everybody for 0.2 s when classes or code have grown.
            "-XX:MetaspaceSize=256m",
            "-XX:ReservedCodeCacheSize=512m",
            "--add-opens=java.base/java.nio=ALL-UNNAMED"));

    private final String folder;
    private final String artifact;
    private final List<String> jvmArguments;

    Module(String folder, String artifact, List<String> jvmArguments) {
      this.folder = folder;
      this.artifact = artifact;
      this.jvmArguments = jvmArguments;
    }
  }

  /** The broker's libraries. */
  Path brokerLibraries() {
    return root.resolve("infra").resolve("kafka").resolve("target").resolve("lib");
  }

  /** The published Keycloak server. */
  Path keycloak() {
    Path target = root.resolve("infra").resolve("keycloak").resolve("target");
    return target.resolve("server").resolve("keycloak.zip");
  }

  /**
   * The command that runs a main class of the tests of the streaming jobs: the simulation and the
   * planted bugs, which look for the sources under the root.
   *
   * @throws CommandFailure when the module is not built
   */
  public JavaCommand simulation(String name, String mainClass, List<String> arguments) {
    JavaCommand job = command(Module.STREAMING_JOBS, name, mainClass);
    Path target = root.resolve(Module.STREAMING_JOBS.folder).resolve("target");
    List<Path> classPath = new ArrayList<>();
    classPath.add(target.resolve(Module.STREAMING_JOBS.artifact + "-tests.jar"));
    classPath.add(target.resolve("torture-lib").resolve("*"));
    classPath.addAll(job.classPath());
    List<String> jvm = new ArrayList<>(job.jvmArguments());
    jvm.add("-Dringfence.root=" + root);
    return JavaCommand.of(name, mainClass, classPath)
        .withJvmArguments(jvm)
        .withArguments(arguments);
  }

  /**
   * The command that runs a main class of a module.
   *
   * @param name what people call the process
   * @throws CommandFailure when the module is not built
   */
  JavaCommand command(Module module, String name, String mainClass) {
    Path jar = jar(module);
    List<String> jvm = new ArrayList<>(COMMON);
    jvm.addAll(module.jvmArguments);
    jvm.add("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
    return JavaCommand.of(name, mainClass, List.of(jar)).withJvmArguments(jvm);
  }

  /**
   * The jar of a module; its manifest names its libraries in the folder lib beside it.
   *
   * @throws CommandFailure when the module is not built
   */
  Path jar(Module module) {
    Path jar = root.resolve(module.folder).resolve("target").resolve(module.artifact + ".jar");
    if (!Files.isRegularFile(jar)) {
      throw new CommandFailure(
          ExitCode.FAILED, jar + " is not built: call infra/ringfence, which builds it");
    }
    return jar;
  }
}
