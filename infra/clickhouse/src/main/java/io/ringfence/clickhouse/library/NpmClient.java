package io.ringfence.clickhouse.library;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The machine's own npm client, asked for one tarball. It knows which registry the machine uses; we
 * do not.
 *
 * @param environment variables the client runs with; its {@code PATH} is where npm is looked for
 */
record NpmClient(Map<String, String> environment) {
  private static final long LIMIT_MINUTES = 15;
  private static final String WAY_OUT =
      "install Node.js 20 or newer, or set "
          + EngineLibrary.VARIABLE
          + " to a libchdb.so, or use a ClickHouse server with --clickhouse-url";

  /**
   * Downloads the package's tarball into a folder that holds nothing else.
   *
   * @return the tarball
   * @throws EngineUnavailableException if npm is missing or says no
   */
  Path pack(LibraryPackage wanted, Path folder) throws IOException {
    Path npm = executable("npm").orElseThrow(() -> missing("npm"));
    if (executable("node").isEmpty()) {
      throw missing("node");
    }
    Path said = folder.resolve("npm.log");
    var builder =
        new ProcessBuilder(
            List.of(npm.toString(), "pack", wanted.specification(), "--loglevel=error"));
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(said.toFile());
    int status = run(builder);
    if (status != 0) {
      throw new EngineUnavailableException(
          "npm could not fetch "
              + wanted.specification()
              + " ("
              + lastWords(said)
              + "): "
              + WAY_OUT);
    }
    return tarballIn(folder);
  }

  private Optional<Path> executable(String name) {
    String path = environment.getOrDefault("PATH", "");
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static int run(ProcessBuilder builder) throws IOException {
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      if (process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
        return process.exitValue();
      }
      throw new EngineUnavailableException(
          "npm did not finish within " + LIMIT_MINUTES + " minutes: " + WAY_OUT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineUnavailableException("interrupted while npm was running", e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static Path tarballIn(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".tgz"))
          .findFirst()
          .orElseThrow(
              () -> new EngineUnavailableException("npm said it packed a file but left none"));
    }
  }

  private static String lastWords(Path log) throws IOException {
    String all = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
    return all.lines()
        .filter(line -> !line.isBlank() && !line.contains("complete log"))
        .findFirst()
        .orElse("no message")
        .strip();
  }

  private static EngineUnavailableException missing(String program) {
    return new EngineUnavailableException(
        program + " was not found, and the ClickHouse engine is not installed yet: " + WAY_OUT);
  }
}
