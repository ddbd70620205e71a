package io.ringfence.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RingfenceCommandTest {
  private static final int OK = 0;
  private static final int FAILED = 1;
  private static final int WRONG_INPUT = 2;

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "demo",
        "replay",
        "report",
        "stress",
        "verify",
        "signoff",
        "incident",
        "moves",
        "certificate",
        "evidence",
        "sample",
        "margin",
        "margin preview",
        "margin size",
        "venues",
        "venues compare",
        "query",
        "up",
        "token",
        "produce",
        "bench",
        "bench margin",
        "bench engine",
        "bench reallocation",
        "bench stress",
        "reallocate",
        "bench events",
        "bench growth",
        "torture",
        "torture engine",
        "torture simulation",
        "torture planted",
        "torture kill",
        "torture overload",
        "bench stream",
        "bench recovery",
        "bench ingest",
        "bench excel",
        "bench queries",
        "test",
        "completion"
      })
  void everySubcommandExplainsItselfAndItsExitCodes(String subcommand) {
    CommandRun run = CommandRun.of(folder, (subcommand + " --help").split(" ", -1));
    assertThat(run.exitCode()).isEqualTo(OK);
    assertThat(run.out())
        .contains("Usage: ringfence " + subcommand)
        .contains("Exit codes:")
        .contains("130")
        .doesNotContain("\u001b");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void theHelpNamesEverySubcommand() {
    assertThat(CommandRun.of(folder, "--help").out())
        .contains(
            "demo", "replay", "report", "verify", "sample", "margin", "venues", "query", "up",
            "token")
        .contains("bench", "torture", "test", "completion");
  }

  @Test
  void completionKnowsTheOptionsOfReplay() {
    CommandRun run = CommandRun.of(folder, "completion");
    assertThat(run.exitCode()).isEqualTo(OK);
    assertThat(run.out())
        .contains("complete -F")
        .contains("--wallet-events", "--new-leverage", "--at-risk");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'', name a command",
    "fly, fly",
    "replay, --marks",
    "replay --marks m.csv --positions p.csv --from yesterday, yesterday",
    "sample --seed x --positions 1 --out o, --seed",
    "sample --seed 1 --positions 0 --out o, --positions must be 1 to 100000",
    "sample --seed 1 --positions 5 --out o --marks-from m.csv, needs --at",
    "venues, name a command",
    "venues compare --venue binance, FILE",
    "venues compare f.json, --venue",
    "venues compare --venue kraken f.json, no such file",
    "venues compare --venue okx --tick-size 0 f.json, tickSize must be > 0",
    "venues compare --venue bybit --margin-mode half f.json, --margin-mode must be isolated or",
    "venues compare --venue okx --positions-csv p.csv f.json, --desk",
    "signoff, ACTION",
    "signoff prepare, name the report to prepare",
    "signoff approve r.xlsx, no run was kept",
    "incident follow, no run was kept",
    "certificate, --out",
    "query, SQL",
    "query SELECT, no run was kept",
    "up --port 99999, --port must be",
    "up --no-kafka --no-keycloak, no run was kept",
    "up --no-kafka --live-path, --no-kafka leaves out",
    "up --moves-as anna, add --no-loop",
    "up --no-kafka --loop-speed 2, the loop that --no-kafka leaves out",
    "up --no-loop --keep, the loop that --no-loop leaves out",
    "up --data folder, add --no-loop",
    "up --no-loop --keycloak 1 --no-keycloak, exclude each other",
    "up --no-loop --issuer-url nowhere, --issuer-url must be",
    "up --loop-speed 0, --loop-speed must be 1 to 21600",
    "bench screen --seconds 0, --seconds must be 1 to",
    "token, name a --role",
    "token --role compliance --renew, --renew needs --out",
    "token --role compliance --every 5, --every needs --renew",
    "token --role compliance --out x --renew --every 900, --every must be",
    "token --role risk-desk --desk macro, ringfence up",
    "demo --funding f.csv, --marks-from",
    "margin --table --explain, mutually exclusive",
    "margin no-such-file.jsonl, no-such-file.jsonl cannot be read",
    "margin --at today, today",
    "margin preview --venue binance, --instrument",
    "margin size --venue binance, --instrument",
    "bench, name what to measure",
    "bench margin --lines 0, --lines must be 1 to 1000000",
    "bench engine --rounds 0, --rounds must be 1 to",
    "bench engine --positions 10, --positions must be 200 to",
    "torture engine --events 5, --events must be 1000 to",
    "torture simulation --seeds 0, --seeds must be 1 to",
    "torture simulation --trace, name it with --seed",
    "test, infra/ringfence test"
  })
  void wrongUsageIsOneLineThatSaysTheWayOut(String line, String expected) {
    String[] arguments = line.isEmpty() ? new String[0] : line.split(" ", -1);
    CommandRun run = CommandRun.of(folder, arguments);
    assertThat(run.exitCode()).isEqualTo(WRONG_INPUT);
    assertThat(run.errLines()).hasSize(1);
    assertThat(run.err()).startsWith("error: ").contains(expected);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aMissingInputFileIsNamedBeforeAnythingStarts() throws IOException {
    Path marks = Files.writeString(folder.resolve("marks.csv"), "ts_ms\n");
    CommandRun run = replay(marks, folder.resolve("absent.csv"), folder.resolve("out"));
    assertThat(run.exitCode()).isEqualTo(WRONG_INPUT);
    assertThat(run.errLines()).hasSize(1);
    assertThat(run.err()).contains("--positions").contains("absent.csv: there is no such file");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aFolderInPlaceOfAFileIsNamed() throws IOException {
    Path marks = Files.createDirectory(folder.resolve("marks.csv"));
    CommandRun run = replay(marks, marks, folder.resolve("out"));
    assertThat(run.exitCode()).isEqualTo(WRONG_INPUT);
    assertThat(run.err()).contains("--marks").contains("no file but a folder");
  }

  @Test
  void anOutFolderThatCannotBeMadeIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("marks.csv"), "ts_ms\n");
    CommandRun run = replay(file, file, file.resolve("out"));
    assertThat(run.exitCode()).isEqualTo(FAILED);
    assertThat(run.errLines()).hasSize(1);
    assertThat(run.err()).contains("--out").contains("cannot be created");
  }

  private CommandRun replay(Path marks, Path positions, Path out) {
    return CommandRun.of(
        folder,
        "replay",
        "--marks",
        marks.toString(),
        "--positions",
        positions.toString(),
        "--out",
        out.toString());
  }
}
