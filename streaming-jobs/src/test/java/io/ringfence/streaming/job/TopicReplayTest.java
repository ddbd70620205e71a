package io.ringfence.streaming.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.contracts.wire.InputKind;
import io.ringfence.kafka.BrokerProcess;
import io.ringfence.streaming.Mutations;
import io.ringfence.streaming.RandomFeeds;
import io.ringfence.streaming.RandomReplay;
import io.ringfence.streaming.TestStore;
import io.ringfence.streaming.intake.FileDigest;
import io.ringfence.streaming.intake.InputFile;
import io.ringfence.streaming.produce.ProduceMain;
import io.ringfence.streaming.produce.RecordFormat;
import io.ringfence.streaming.produce.TopicProducer;
import io.ringfence.streaming.source.MissingTopics;
import io.ringfence.streaming.source.Topics;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics of a real broker, read by the job as it is started. */
class TopicReplayTest {
  private static final TestStore STORE = TestStore.create("topics");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MUTATIONS = 300;

  @TempDir static Path folder;

  private static BrokerProcess broker;

  @BeforeAll
  static void startBroker() {
    broker = BrokerProcess.start(folder.resolve("kafka"), 0);
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @Test
  void aTopicThatSomebodyElseHasCreatedSinceItWasMissingIsNoFailure() throws Exception {
    List<String> topics = List.of("race.marks", "race.positions");
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers()))) {
      MissingTopics.create(admin, topics.subList(0, 1), 1);
      MissingTopics.create(admin, topics, 1);

      assertThat(admin.listTopics().names().get()).containsAll(topics);
    }
  }

  @Test
  void theSameInputGivesTheSameDigestFromTopicsAsFromFilesWhateverFormAndPartitions()
      throws Exception {
    List<String> files = files();
    JsonNode fromFiles = replay("from-files", files);
    assertThatEveryFeedRestsInItsTableWithItsTotals();
    assertThatFilesAreNamedByTheirContent();

    for (Way form : Way.ALL) {
      String way = form.name();
      assertThat(
              produce(
                  way + ".", files, "--format", form.format(), "--partitions", form.partitions()))
          .isZero();
      JsonNode fromTopics = replay(way, List.of("--kafka", servers(), "--topic-prefix", way + "."));

      assertThat(fromTopics.path("computedDigest").asText())
          .as(way)
          .isEqualTo(fromFiles.path("computedDigest").asText());
      assertThat(totals(way)).as(way).isEqualTo(totals("from-files"));
      assertThat(
              STORE.rows(
                  "SELECT count() FROM input_counts WHERE run_id = '%s'".formatted(way)
                      + " AND (first_offset != 0 OR last_offset + 1 < received OR"
                      + " isNotNull(sha256) OR isNull(last_offset))"))
          .as("partitions are read from their first record to their last")
          .containsExactly("0");
      assertThat(
              STORE.rows(
                  "SELECT uniqExact(file) > 1 FROM input_counts WHERE run_id = '%s'".formatted(way)
                      + " AND kind = 'budgets'"))
          .containsExactly(form.partitions().equals("1") ? "0" : "1");
    }
  }

  private static void assertThatFilesAreNamedByTheirContent() {
    assertThat(
            rows(
                "SELECT DISTINCT file || ' ' || sha256 FROM input_counts"
                    + " WHERE run_id = 'from-files' AND isNull(first_offset) ORDER BY 1"))
        .containsExactlyElementsOf(
            inputs().stream()
                .map(file -> file.name() + " " + HexFormat.of().formatHex(FileDigest.of(file)))
                .sorted()
                .toList());
  }

  private static void assertThatEveryFeedRestsInItsTableWithItsTotals() {
    assertThat(totals("from-files"))
        .contains(
            "acknowledgements\t3\t0\t0\t3",
            "adl-ranks\t5\t1\t1\t3",
            "insurance-fund\t3\t1\t0\t2",
            "order-book\t4\t2\t0\t2",
            "rates\t3\t2\t0\t1",
            "rule-packs\t3\t1\t1\t1");
    assertThat(rows("SELECT rank FROM adl_ranks WHERE run_id = 'from-files'")).containsExactly("3");
    assertThat(rows("SELECT version FROM rule_pack_documents WHERE run_id = 'from-files'"))
        .containsExactly("2025-10-09");
    assertThat(rows("SELECT count() > 0 FROM venue_fills WHERE run_id = 'from-files'"))
        .containsExactly("1");
    assertThat(
            rows(
                "SELECT DISTINCT rule_pack FROM position_versions WHERE run_id = 'from-files' AND"
                    + " instrument = 'BTCUSDT' AND occurred_at >= '2025-10-09 01:00:00'"))
        .containsExactly("binance-usdm@2025-10-09");
    assertThat(
            rows(
                "SELECT change, count() > 0 FROM position_versions WHERE run_id = 'from-files' AND"
                    + " change IN ('stops', 'rules', 'partial_liquidation') GROUP BY change ORDER BY"
                    + " change"))
        .containsExactly("partial_liquidation\t1", "rules\t1", "stops\t1");
  }

  /** How the same input may be sent. */
  private record Way(String format, String partitions) {
    static final List<Way> ALL =
        List.of(new Way("avro", "1"), new Way("json", "2"), new Way("avro", "4"));

    String name() {
      return format + "-" + partitions;
    }
  }

  private static List<String> rows(String sql) {
    return STORE.rows(sql);
  }

  @Test
  void recordsThatCannotBeDecodedAreRefusedWithTopicPartitionOffsetAndBytesAndAllAreAccountedFor()
      throws Exception {
    assertThat(produce("broken.", files())).isZero();
    Topics topics = new Topics(servers(), "broken.");
    long first = Long.parseLong(rowsOf("marks"));
    try (TopicProducer producer = TopicProducer.open(topics, 1, RecordFormat.JSON, 0)) {
      producer.send(InputKind.MARKS, "x", new byte[] {(byte) 0xff, (byte) 0xfe, 0});
      producer.send(InputKind.MARKS, "x", "{\"ts\":".getBytes(StandardCharsets.UTF_8));
      producer.send(InputKind.MARKS, "x", "{\"ts\":7}".getBytes(StandardCharsets.UTF_8));
      for (Mutations.Sent spoiled : new Mutations(5, inputs()).draw(MUTATIONS)) {
        producer.send(spoiled.kind(), "x", spoiled.value());
      }
    }

    // Some of them speak of a time in another century.
    replay(
        "broken",
        List.of(
            "--kafka", servers(), "--topic-prefix", "broken.", "--snapshot-interval", "P3650D"));

    assertThat(
            STORE.rows(
                "SELECT line - %d, file, code, original FROM rejects WHERE run_id = 'broken'"
                        .formatted(first)
                    + " AND file = 'broken.marks/0' AND line >= %s AND line < %s ORDER BY line"
                        .formatted(first, first + 3)))
        .containsExactly(
            "0\tbroken.marks/0\tMALFORMED_ROW\tbase64://4A",
            "1\tbroken.marks/0\tMALFORMED_ROW\t{\"ts\":",
            "2\tbroken.marks/0\tMALFORMED_ROW\t{\"ts\":7}");
    assertThat(rows("SELECT sum(received) FROM input_counts WHERE run_id = 'broken'"))
        .containsExactly(Long.toString(producedRows() + 3 + MUTATIONS));
    assertThat(
            STORE.rows(
                "SELECT count() FROM input_counts WHERE run_id = 'broken'"
                    + " AND received != applied + duplicate + rejected"))
        .containsExactly("0");
  }

  private static long producedRows() {
    long rows = 0;
    for (JsonNode count : produced) {
      rows += count.asLong();
    }
    return rows;
  }

  private static String rowsOf(String kind) {
    return Integer.toString(produced.path(kind).asInt());
  }

  private static JsonNode produced = JSON.createObjectNode();

  private static String servers() {
    return broker.bootstrapServers();
  }

  private static List<InputFile> inputs() {
    return RandomFeeds.addTo(RandomReplay.write(7, folder), 7).spec().files();
  }

  private static List<String> files() {
    List<String> files = new ArrayList<>();
    for (InputFile file : inputs()) {
      files.addAll(List.of("--" + file.kind().label(), file.location()));
    }
    return files;
  }

  private static List<String> totals(String runId) {
    return STORE.rows(
        "SELECT kind, sum(received), sum(applied), sum(duplicate), sum(rejected) FROM input_counts"
            + " WHERE run_id = '%s' GROUP BY kind ORDER BY kind".formatted(runId));
  }

  private static int produce(String prefix, List<String> files, String... more) throws Exception {
    List<String> arguments = new ArrayList<>(files);
    arguments.addAll(List.of(more));
    arguments.addAll(List.of("--kafka", servers(), "--topic-prefix", prefix));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int code = ProduceMain.run(arguments.toArray(String[]::new), stream(out), System.err);
    produced = done(out);
    return code;
  }

  private static JsonNode replay(String runId, List<String> input) throws Exception {
    List<String> arguments = new ArrayList<>(input);
    arguments.addAll(List.of("--clickhouse-url", STORE.url().toString()));
    arguments.addAll(List.of("--database", STORE.database(), "--run-id", runId));
    arguments.addAll(List.of("--checkpoint-dir", folder.resolve(runId).toString()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = ReplayJob.run(arguments.toArray(String[]::new), stream(out), stream(err));
    assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
    return done(out);
  }

  private static JsonNode done(ByteArrayOutputStream out) throws Exception {
    String last = out.toString(StandardCharsets.UTF_8).lines().toList().getLast();
    return JSON.readTree(last.substring("@done ".length()));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
