package io.ringfence.streaming.source;

import io.ringfence.streaming.intake.InputFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics from their first records to fixed ends, outside the job. */
final class TopicReading implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final Topics topics;
  private final KafkaConsumer<byte[], byte[]> consumer;

  /** Takes a record. */
  @FunctionalInterface
  interface Reader {
    void read(ConsumerRecord<byte[], byte[]> record) throws Exception;
  }

  /** A reader of the topics that are there. */
  TopicReading(Topics topics) {
    this.topics = topics;
    Properties properties = new Properties();
    properties.put("bootstrap.servers", topics.bootstrapServers());
    properties.put("isolation.level", "read_committed");
    properties.put("enable.auto.commit", "false");
    properties.put("default.api.timeout.ms", "15000");
    this.consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** The ends the topics have now. */
  TopicRange present() {
    Map<String, List<PartitionInfo>> there = consumer.listTopics();
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : topics.all()) {
      there
          .getOrDefault(topic, List.of())
          .forEach(found -> partitions.add(new TopicPartition(topic, found.partition())));
    }
    Map<String, Long> ends = new TreeMap<>();
    consumer
        .endOffsets(partitions)
        .forEach(
            (partition, end) -> ends.put(partition.topic() + "/" + partition.partition(), end));
    return new TopicRange(ends);
  }

  /**
   * Reads a range.
   *
   * @throws InputFileException where nothing comes any more before its ends
   */
  void read(TopicRange range, Reader reader) throws Exception {
    List<TopicPartition> partitions =
        range.ends().keySet().stream().map(TopicReading::partition).toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
    while (!isRead(range)) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        String partition = record.topic() + "/" + record.partition();
        if (record.offset() < range.ends().getOrDefault(partition, 0L)) {
          reader.read(record);
        }
      }
      if (System.nanoTime() > deadline) {
        throw new InputFileException(
            "topics %s* at %s: nothing was read for %s s"
                .formatted(topics.prefix(), topics.bootstrapServers(), LONGEST_WAIT.toSeconds()));
      }
    }
  }

  private boolean isRead(TopicRange range) {
    return range.ends().entrySet().stream()
        .allMatch(end -> consumer.position(partition(end.getKey())) >= end.getValue());
  }

  private static TopicPartition partition(String named) {
    return new TopicPartition(TopicRange.topic(named), TopicRange.number(named));
  }

  @Override
  public void close() {
    consumer.close();
  }
}
