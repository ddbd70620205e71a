package io.ringfence.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.RunningEngine;
import io.ringfence.reporting.fixture.SampleRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnEngine
class PackMainTest {
  private final RunningEngine engine;
  private final PackProgram program;

  PackMainTest(RunningEngine engine) {
    this.engine = engine;
    this.program = new PackProgram(engine, Clock.systemUTC());
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
        assertThat(program.report("packs", arguments)).as(program.complained()).isZero();
        assertThat(file).isNotEmptyFile();
      }
    }
    assertThat(program.said().lines().filter(line -> line.equals("verify    INTACT"))).hasSize(6);
    assertThat(program.said()).contains("decision-book of run packs, as of 2025-10-10T21:30:00Z");
    assertThat(program.said().lines().filter(line -> line.contains("see sheet Rejects")))
        .filteredOn(line -> line.endsWith("see sheet Rejects."))
        .hasSize(2);
    assertThat(program.said())
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
      assertThat(program.report("asked", java.util.Arrays.copyOfRange(one, 1, one.length)))
          .isEqualTo(2);
      assertThat(program.complained()).startsWith("error: " + one[0]).hasLineCount(1);
    }
    assertThat(program.report("nobody", "--out", file)).isEqualTo(2);
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({"2025-10-10T21:00:00Z, false", "2025-10-10T21:30:00Z, true"})
  void theDifferenceOfTwoKnowledgeTimesNamesWhatBecameKnown(String until, boolean liquidated) {
    SampleRun.of("known " + until, 43, 60).storeIn(engine.store().clickhouse());
    String[] asked = {"--diff", "2025-10-10T21:00:00Z", "--diff-to", until};
    assertThat(program.report("known " + until, asked)).as(program.complained()).isZero();
    assertThat(program.said().contains("liquidation binance/")).isEqualTo(liquidated);
    assertThat(program.said()).contains("@done {\"count\":");
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
      assertThat(program.report("again", arguments.toArray(String[]::new)))
          .as(program.complained())
          .isZero();
    }
    assertThat(Files.mismatch(first, second)).isEqualTo(-1);
  }
}
