package io.ringfence.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchTest {
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

  private static BenchOptions small() {
    return new BenchOptions(true, 2, 5, 4000, 8, 30, Path.of("unused"));
  }

  private List<JsonNode> lines() throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    List<JsonNode> lines = new ArrayList<>();
    for (String line : written.toString(StandardCharsets.UTF_8).lines().toList()) {
      lines.add(mapper.readTree(line));
    }
    return lines;
  }

  @Test
  void everyPeerEndsWhereTheOracleDoesInCalmAndInACrash() throws Exception {
    new EngineBench(small(), report).run();
    assertThat(report.failures()).isEmpty();
    assertThat(lines()).hasSize(13).allSatisfy(BenchTest::isComplete);
  }

  @Test
  void everyPeerSharesOutToTheSameLevel() throws Exception {
    new ReallocationBench(new BenchOptions(true, 1, 5, 300, 8, 5, Path.of("unused")), report).run();
    assertThat(report.failures()).isEmpty();
    assertThat(lines()).hasSize(5).allSatisfy(BenchTest::isComplete);
  }

  @Test
  void laddersEqualTheBruteForceToTheLastDigit() throws Exception {
    new StressBench(small(), report).run();
    assertThat(report.failures()).isEmpty();
    assertThat(lines()).hasSize(3).allSatisfy(BenchTest::isComplete);
  }

  @Test
  void everyPeerEndsWhereTheOracleDoesAfterEvents() throws Exception {
    new EventsBench(small(), report).run();
    assertThat(report.failures()).isEmpty();
    assertThat(lines()).hasSize(6).allSatisfy(BenchTest::isComplete);
  }

  @Test
  void aPeerThatIsWrongByOneUnitFailsTheRun() throws Exception {
    new EngineBench(small(), report, List.of(EnginePeer::new, WrongPeer::of)).run();
    assertThat(report.failures())
        .hasSize(2)
        .allSatisfy(failure -> assertThat(failure).contains("/wrong", "digest"));
  }

  @Test
  void aPeerThatTellsNobodyFailsTheRun() throws Exception {
    new EventsBench(small(), report, List.of(EngineEventPeer::new, SilentPeer::of)).run();
    assertThat(report.failures())
        .hasSize(2)
        .allSatisfy(failure -> assertThat(failure).contains("/silent", "digest"));
  }

  private static void isComplete(JsonNode line) {
    List<String> fields = new ArrayList<>();
    line.fieldNames().forEachRemaining(fields::add);
    assertThat(fields).isEqualTo(FIELDS);
    assertThat(line.get("digestEqual").booleanValue()).isTrue();
    assertThat(line.get("value").doubleValue()).isPositive();
  }

  @Test
  void anotherDigestScoresNothingAndFailsTheRun() throws Exception {
    report.add(
        new Workload("engine", "any", "ticks/s", 1),
        Goal.NONE,
        List.of(
            new Measure("ringfence", new double[] {4, 6, 5}, true),
            new Measure("array-scan", new double[] {9, 9, 9}, false)));
    assertThat(lines().getFirst().get("value").doubleValue()).isEqualTo(5);
    assertThat(lines().getLast().get("value").doubleValue()).isZero();
    assertThat(report.failures()).singleElement().asString().contains("array-scan", "digest");
  }

  @Test
  void aPeerThatIsNoFairOneFailsTheRun() {
    report.add(
        new Workload("engine", "any", "ticks/s", 1),
        new Goal(0, Map.of(), Map.of("array-scan", 10.0)),
        List.of(
            new Measure("ringfence", new double[] {4}, true),
            new Measure("array-scan", new double[] {9}, true)));
    assertThat(report.failures()).singleElement().asString().contains("no fair peer");
  }
}
