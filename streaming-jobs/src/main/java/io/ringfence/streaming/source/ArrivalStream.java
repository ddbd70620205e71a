package io.ringfence.streaming.source;

import io.ringfence.contracts.wire.InputKind;
import io.ringfence.streaming.intake.MarkBasis;
import io.ringfence.streaming.intake.TopicRow;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Topics as rows in the order they arrive, without watermarks: for whoever waits for no instant.
 * Offsets live in the checkpoint and nowhere else.
 *
 * @param topics the topics
 * @param kinds those that are read
 * @param basis which price plays the mark
 * @param following what a record may say of the time
 */
public record ArrivalStream(
    Topics topics, List<InputKind> kinds, MarkBasis basis, Following following) {
  /** Adds the source to an environment. */
  public DataStream<TopicRow> addTo(StreamExecutionEnvironment environment) {
    KafkaSource<TopicRow> source =
        TopicStream.reading(topics, new TopicDeserializer(topics, basis, following))
            .setTopics(kinds.stream().map(topics::of).toList())
            .build();
    return environment
        .fromSource(
            source, WatermarkStrategy.noWatermarks(), "topics", TypeInformation.of(TopicRow.class))
        .uid("topics");
  }
}
