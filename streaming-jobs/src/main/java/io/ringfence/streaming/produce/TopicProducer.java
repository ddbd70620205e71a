package io.ringfence.streaming.produce;

import io.ringfence.contracts.wire.InputKind;
import io.ringfence.streaming.intake.FileRows;
import io.ringfence.streaming.source.Heartbeats;
import io.ringfence.streaming.source.MissingTopics;
import io.ringfence.streaming.source.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends rows, keyed by what order is kept for: the instrument, the account or the node. The bare
 * line of a broken row is sent as it is.
 */
public final class TopicProducer implements AutoCloseable {
  private final Topics topics;
  private final KafkaProducer<byte[], byte[]> producer;
  private final RecordFormat format;
  private final long nanosPerRow;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private long nextNanos = System.nanoTime();

  private TopicProducer(Topics topics, RecordFormat format, long rowsPerSecond) {
    this.topics = topics;
    this.format = format;
    this.nanosPerRow = rowsPerSecond == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) / rowsPerSecond;
    Properties properties = new Properties();
    properties.put("bootstrap.servers", topics.bootstrapServers());
    properties.put("acks", "all");
    properties.put("enable.idempotence", "true");
    // One request at a time: with more, a batch refused while its partition has no leader yet may
    // be
    // overtaken by the next, and is then refused for its sequence for ever.
    properties.put("max.in.flight.requests.per.connection", "1");
    properties.put("batch.size", "131072");
    properties.put("linger.ms", "5");
    // A broker that is slow to make its topics is waited for: nothing is lost by it.
    properties.put("delivery.timeout.ms", "600000");
    this.producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * A producer; topics that are missing are created.
   *
   * @param partitions of a created topic
   * @param format of the rows
   * @param rowsPerSecond speed; 0: no limit
   */
  public static TopicProducer open(
      Topics topics, int partitions, RecordFormat format, long rowsPerSecond)
      throws ExecutionException, InterruptedException {
    MissingTopics.create(topics.bootstrapServers(), topics.all(), partitions);
    return new TopicProducer(topics, format, rowsPerSecond);
  }

  /** Sends a row when its time has come. */
  public void send(InputKind kind, FileRows.Row row) {
    send(kind, key(row.cells()), format.value(kind, row));
  }

  /** Sends a value, whatever it is. */
  public void send(InputKind kind, String key, byte[] value) {
    LockSupport.parkNanos(nextNanos - System.nanoTime());
    nextNanos += nanosPerRow;
    producer.send(
        new ProducerRecord<>(topics.of(kind), key.getBytes(StandardCharsets.UTF_8), value),
        (_, failed) -> failure.compareAndSet(null, failed));
  }

  /** Says in every partition of every topic that everything before an instant has been sent. */
  public void heartbeat(Instant at) {
    producer.flush();
    for (String topic : topics.all()) {
      producer
          .partitionsFor(topic)
          .forEach(
              partition ->
                  producer.send(
                      Heartbeats.record(topic, partition.partition(), at),
                      (_, failed) -> failure.compareAndSet(null, failed)));
    }
  }

  private static String key(Map<String, String> cells) {
    String key =
        cells.getOrDefault("venue", "")
            + "/"
            + cells.getOrDefault("instrument", cells.getOrDefault("account", ""));
    return key.equals("/") ? cells.getOrDefault("node", cells.getOrDefault("base", "")) : key;
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
