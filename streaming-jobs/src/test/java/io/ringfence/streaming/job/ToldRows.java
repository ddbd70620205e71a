package io.ringfence.streaming.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ringfence.streaming.TestStore;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What a broker tells beside what a store holds.
 *
 * @param bootstrapServers of the broker
 * @param store the store
 */
record ToldRows(String bootstrapServers, TestStore store) {
  private static final JsonMapper JSON = new JsonMapper();

  /** Every record of a topic, committed ones only, against the rows of its table, one by one. */
  void assertEqual(String run, String topic, String table) throws IOException {
    List<String> told = new ArrayList<>();
    for (byte[] value : read(topic)) {
      told.add(fields(JSON.readTree(value)));
    }
    List<String> stored = new ArrayList<>();
    // When a row was recorded and stored its table says by itself, where it does.
    String sql =
        "SELECT formatRowNoNewline('JSONEachRow', * EXCEPT ('^(batch|recorded_at|stored_at)$')) FROM %s"
            + " WHERE run_id = '%s' SETTINGS output_format_json_quote_decimals = 1,"
            + " date_time_output_format = 'iso', output_format_json_quote_64bit_integers = 0,"
            + " output_format_json_escape_forward_slashes = 0";
    for (String row : store.rows(sql.formatted(table, run))) {
      stored.add(fields(JSON.readTree(row)));
    }
    assertThat(told).hasSameSizeAs(stored).isNotEmpty();
    assertThat(told.stream().sorted().toList()).isEqualTo(stored.stream().sorted().toList());
  }

  /** The members of an object by name, decimals and instants in one form, absent ones left out. */
  private static String fields(JsonNode object) {
    Map<String, String> fields = new TreeMap<>();
    object
        .properties()
        .forEach(
            field -> {
              if (!field.getValue().isNull()) {
                fields.put(field.getKey(), canonical(field.getValue().asText()));
              }
            });
    return fields.toString();
  }

  private static String canonical(String text) {
    if (text.matches("-?\\d+(\\.\\d+)?")) {
      return new BigDecimal(text).stripTrailingZeros().toPlainString();
    }
    return text.matches("\\d{4}-.*Z") ? Instant.parse(text).toString() : text;
  }

  private List<byte[]> read(String topic) {
    Map<String, Object> properties =
        Map.of(
            "bootstrap.servers", bootstrapServers,
            "isolation.level", "read_committed",
            "enable.auto.commit", "false");
    List<byte[]> values = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).values().iterator().next();
      while (consumer.position(partition) < end) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          values.add(record.value());
        }
      }
    }
    return values;
  }
}
