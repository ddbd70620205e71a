package io.ringfence.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.clickhouse.EngineMain;
import io.ringfence.clickhouse.EngineProcess;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same commands on a ClickHouse server that somebody else runs, with user and password. */
class ServerIT {
  private static final int FAILED = 1;

  @TempDir Path folder;

  @Test
  void aReplayFillsTheServerItIsGivenAndStartsNoEngineOfItsOwn() {
    SmallReplay replay = SmallReplay.in(folder);
    Map<String, String> user =
        Map.of(EngineMain.USER_VARIABLE, "desk", EngineMain.PASSWORD_VARIABLE, "s3cret & more");
    try (EngineProcess server = EngineProcess.start(folder.resolve("server"), 0, user)) {
      try (Command command = as("desk", replay.command(folder, url(server.httpUrl()))).run()) {
        assertThat(command.exitCode()).as(command.err()).isZero();
        assertThat(command.out()).contains("SIMULATED").doesNotContain("s3cret");
        assertThat(replay.out().resolve("risk-pack.xlsx")).isRegularFile();
      }
      try (Command query = as("desk", count(server.httpUrl())).run()) {
        assertThat(query.exitCode()).as(query.err()).isZero();
        assertThat(query.out()).contains("│");
      }
      try (Command stranger = as("stranger", count(server.httpUrl())).run()) {
        assertThat(stranger.exitCode()).isNotZero();
        assertThat(stranger.errors()).hasSize(1);
      }
    }
  }

  @Test
  void aServerThatDoesNotAnswerIsSaidInOneLineAndNoWorkbookIsLeft() {
    SmallReplay replay = SmallReplay.in(folder);
    try (Command command = replay.command(folder, "--clickhouse-url", "http://127.0.0.1:1").run()) {
      assertThat(command.exitCode()).isEqualTo(FAILED);
      assertThat(command.errors()).hasSize(1);
      assertThat(command.err()).contains("http://127.0.0.1:1");
    }
    assertThat(replay.out().resolve("risk-pack.xlsx")).doesNotExist();
  }

  private Command.Setup count(URI server) {
    return Command.ringfence(
        folder, "query", "SELECT count() AS runs FROM runs", "--clickhouse-url", server.toString());
  }

  private static String[] url(URI server) {
    return new String[] {"--clickhouse-url", server.toString()};
  }

  private static Command.Setup as(String user, Command.Setup setup) {
    return setup
        .with("RINGFENCE_CLICKHOUSE_USER", user)
        .with("RINGFENCE_CLICKHOUSE_PASSWORD", "s3cret & more");
  }
}
