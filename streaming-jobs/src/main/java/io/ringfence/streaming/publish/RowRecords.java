package io.ringfence.streaming.publish;

import io.ringfence.streaming.sink.RowForm;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Makes records of rows. */
final class RowRecords<T> implements KafkaRecordSerializationSchema<T> {
  private final PublishedTopic<T> published;
  private final String topic;
  private final String run;
  private final RowForm form;

  RowRecords(PublishedTopic<T> published, String topic, String run, RowForm form) {
    this.published = published;
    this.topic = topic;
    this.run = run;
    this.form = form;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      T row, KafkaSinkContext context, @Nullable Long timestamp) {
    byte[] key = published.key().of(row).getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(
        topic, key, form.value(published.layout(), published.name(), run, row));
  }
}
