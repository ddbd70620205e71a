package io.ringfence.launcher.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ringfence.clickhouse.library.EngineLibrary;
import io.ringfence.clickhouse.library.EngineUnavailableException;
import io.ringfence.contracts.wire.RejectCode;
import io.ringfence.launcher.command.RingfenceCommand;
import io.ringfence.launcher.process.Installation;
import io.ringfence.launcher.process.StateFolder;
import io.ringfence.launcher.process.Workplace;
import io.ringfence.launcher.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The command itself, called as a person calls it: engine, job and reports are real processes. */
final class PlayedRun {
  private static final Pattern TAB = Pattern.compile("\t");
  private static final String REJECTS = "SELECT file, line, code FROM rejects FORMAT TSV";

  private final Path folder;

  private PlayedRun(Path folder) {
    this.folder = folder;
  }

  /** Replays the files and keeps the tables; skipped where the modules or the engine are absent. */
  static PlayedRun of(ReplayInput input, Path folder, String... options) {
    assumeTrue(
        Files.exists(root().resolve("reporting/target/ringfence-reporting.jar")),
        "the modules are not packaged: run mvn verify from the root");
    assumeEngine();
    PlayedRun run = new PlayedRun(folder);
    List<String> arguments = new ArrayList<>(List.of("replay", "--keep"));
    arguments.addAll(List.of("--out", folder.resolve("out").toString()));
    arguments.addAll(input.arguments());
    arguments.addAll(List.of(options));
    call(folder, arguments);
    return run;
  }

  private static void assumeEngine() {
    try {
      EngineLibrary.ofThisMachine().file();
    } catch (EngineUnavailableException absent) {
      assumeTrue(
          "1".equals(System.getenv("RINGFENCE_REQUIRE_ALL")),
          "the engine is not on this machine: " + absent.getMessage());
      throw absent;
    }
  }

  /** A sample of the command's own {@code sample}. */
  static void sample(Path folder, String... options) {
    List<String> arguments = new ArrayList<>(List.of("sample", "--out", folder.toString()));
    arguments.addAll(List.of(options));
    call(folder, arguments);
  }

  /** Summary, rejects and every stored desk row against the brute force. */
  void assertEquals(ReplayOutcome expected, int atLeast) throws IOException {
    Differences differences = new Differences();
    SummaryFile.read(folder.resolve("out/summary.json")).compare(expected, differences);
    differences.equal("rejects", expected.rejects(), rejects());
    new StoredDesks(query(StoredDesks.QUERY)).compare(expected, differences);
    differences.assertNoneAmongAtLeast(atLeast);
  }

  /** The rejects as stored, by file and line. */
  List<Reject> rejects() {
    return query(REJECTS).stream()
        .map(line -> TAB.split(line, -1))
        .map(
            cells -> new Reject(cells[0], Integer.parseInt(cells[1]), RejectCode.valueOf(cells[2])))
        .sorted()
        .toList();
  }

  /** The rows of a statement on the kept tables, fields between tabulators. */
  List<String> query(String sql) {
    return call(folder, List.of("query", sql)).lines().toList();
  }

  /** Standard output of a call that must succeed. */
  private static String call(Path folder, List<String> arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Workplace workplace =
        new Workplace(
            new Installation(root()),
            new StateFolder(folder.resolve("state")),
            Terminal.plain(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8)),
            Map.of(),
            InstantSource.system(),
            "test");
    int exitCode = RingfenceCommand.in(workplace).execute(arguments.toArray(String[]::new));
    assertThat(exitCode).as(() -> arguments + ": " + err.toString(StandardCharsets.UTF_8)).isZero();
    return out.toString(StandardCharsets.UTF_8);
  }

  /** The repository's root: tests run in the folder of their module, two below it. */
  private static Path root() {
    return Path.of("").toAbsolutePath().resolve("../..").normalize();
  }
}
