package io.ringfence.streaming.publish;

import io.ringfence.streaming.sink.RowForm;
import io.ringfence.streaming.sink.TableLayout;
import io.ringfence.streaming.source.MissingTopics;
import io.ringfence.streaming.source.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;

/**
 * Where and how rows are told: exactly once for whoever reads {@code read_committed}. A record is
 * part of a transaction that is committed when the checkpoint after it is complete, as the rows of
 * tables are.
 *
 * @param topics the broker, and what names of topics begin with
 * @param run name of the run, part of every record and of the names of the transactions
 * @param form of the records
 */
public record Publishing(Topics topics, String run, RowForm form) {
  /**
   * How long a transaction may stay open: a broker's usual most. A job that stays away longer than
   * this between a checkpoint and its commit loses what that checkpoint told; its tables do not.
   */
  private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(15);

  /** Creates those topics that are missing. */
  public void createTopics(List<PublishedTopic<?>> told)
      throws ExecutionException, InterruptedException {
    List<String> names = told.stream().map(this::topic).toList();
    MissingTopics.create(topics.bootstrapServers(), names, 1);
  }

  private String topic(PublishedTopic<?> published) {
    return topics.prefix() + published.name();
  }

  /** The sink for rows of a table; empty where they are not told. */
  public <T> Optional<Sink<T>> sinkOf(TableLayout<T> layout) {
    return PublishedTopic.ALL.stream()
        .filter(published -> published.layout().equals(layout))
        .findFirst()
        .map(published -> sink(ofLayout(published, layout)));
  }

  /** The topic of a layout has rows of its type. */
  @SuppressWarnings("unchecked")
  private static <T> PublishedTopic<T> ofLayout(PublishedTopic<?> found, TableLayout<T> layout) {
    if (!found.layout().equals(layout)) {
      throw new IllegalArgumentException("topic must be that of " + layout.table());
    }
    return (PublishedTopic<T>) found;
  }

  private <T> Sink<T> sink(PublishedTopic<T> published) {
    String topic = topic(published);
    return KafkaSink.<T>builder()
        .setBootstrapServers(topics.bootstrapServers())
        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
        .setTransactionalIdPrefix(topics.prefix() + run + "-" + published.name())
        .setProperty("transaction.timeout.ms", Long.toString(LONGEST_TRANSACTION.toMillis()))
        .setProperty("enable.idempotence", "true")
        .setRecordSerializer(new RowRecords<>(published, topic, run, form))
        .build();
  }
}
