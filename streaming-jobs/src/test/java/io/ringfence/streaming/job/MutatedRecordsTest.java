package io.ringfence.streaming.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.contracts.wire.InputCountRow;
import io.ringfence.contracts.wire.InputKind;
import io.ringfence.streaming.Mutations;
import io.ringfence.streaming.Mutations.Sent;
import io.ringfence.streaming.RandomFeeds;
import io.ringfence.streaming.RandomReplay;
import io.ringfence.streaming.TestTerms;
import io.ringfence.streaming.instant.SnapshotGrid;
import io.ringfence.streaming.intake.InputFile;
import io.ringfence.streaming.intake.Inputs;
import io.ringfence.streaming.intake.IntakeSpec;
import io.ringfence.streaming.intake.MarkBasis;
import io.ringfence.streaming.intake.ReplayFacts;
import io.ringfence.streaming.intake.ReplayWindow;
import io.ringfence.streaming.intake.TopicRow;
import io.ringfence.streaming.intake.TopicRows;
import io.ringfence.streaming.source.StreamIntake;
import io.ringfence.streaming.source.TopicRange;
import io.ringfence.streaming.source.TopicStream;
import io.ringfence.streaming.source.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Records that are nearly right: whatever comes, it is applied, a repetition or refused, and
 * nothing else happens. How many: {@code -Dmutations=N}.
 */
class MutatedRecordsTest {
  private static final int COUNT = Integer.getInteger("mutations", 10_000);
  private static final int ROUNDS = 5;
  private static final long MOST_GROWTH_BYTES = 8L << 20;
  private static final TopicRows ROWS = new TopicRows(MarkBasis.MARK);
  private static final ReplayFacts FACTS =
      new ReplayFacts(0, Inputs.at("2199-12-31T00:00:00Z"), 0, COUNT, List.of());

  @TempDir Path folder;

  private List<InputFile> files() {
    return RandomFeeds.addTo(RandomReplay.write(11, folder), 11).spec().files();
  }

  private static TopicRow row(Sent sent, long offset) {
    return ROWS.decode(sent.kind(), sent.kind().label() + "/0", offset, sent.value());
  }

  private static List<TopicRow> rows(List<Sent> records) {
    List<TopicRow> rows = new ArrayList<>();
    records.forEach(sent -> rows.add(row(sent, rows.size())));
    return rows;
  }

  @Test
  void everyRecordIsAppliedARepetitionOrRefusedAndTheJobNeverRestarts() throws Exception {
    List<Sent> records = new Mutations(20_251_010, files()).draw(COUNT);
    MemorySinks sinks = MemorySinks.of("mutated");
    List<TopicRow> rows = rows(records);

    execute(rows, sinks);

    List<InputCountRow> totals = sinks.store().rows("input_counts", InputCountRow.class);
    assertThat(totals)
        .allSatisfy(
            total ->
                assertThat(total.received())
                    .as("%s", total)
                    .isEqualTo(total.applied() + total.duplicate() + total.rejected()));
    Map<InputKind, Long> received = new EnumMap<>(InputKind.class);
    totals.forEach(total -> received.put(total.kind(), total.received()));
    Map<InputKind, Long> sent = new EnumMap<>(InputKind.class);
    records.forEach(record -> sent.merge(record.kind(), 1L, Long::sum));
    assertThat(received).isEqualTo(sent);
    assertThat(received.keySet()).isEqualTo(EnumSet.allOf(InputKind.class));
    assertThat(totals.stream().mapToLong(InputCountRow::applied).sum()).isPositive();
    assertThat(totals.stream().mapToLong(InputCountRow::duplicate).sum()).isPositive();
    long refused = totals.stream().mapToLong(InputCountRow::rejected).sum();
    assertThat(refused).isGreaterThan(COUNT / 4);
    assertThat(sinks.store().texts().getOrDefault("rejects", List.of()))
        .hasSize(Math.toIntExact(refused));
  }

  /** A failure would end the job: nothing restarts it. */
  private void execute(List<TopicRow> rows, MemorySinks sinks) throws Exception {
    Configuration configuration =
        new LocalCluster(2, folder, Duration.ofSeconds(10), Optional.empty()).configuration();
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
    new ReplayGraph(
            intake(rows),
            new PackedRules(List.of()),
            SnapshotGrid.of(0, Duration.ofDays(3_650), FACTS.lastMicros()),
            TestTerms.SIMULATED,
            sinks)
        .addTo(environment);
    assertThat(environment.execute()).isNotNull();
  }

  private static StreamIntake intake(List<TopicRow> rows) {
    IntakeSpec spec =
        new IntakeSpec(List.of(), ReplayWindow.ALL, MarkBasis.MARK, Duration.ofMinutes(5));
    TopicStream topics =
        new TopicStream(
            new Topics("127.0.0.1:1", ""),
            new TopicRange(new TreeMap<>()),
            spec,
            new PackedRules(List.of())::known,
            FACTS,
            null);
    List<TopicRow> kept = new ArrayList<>(rows);
    return environment ->
        topics.judged(
            environment
                .fromData(TypeInformation.of(TopicRow.class), kept.toArray(TopicRow[]::new))
                .setParallelism(1)
                .uid("records"));
  }

  @Test
  void decodingKeepsNothing() throws Exception {
    Mutations mutations = new Mutations(7, files());
    long after = 0;
    for (int round = 1; round <= ROUNDS; round++) {
      for (Sent sent : mutations.draw(COUNT)) {
        assertThat(row(sent, round).offset()).isEqualTo(round);
      }
      if (round == 1) {
        after = usedAfterCollection();
      }
    }
    assertThat(usedAfterCollection() - after)
        .as("growth over %s records", (ROUNDS - 1) * COUNT)
        .isLessThan(MOST_GROWTH_BYTES);
  }

  private static long usedAfterCollection() {
    Runtime runtime = Runtime.getRuntime();
    for (int collection = 0; collection < 3; collection++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }

  @Test
  void aSeedDrawsTheSameRecords() throws Exception {
    List<InputFile> files = files();
    List<Sent> one = new Mutations(3, files).draw(200);
    List<Sent> other = new Mutations(3, files).draw(200);
    assertThat(rows(one)).isEqualTo(rows(other));
    assertThat(rows(new Mutations(4, files).draw(200))).isNotEqualTo(rows(one));
    assertThat(Set.copyOf(rows(one))).hasSizeGreaterThan(190);
  }
}
