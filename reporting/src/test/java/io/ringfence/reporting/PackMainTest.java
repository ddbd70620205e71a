package io.ringfence.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.RunningEngine;
import io.ringfence.reporting.fixture.SampleRun;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnEngine
class PackMainTest {
  private final RunningEngine engine;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  PackMainTest(RunningEngine engine) {
    this.engine = engine;
  }

  private int report(String run, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--clickhouse-url",
                engine.address().http().toString(),
                "--database",
                engine.address().database(),
                "--run-id",
                run));
    arguments.addAll(List.of(more));
    return PackMain.run(
        arguments,
        Map.of(),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        Clock.systemUTC());
  }

  private static String said(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }

  @Test
  void everyPackOfEveryNodeIsIssuedAndIntact(@TempDir Path folder) {
    SampleRun.withUnmarked("packs", 41, 60, 2).storeIn(engine.store().clickhouse());
    String evidence = folder.resolve("evidence").toString();
    for (String pack : List.of("risk", "decision", "compliance")) {
      for (String node : List.of("firm", "firm/ALPHA")) {
        Path file = folder.resolve(pack + node.replace('/', '-') + ".xlsx");
        String[] arguments = {
          "--pack",
          pack,
          "--node",
          node,
          "--as-of",
          "2025-10-10T21:30:00Z",
          "--out",
          file.toString(),
          "--evidence",
          evidence
        };
        assertThat(report("packs", arguments)).as(said(err)).isZero();
        assertThat(file).isNotEmptyFile();
      }
    }
    assertThat(said(out).lines().filter(line -> line.equals("verify    INTACT"))).hasSize(6);
    assertThat(said(out)).contains("decision-book of run packs, as of 2025-10-10T21:30:00Z");
    assertThat(said(out).lines().filter(line -> line.contains("see sheet Rejects")))
        .filteredOn(line -> line.endsWith("see sheet Rejects."))
        .hasSize(2);
    assertThat(said(out))
        .contains("see sheet Rejects of the risk pack.", "of the firm's risk pack.");
  }

  @Test
  void whatIsAskedWronglyIsNamedInOneLine(@TempDir Path folder) {
    SampleRun.of("asked", 42, 20).storeIn(engine.store().clickhouse());
    String file = folder.resolve("a.xlsx").toString();
    String[][] wrong = {
      {"--as-of must lie in run asked", "--as-of", "2025-10-12T00:00:00Z", "--out", file},
      {"--as-of must be an instant", "--as-of", "yesterday", "--out", file},
      {"--pack must be risk, decision or compliance", "--pack", "x", "--out", file},
      {"--node must be firm", "--node", "ALPHA", "--out", file},
      {"--node firm/NONE holds nothing", "--node", "firm/NONE", "--out", file},
      {"--out is missing", "--node", "firm"},
      {"--diff-to is missing", "--diff", "2025-10-10T22:00:00Z"},
      {
        "--diff must name the earlier knowledge first",
        "--diff",
        "2025-10-10T22:00:00Z",
        "--diff-to",
        "2025-10-10T21:00:00Z"
      }
    };
    for (String[] one : wrong) {
      err.reset();
      assertThat(report("asked", java.util.Arrays.copyOfRange(one, 1, one.length))).isEqualTo(2);
      assertThat(said(err)).startsWith("error: " + one[0]).hasLineCount(1);
    }
    assertThat(report("nobody", "--out", file)).isEqualTo(2);
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({"2025-10-10T21:00:00Z, false", "2025-10-10T21:30:00Z, true"})
  void theDifferenceOfTwoKnowledgeTimesNamesWhatBecameKnown(String until, boolean liquidated) {
    SampleRun.of("known " + until, 43, 60).storeIn(engine.store().clickhouse());
    String[] asked = {"--diff", "2025-10-10T21:00:00Z", "--diff-to", until};
    assertThat(report("known " + until, asked)).as(said(err)).isZero();
    assertThat(said(out).contains("liquidation binance/")).isEqualTo(liquidated);
    assertThat(said(out)).contains("@done {\"count\":");
  }

  @Test
  void aPackIsTheSameBytesWheneverItIsAskedFor(@TempDir Path folder) throws Exception {
    SampleRun.of("again", 44, 40).storeIn(engine.store().clickhouse());
    Path first = folder.resolve("first.xlsx");
    Path second = folder.resolve("second.xlsx");
    String[] rest = {"--as-of", "2025-10-10T21:00:00Z", "--node", "firm/BASIS", "--out"};
    for (Path file : List.of(first, second)) {
      List<String> arguments = new ArrayList<>(List.of(rest));
      arguments.add(file.toString());
      assertThat(report("again", arguments.toArray(String[]::new))).as(said(err)).isZero();
    }
    assertThat(Files.mismatch(first, second)).isEqualTo(-1);
  }
}
