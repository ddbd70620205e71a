package io.ringfence.streaming.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.contracts.wire.InputKind;
import io.ringfence.kafka.BrokerProcess;
import io.ringfence.streaming.RandomReplay;
import io.ringfence.streaming.TestStore;
import io.ringfence.streaming.intake.InputFile;
import io.ringfence.streaming.produce.ProduceMain;
import io.ringfence.streaming.produce.TopicProducer;
import io.ringfence.streaming.source.Topics;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics of a real broker, read by the job as it is started. */
class TopicReplayTest {
  private static final TestStore STORE = TestStore.create("topics");
  private static final ObjectMapper JSON = new ObjectMapper();

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
  void theSameInputGivesTheSameDigestFromTopicsAsFromFiles() throws Exception {
    List<String> files = files();
    assertThat(produce("same.", files)).isZero();

    JsonNode fromFiles = replay("from-files", files);
    JsonNode fromTopics =
        replay("from-topics", List.of("--kafka", servers(), "--topic-prefix", "same."));

    assertThat(fromTopics.path("computedDigest").asText())
        .isEqualTo(fromFiles.path("computedDigest").asText());
    assertThat(totals("from-topics")).isEqualTo(totals("from-files"));
    assertThat(
            STORE.rows(
                "SELECT DISTINCT file FROM input_counts WHERE run_id = 'from-topics'"
                    + " AND kind = 'marks'"))
        .containsExactly("same.marks/0");
  }

  @Test
  void aRecordThatCannotBeDecodedIsRefusedWithTopicPartitionOffsetAndBytes() throws Exception {
    assertThat(produce("broken.", files())).isZero();
    Topics topics = new Topics(servers(), "broken.");
    long first = Long.parseLong(rowsOf("marks"));
    try (TopicProducer producer = TopicProducer.open(topics, 1, 0)) {
      producer.send(InputKind.MARKS, "x", new byte[] {(byte) 0xff, (byte) 0xfe, 0});
      producer.send(InputKind.MARKS, "x", "{\"ts\":".getBytes(StandardCharsets.UTF_8));
      producer.send(InputKind.MARKS, "x", "{\"ts\":7}".getBytes(StandardCharsets.UTF_8));
    }

    replay("broken", List.of("--kafka", servers(), "--topic-prefix", "broken."));

    assertThat(
            STORE.rows(
                "SELECT line - %d, file, code, original FROM rejects WHERE run_id = 'broken'"
                        .formatted(first)
                    + " AND code = 'MALFORMED_ROW' ORDER BY line"))
        .containsExactly(
            "0\tbroken.marks/0\tMALFORMED_ROW\tbase64://4A",
            "1\tbroken.marks/0\tMALFORMED_ROW\t{\"ts\":",
            "2\tbroken.marks/0\tMALFORMED_ROW\t{\"ts\":7}");
    assertThat(
            STORE.rows(
                "SELECT count() FROM input_counts WHERE run_id = 'broken'"
                    + " AND received != applied + duplicate + rejected"))
        .containsExactly("0");
  }

  private static String rowsOf(String kind) {
    return Integer.toString(produced.path(kind).asInt());
  }

  private static JsonNode produced = JSON.createObjectNode();

  private static String servers() {
    return broker.bootstrapServers();
  }

  private static List<String> files() {
    List<String> files = new ArrayList<>();
    for (InputFile file : RandomReplay.write(7, folder).spec().files()) {
      files.addAll(List.of("--" + file.kind().label(), file.location()));
    }
    return files;
  }

  private static List<String> totals(String runId) {
    return STORE.rows(
        "SELECT kind, sum(received), sum(applied), sum(duplicate), sum(rejected) FROM input_counts"
            + " WHERE run_id = '%s' GROUP BY kind ORDER BY kind".formatted(runId));
  }

  private static int produce(String prefix, List<String> files) throws Exception {
    List<String> arguments = new ArrayList<>(files);
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
