package io.ringfence.bench.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.launcher.bench.Population;
import io.ringfence.launcher.bench.Report;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamBenchTest {
  private static final List<String> FIELDS =
      List.of(
          "bench",
          "workload",
          "peer",
          "value",
          "unit",
          "ratio",
          "target",
          "reached",
          "digestEqual",
          "rounds",
          "min",
          "max",
          "seed");

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final Report report =
      new Report(new PrintStream(written, true, StandardCharsets.UTF_8), true);

  private static StreamOptions small() {
    return StreamOptions.of(
        new String[] {"positions=2000", "each=500", "rounds=1", "seconds=1", "rate=50000"});
  }

  private List<JsonNode> lines() throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    List<JsonNode> lines = new ArrayList<>();
    for (String line : written.toString(StandardCharsets.UTF_8).lines().toList()) {
      lines.add(mapper.readTree(line));
    }
    return lines;
  }

  private static void isComplete(JsonNode line) {
    List<String> fields = new ArrayList<>();
    line.fieldNames().forEachRemaining(fields::add);
    assertThat(fields).isEqualTo(FIELDS);
    assertThat(line.get("digestEqual").booleanValue()).isTrue();
    assertThat(line.get("value").doubleValue()).isPositive();
  }

  @Test
  void everyPeerEndsWhereTheOracleDoes() throws Exception {
    new StreamBench(small(), report).run();
    assertThat(report.failures()).isEmpty();
    assertThat(lines()).hasSize(6).allSatisfy(StreamBenchTest::isComplete);
  }

  @Test
  void latencyIsToldForAlertsThatAreTheOracles() throws Exception {
    new LatencyBench(small(), report).run();
    assertThat(report.failures()).isEmpty();
    assertThat(lines()).hasSize(2).allSatisfy(StreamBenchTest::isComplete);
  }

  @Test
  void aKilledProcessLosesNoAlertAndTellsNoneTwice(@TempDir Path folder) throws Exception {
    RecoveryOptions options =
        RecoveryOptions.of(
            new String[] {
              "positions=5000",
              "rate=20000",
              "kills=1",
              "checkpoint=300",
              "archive=false",
              "folder=" + folder
            });
    assertThat(new RecoveryBench(options, report).measure("ringfence", options))
        .hasSize(2)
        .allSatisfy(
            measure -> {
              assertThat(measure.digestEqual()).isTrue();
              assertThat(measure.median()).isPositive();
            });
  }

  @Test
  void aTapeSaysHowFarMarksHaveGoneHoweverLongItIsPlayed() {
    Population population = Population.uniform(3, 100, 4, 50);
    TickTape tape = new TickTape(3, population, 500);
    long[] lows = population.startMark.clone();
    long[] highs = population.startMark.clone();
    long[] last = population.startMark.clone();
    for (long n = 0; n < 2_300; n++) {
      int of = tape.instrument(n);
      assertThat(Math.abs(tape.mark(n) - last[of])).isLessThanOrEqualTo(last[of] / 2_000);
      last[of] = tape.mark(n);
      lows[of] = Math.min(lows[of], last[of]);
      highs[of] = Math.max(highs[of], last[of]);
      if (n % 137 == 0) {
        TickTape.Reach reach = tape.reach(n + 1);
        assertThat(reach.last()).isEqualTo(last);
        assertThat(reach.lows()).isEqualTo(lows);
        assertThat(reach.highs()).isEqualTo(highs);
      }
    }
  }
}
