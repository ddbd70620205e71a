package io.ringfence.streaming.source;

import io.ringfence.streaming.intake.Instants;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Heartbeats: records without a value whose header says up to when everything of their partition
 * has been sent. They move time on where nothing happens, and are no rows: nobody counts them.
 */
public final class Heartbeats {
  /** Header of a heartbeat; its value is an instant, ISO-8601. */
  public static final String HEADER = "ringfence-heartbeat";

  private Heartbeats() {}

  /** A heartbeat for a partition. */
  public static ProducerRecord<byte[], byte[]> record(String topic, int partition, Instant at) {
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, partition, null, null);
    record.headers().add(HEADER, at.toString().getBytes(StandardCharsets.UTF_8));
    return record;
  }

  /** The instant of a heartbeat; null where the record is none. */
  static @Nullable Instant of(ConsumerRecord<byte[], byte[]> record) {
    Header header = record.value() == null ? record.headers().lastHeader(HEADER) : null;
    return header == null
        ? null
        : Instants.parse(new String(header.value(), StandardCharsets.UTF_8)).orElse(null);
  }
}
