package io.ringfence.clickhouse.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library is found where it is said to be, and what is missing is said in one line. */
class EngineLibraryTest {
  private static final String LINUX = "Linux amd64";

  @TempDir private Path folder;
  private final List<String> progress = new ArrayList<>();

  @Test
  void namedFileIsTakenAsItIs() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.so"), "library");
    assertThat(library(Map.of(EngineLibrary.VARIABLE, file.toString()), "Plan9 vax").file())
        .isEqualTo(file);
  }

  @Test
  void namedFileThatIsMissingIsRefused() {
    refuses(
        library(Map.of(EngineLibrary.VARIABLE, folder.resolve("absent.so").toString()), LINUX),
        "RINGFENCE_CHDB must name the engine's libchdb.so");
  }

  @Test
  void otherPlatformsAreSentToAServer() {
    refuses(
        library(Map.of(), "Mac OS X aarch64"),
        "Mac OS X aarch64: use a ClickHouse server with --clickhouse-url");
  }

  @Test
  void missingNpmIsSaidWithTheWayOut() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("bin"));
    refuses(
        library(Map.of("XDG_CACHE_HOME", folder.toString(), "PATH", empty.toString()), LINUX),
        "npm was not found, and the ClickHouse engine is not installed yet: install Node.js 20");
    assertThat(cacheFiles()).containsExactly("install.lock");
  }

  @Test
  void packageWithAnotherDigestIsRefusedAndLeavesNothing() throws IOException {
    Path programs = programs("echo changed > chdb-lib.tgz");
    refuses(
        library(
            Map.of("XDG_CACHE_HOME", folder.toString(), "PATH", programs + ":/usr/bin:/bin"),
            LINUX),
        "the downloaded package is not the pinned one");
    assertThat(cacheFiles()).containsExactly("install.lock");
    assertThat(progress).hasSize(1).first().asString().startsWith("Installing the ClickHouse");
  }

  @Test
  void refusalOfNpmIsPassedOn() throws IOException {
    Path programs = programs("echo 'npm error code E404' >&2; exit 1");
    refuses(
        library(
            Map.of("XDG_CACHE_HOME", folder.toString(), "PATH", programs + ":/usr/bin:/bin"),
            LINUX),
        "npm could not fetch @chdb/lib-linux-x64-gnu@26.7.3-stable.1 (npm error code E404)");
    assertThat(cacheFiles()).containsExactly("install.lock");
  }

  @Test
  void cacheThatCannotBeMadeIsSaid() throws IOException {
    Files.writeString(folder.resolve("ringfence"), "a file in the way");
    refuses(
        library(Map.of("XDG_CACHE_HOME", folder.toString(), "PATH", "/usr/bin"), LINUX),
        "The ClickHouse engine could not be installed in " + folder);
  }

  private EngineLibrary library(Map<String, String> environment, String platform) {
    return EngineLibrary.of(environment, platform, progress::add);
  }

  private static void refuses(EngineLibrary library, String reason) {
    assertThatThrownBy(library::file)
        .isInstanceOf(EngineUnavailableException.class)
        .hasMessageContaining(reason)
        .hasMessageNotContaining("\n");
  }

  /** A folder with an npm of our own, beside a node. */
  private Path programs(String npm) throws IOException {
    Path programs = Files.createDirectory(folder.resolve("programs"));
    for (String name : List.of("npm", "node")) {
      Path script = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + npm + "\n");
      assertThat(script.toFile().setExecutable(true)).isTrue();
    }
    return programs;
  }

  private List<String> cacheFiles() throws IOException {
    try (var files = Files.list(folder.resolve("ringfence/chdb/26.7.3-stable.1"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
