package io.ringfence.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.RunningEngine;
import io.ringfence.reporting.fixture.SampleRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The program that reports a completed run, as it is called; all of one small run. */
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportMainTest {
  private static final String RUN = "main";

  private final RunningEngine engine;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  ReportMainTest(RunningEngine engine) {
    this.engine = engine;
    SampleRun.of(RUN, 7, 16).storeIn(engine.store().clickhouse());
  }

  @BeforeEach
  void forget() {
    out.reset();
    err.reset();
  }

  @Test
  void aCompletedRunBecomesAWorkbookAndASummary(@TempDir Path folder) throws IOException {
    assertThat(report(RUN, folder, "--terminal")).isZero();
    assertThat(said(err)).isEmpty();
    assertThat(said(out))
        .contains("SIMULATED", "firm/ALPHA", "BREACH", "1 margin move suggested")
        .endsWith("\n")
        .doesNotContain("\u001B");
    assertThat(said(out).lines()).allMatch(line -> line.length() <= 120);
    assertThat(said(out).lines().reduce((_, last) -> last).orElseThrow())
        .startsWith("@done {\"runId\":\"main\",\"digest\":\"");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("risk-pack.xlsx", "summary.json");
    }
  }

  @Test
  void withAFolderOfKeyAndLedgerTheWorkbookIsEvidenceAndIsChecked(@TempDir Path folder) {
    Path made = folder.resolve("out");
    String evidence = folder.resolve("evidence").toString();
    assertThat(report(RUN, made, "--evidence", evidence)).isZero();
    assertThat(said(out)).contains("verify    INTACT", "issued ", " as export 1");
    assertThat(made.toFile().list())
        .containsExactlyInAnyOrder(
            "risk-pack.xlsx", "risk-pack.pub", "ledger.jsonl", "ledger.anchor", "summary.json");
    String[] replacing = {"--evidence", evidence, "--supersedes", "1", "--reason", "late rows"};
    assertThat(report(RUN, folder.resolve("again"), replacing)).isZero();
    assertThat(said(out)).contains(" as export 2", "entry 2 of 2, chain whole, head anchored");
  }

  @Test
  void aReasonAndWhatItSupersedesBelongTogether(@TempDir Path folder) {
    assertThat(report(RUN, folder, "--supersedes", "1")).isEqualTo(2);
    assertThat(said(err)).contains("must name its number and the reason");
  }

  @Test
  void colourIsThereOnlyWhenAskedFor(@TempDir Path folder) {
    assertThat(report(RUN, folder, "--terminal", "--colour")).isZero();
    assertThat(said(out)).contains("\u001B[31mBREACH\u001B[0m");
  }

  @Test
  void aRunThatDidNotCompleteIsSaidInOneLine(@TempDir Path folder) {
    assertThat(report("nobody", folder)).isEqualTo(1);
    assertThat(said(err)).startsWith("error: run nobody is not complete in http://127.0.0.1:");
    assertThat(said(err).lines()).hasSize(1);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFolderThatCannotBeWrittenIsSaidInOneLine(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    assertThat(report(RUN, file.resolve("out"))).isEqualTo(1);
    assertThat(said(err)).startsWith("error: cannot write the report to " + file);
    assertThat(said(err).lines()).hasSize(1);
  }

  @Test
  void aStoreThatDoesNotAnswerIsSaidInOneLine(@TempDir Path folder) {
    List<String> arguments = arguments(RUN, folder);
    arguments.set(1, "http://127.0.0.1:1");
    assertThat(run(arguments)).isEqualTo(1);
    assertThat(said(err)).startsWith("error: the store did not answer: ");
    assertThat(said(err).lines()).hasSize(1);
  }

  @Test
  void wrongArgumentsAreNamed() {
    assertThat(run(List.of("--nonsense"))).isEqualTo(2);
    assertThat(said(err)).startsWith("error: unknown argument --nonsense, usage: ");
  }

  private int report(String run, Path folder, String... more) {
    List<String> arguments = arguments(run, folder);
    arguments.addAll(List.of(more));
    return run(arguments);
  }

  private List<String> arguments(String run, Path folder) {
    return new ArrayList<>(
        List.of(
            "--clickhouse-url",
            engine.address().http().toString(),
            "--database",
            engine.address().database(),
            "--run-id",
            run,
            "--out",
            folder.toString()));
  }

  private int run(List<String> arguments) {
    return ReportMain.run(
        arguments,
        Map.of(),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        Clock.systemUTC());
  }

  private static String said(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
