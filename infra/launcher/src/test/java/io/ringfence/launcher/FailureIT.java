package io.ringfence.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the machine can refuse: each ends with one clear line and no half-written workbook. */
class FailureIT {
  private static final int FAILED = 1;
  private static final int PREREQUISITE_MISSING = 3;

  @TempDir Path folder;

  @Test
  void withoutNodeTheEngineCannotBeInstalledAndThatIsSaid() throws IOException {
    SmallReplay replay = SmallReplay.in(folder);
    Path path = Files.createDirectories(folder.resolve("path"));
    for (String program : List.of("sh", "dirname", "readlink", "sed")) {
      Files.createSymbolicLink(
          path.resolve(program), Path.of("/usr/bin/env").resolveSibling(program));
    }
    try (Command command =
        replay
            .command(folder)
            .with("XDG_CACHE_HOME", folder.resolve("empty cache").toString())
            .with("RINGFENCE_CHDB", "")
            .with("PATH", path.toString())
            .run()) {
      assertThat(command.exitCode()).isEqualTo(PREREQUISITE_MISSING);
      assertThat(command.errors()).hasSize(1);
      assertThat(command.err()).contains("npm");
    }
    assertThat(replay.out().resolve("risk-pack.xlsx")).doesNotExist();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "absent.csv, 2, there is no such file",
    "a folder, 2, this is no file but a folder",
    "cut off.csv.gz, 2, cannot be read",
    "not allowed.csv, 2, not allowed.csv",
  })
  void aFileThatCannotBeReadIsNamedWithTheReason(String name, int exitCode, String reason)
      throws IOException {
    SmallReplay replay = SmallReplay.in(folder);
    Path file = unreadable(name, replay.sample());
    try (Command command = replay.command(folder, "--marks", file.toString()).run()) {
      assertThat(command.exitCode()).as(command.err()).isEqualTo(exitCode);
      assertThat(command.errors()).hasSize(1);
      assertThat(command.err()).contains(name).contains(reason);
    }
    assertThat(replay.out().resolve("risk-pack.xlsx")).doesNotExist();
  }

  private Path unreadable(String name, Path sample) throws IOException {
    Path file = folder.resolve(name);
    switch (name) {
      case "a folder" -> Files.createDirectory(file);
      case "cut off.csv.gz" ->
          Files.write(file, Arrays.copyOf(Files.readAllBytes(sample.resolve("marks.csv.gz")), 999));
      case "not allowed.csv" -> {
        Files.writeString(file, "ts_ms,venue,instrument,mark_price\n");
        Files.setPosixFilePermissions(file, Set.of());
        assumeFalse(Files.isReadable(file), "root may read everything");
      }
      default -> assertThat(file).doesNotExist();
    }
    return file;
  }

  @Test
  void aPortInUseIsSaid() throws IOException {
    Path run = folder.resolve("run");
    Files.createDirectories(run.resolve("clickhouse"));
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Command command =
            Command.ringfence(
                    folder,
                    "up",
                    "--no-kafka",
                    "--no-keycloak",
                    "--data",
                    run.toString(),
                    "--port",
                    Integer.toString(taken.getLocalPort()))
                .run()) {
      assertThat(command.exitCode()).isEqualTo(FAILED);
      assertThat(command.errors()).hasSize(1);
      assertThat(command.err())
          .contains("port " + taken.getLocalPort())
          .contains("is in use: choose another with --port");
    }
    assertThat(folder.resolve("state/up/signing-key.pem")).doesNotExist();
  }

  @Test
  void aFullDiskUnderTheResultsLeavesNoWorkbook() throws IOException {
    SmallReplay replay = SmallReplay.in(folder);
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("small"), "64k");
        Command command = replay.into(disk.folder()).command(folder).run()) {
      assertThat(command.exitCode()).isEqualTo(FAILED);
      assertThat(command.errors()).hasSize(1);
      assertThat(command.err()).contains("No space left on device");
      assertThat(disk.folder().resolve("risk-pack.xlsx")).doesNotExist();
    }
  }

  @Test
  void aFullDiskUnderTheDataEndsTheRun() throws IOException {
    SmallReplay replay = SmallReplay.in(folder);
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("small"), "3m");
        Command command = replay.command(folder).with("TMPDIR", disk.folder().toString()).run()) {
      assertThat(command.exitCode()).isEqualTo(FAILED);
      assertThat(command.errors()).hasSize(1);
      assertThat(command.err()).containsAnyOf("No space left on device", "NOT_ENOUGH_SPACE");
    }
    assertThat(replay.out().resolve("risk-pack.xlsx")).doesNotExist();
  }

  @Test
  void aFileWithOnlyLastPricesIsRefusedUnlessAskedFor() throws IOException {
    SmallReplay replay = SmallReplay.in(folder);
    Path last = folder.resolve("last.csv");
    Files.writeString(
        last,
        """
        ts_ms,venue,instrument,mark_price,last_price,bar_ms
        1741572000000,binance,BTCUSDT,,96000,3600000
        """);
    try (Command command = replay.command(folder, "--marks", last.toString()).run()) {
      assertThat(command.exitCode()).isEqualTo(2);
      assertThat(command.errors()).hasSize(1);
      assertThat(command.err()).contains("last.csv").contains("--use-last-as-mark");
    }
    assertThat(replay.out().resolve("risk-pack.xlsx")).doesNotExist();
  }

  /** A file system of a few pages, where this machine lets one be mounted. */
  private record SmallDisk(Path folder) implements AutoCloseable {
    static SmallDisk mount(Path folder, String size) throws IOException {
      Files.createDirectories(folder);
      int status = run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString());
      assumeTrue(status == 0, "no small file system can be mounted here (needs root)");
      return new SmallDisk(folder);
    }

    @Override
    public void close() {
      run("umount", "--lazy", folder.toString());
    }

    private static int run(String... line) {
      try {
        return new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
      } catch (IOException e) {
        // Without the program nothing can be mounted either.
        return -1;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
