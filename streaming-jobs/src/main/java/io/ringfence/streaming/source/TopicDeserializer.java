package io.ringfence.streaming.source;

import io.ringfence.streaming.intake.MarkBasis;
import io.ringfence.streaming.intake.TopicRow;
import io.ringfence.streaming.intake.TopicRows;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Decodes records; what cannot be decoded becomes a row too, so that it is counted and refused. */
final class TopicDeserializer implements KafkaRecordDeserializationSchema<TopicRow> {
  private final Topics topics;
  private final MarkBasis basis;
  private transient @Nullable TopicRows rows;

  TopicDeserializer(Topics topics, MarkBasis basis) {
    this.topics = topics;
    this.basis = basis;
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
    return rows.decode(
        topics.kindOf(record.topic()),
        record.topic() + "/" + record.partition(),
        record.offset(),
        record.value());
  }

  @Override
  public TypeInformation<TopicRow> getProducedType() {
    return TypeInformation.of(TopicRow.class);
  }
}
