package io.ringfence.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.RunningEngine;
import io.ringfence.reporting.fixture.SampleRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same run gives the same bytes wherever and whenever it is reported. */
@OnEngine
class SameBytesTest {
  private static final String RUN = "same bytes";
  private static final String ISSUED = "same evidence";

  @TempDir Path folder;

  private final RunningEngine engine;

  SameBytesTest(RunningEngine engine) {
    this.engine = engine;
  }

  /** How a JVM differs from the other. */
  private record Machine(String zone, String language, String country, String processors) {
    List<String> options() {
      return List.of(
          "-Duser.timezone=" + zone,
          "-Duser.language=" + language,
          "-Duser.country=" + country,
          "-XX:ActiveProcessorCount=" + processors,
          "-Djava.util.concurrent.ForkJoinPool.common.parallelism=" + processors);
    }
  }

  @Test
  void twoMachinesWithOtherZoneLocaleAndThreadsWriteTheSameBytes() throws Exception {
    SampleRun.withUnmarked(RUN, 23, 60, 2).storeIn(engine.store().clickhouse());
    Path here = reported(RUN, new Machine("Asia/Kathmandu", "ar", "EG", "1"), "here");
    Path there = reported(RUN, new Machine("America/St_Johns", "tr", "TR", "4"), "there");
    assertThat(there.resolve("risk-pack.xlsx"))
        .hasSameBinaryContentAs(here.resolve("risk-pack.xlsx"));
    assertThat(payload(there)).isEqualTo(payload(here)).contains("\"digest\"");
  }

  @Test
  void issuedOnTwoMachinesAllButTheEnvelopeIsEqual() throws Exception {
    SampleRun.withUnmarked(ISSUED, 23, 60, 2).storeIn(engine.store().clickhouse());
    Path here = issued(new Machine("Asia/Kathmandu", "ar", "EG", "1"), "mine");
    Path there = issued(new Machine("America/St_Johns", "tr", "TR", "4"), "theirs");
    for (String digest : List.of("payloadHash", "packageDigest", "cellDigest", "fileDigest")) {
      assertThat(ledgerField(there, digest)).hasSize(64).isEqualTo(ledgerField(here, digest));
    }
    assertThat(ledgerField(there, "signature")).isNotEqualTo(ledgerField(here, "signature"));
  }

  private static String ledgerField(Path out, String name) throws IOException {
    String ledger = Files.readString(out.resolve("ledger.jsonl"));
    String start = "\"" + name + "\":\"";
    int from = ledger.indexOf(start) + start.length();
    return ledger.substring(from, ledger.indexOf('"', from));
  }

  private Path issued(Machine machine, String name) throws IOException, InterruptedException {
    String evidence = folder.resolve(name + "-evidence").toString();
    return reported(ISSUED, machine, name, "--evidence", evidence);
  }

  private static String payload(Path out) throws IOException {
    String summary = Files.readString(out.resolve("summary.json"));
    return summary.substring(0, summary.indexOf("\"producedAt\""));
  }

  private Path reported(String run, Machine machine, String name, String... more)
      throws IOException, InterruptedException {
    Path out = folder.resolve(name);
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(machine.options());
    line.addAll(List.of("-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), ReportMain.class.getName()));
    line.addAll(List.of("--clickhouse-url", engine.address().http().toString()));
    line.addAll(List.of("--database", engine.address().database(), "--run-id", run));
    line.addAll(List.of("--out", out.toString()));
    line.addAll(List.of(more));
    Path said = folder.resolve(name + ".txt");
    int status =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start()
            .waitFor();
    assertThat(status).as(Files.readString(said)).isZero();
    return out;
  }
}
