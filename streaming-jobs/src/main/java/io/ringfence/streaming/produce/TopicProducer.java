package io.ringfence.streaming.produce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ringfence.contracts.wire.InputKind;
import io.ringfence.streaming.intake.FileRows;
import io.ringfence.streaming.source.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends rows as JSON objects of their cells, keyed by what order is kept for: the instrument, the
 * account or the node. The bare line of a broken row is sent as it is.
 */
public final class TopicProducer implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final short ONE_COPY = 1;

  private final Topics topics;
  private final KafkaProducer<byte[], byte[]> producer;
  private final long nanosPerRow;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private long nextNanos = System.nanoTime();

  private TopicProducer(Topics topics, long rowsPerSecond) {
    this.topics = topics;
    this.nanosPerRow = rowsPerSecond == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) / rowsPerSecond;
    Properties properties = new Properties();
    properties.put("bootstrap.servers", topics.bootstrapServers());
    properties.put("acks", "all");
    properties.put("enable.idempotence", "true");
    properties.put("linger.ms", "5");
    this.producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * A producer; topics that are missing are created.
   *
   * @param partitions of a created topic
   * @param rowsPerSecond speed; 0: no limit
   */
  public static TopicProducer open(Topics topics, int partitions, long rowsPerSecond)
      throws ExecutionException, InterruptedException {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", topics.bootstrapServers());
    try (Admin admin = Admin.create(properties)) {
      Set<String> there = admin.listTopics().names().get();
      List<NewTopic> missing = new ArrayList<>();
      topics.all().stream()
          .filter(topic -> !there.contains(topic))
          .forEach(topic -> missing.add(new NewTopic(topic, partitions, ONE_COPY)));
      admin.createTopics(missing).all().get();
    }
    return new TopicProducer(topics, rowsPerSecond);
  }

  /** Sends a row when its time has come. */
  public void send(InputKind kind, FileRows.Row row) {
    send(kind, key(row.cells()), value(row));
  }

  /** Sends a value, whatever it is. */
  public void send(InputKind kind, String key, byte[] value) {
    LockSupport.parkNanos(nextNanos - System.nanoTime());
    nextNanos += nanosPerRow;
    producer.send(
        new ProducerRecord<>(topics.of(kind), key.getBytes(StandardCharsets.UTF_8), value),
        (_, failed) -> failure.compareAndSet(null, failed));
  }

  private static String key(Map<String, String> cells) {
    String key =
        cells.getOrDefault("venue", "")
            + "/"
            + cells.getOrDefault("instrument", cells.getOrDefault("account", ""));
    return key.equals("/") ? cells.getOrDefault("node", "") : key;
  }

  private static byte[] value(FileRows.Row row) {
    try {
      return row.isBroken()
          ? row.original().getBytes(StandardCharsets.UTF_8)
          : JSON.writeValueAsBytes(row.cells());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts by name are always JSON", e);
    }
  }

  /**
   * Waits until everything sent is in its topic.
   *
   * @throws IllegalStateException where something is not
   */
  @Override
  public void close() {
    producer.flush();
    producer.close();
    Exception failed = failure.get();
    if (failed != null) {
      throw new IllegalStateException("not everything was sent: " + failed.getMessage(), failed);
    }
  }
}
