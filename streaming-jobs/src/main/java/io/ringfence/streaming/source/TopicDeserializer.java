package io.ringfence.streaming.source;

import io.ringfence.contracts.wire.InputKind;
import io.ringfence.contracts.wire.RejectCode;
import io.ringfence.streaming.intake.Instants;
import io.ringfence.streaming.intake.MarkBasis;
import io.ringfence.streaming.intake.TopicRow;
import io.ringfence.streaming.intake.TopicRows;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Decodes records; what cannot be decoded becomes a row too, so that it is counted and refused.
 * Where topics are followed, a record that speaks of a time long after its own is refused.
 */
final class TopicDeserializer implements KafkaRecordDeserializationSchema<TopicRow> {
  private final Topics topics;
  private final MarkBasis basis;
  private final @Nullable Following following;
  private transient @Nullable TopicRows rows;

  TopicDeserializer(Topics topics, MarkBasis basis, @Nullable Following following) {
    this.topics = topics;
    this.basis = basis;
    this.following = following;
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<TopicRow> out) {
    out.collect(row(record));
  }

  /** The row of a record. */
  TopicRow row(ConsumerRecord<byte[], byte[]> record) {
    if (rows == null) {
      rows = new TopicRows(basis);
    }
    InputKind kind = topics.kindOf(record.topic());
    String partition = record.topic() + "/" + record.partition();
    Instant beat = Heartbeats.of(record);
    if (beat != null) {
      // Where topics have an end, that says enough.
      Long at = following == null ? null : Long.valueOf(Instants.micros(beat));
      return TopicRow.heartbeat(kind, partition, record.offset(), at);
    }
    TopicRow row = rows.decode(kind, partition, record.offset(), record.value());
    return following == null ? row : judged(row, record, following);
  }

  private static TopicRow judged(
      TopicRow row, ConsumerRecord<byte[], byte[]> record, Following following) {
    Long at = row.atMicros();
    Instant sent = Instant.ofEpochMilli(record.timestamp()).truncatedTo(ChronoUnit.MICROS);
    long latest = Instants.micros(sent.plus(following.mostAhead()));
    return at == null || at <= latest
        ? row
        : row.refused(
            RejectCode.OUT_OF_RANGE,
            "time must not lie more than %s after that of its record, %s, was %s"
                .formatted(following.mostAhead(), sent, Instants.instant(at)));
  }

  @Override
  public TypeInformation<TopicRow> getProducedType() {
    return TypeInformation.of(TopicRow.class);
  }
}
