package io.ringfence.streaming.source;

import io.ringfence.contracts.wire.IntakeRecord;
import io.ringfence.streaming.intake.IntakeSpec;
import io.ringfence.streaming.intake.KnownInstruments;
import io.ringfence.streaming.intake.ReplayFacts;
import io.ringfence.streaming.intake.TopicRow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.function.SerializableSupplier;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The topics of a run as a stream: Flink's Kafka source, whose offsets live in the checkpoint and
 * nowhere else, and the judgement of every partition's records.
 *
 * @param topics the topics
 * @param range part of them that is read
 * @param spec how
 * @param known venues and instruments
 * @param facts of the run
 * @param following how they are followed beyond the range; absent: the range is all
 */
public record TopicStream(
    Topics topics,
    TopicRange range,
    IntakeSpec spec,
    SerializableSupplier<KnownInstruments> known,
    ReplayFacts facts,
    @Nullable Following following)
    implements StreamIntake {
  @Override
  public SingleOutputStreamOperator<IntakeRecord> addTo(StreamExecutionEnvironment environment) {
    long lateness = TimeUnit.NANOSECONDS.toMicros(spec.allowedLateness().toNanos());
    WatermarkStrategy<TopicRow> watermarks =
        WatermarkStrategy.<TopicRow>forGenerator(
                context ->
                    new PartitionWatermarks(
                        lateness, following, context.getInputActivityClock()::relativeTimeNanos))
            .withTimestampAssigner((row, _) -> atOrStart(row));
    return judged(
        awake(
            environment
                .fromSource(
                    following == null ? new BoundedTopics(source()) : source(),
                    watermarks,
                    "topics",
                    TypeInformation.of(TopicRow.class))
                .uid("topics")));
  }

  /** Only who follows can fall silent and wake up. */
  private DataStream<TopicRow> awake(DataStream<TopicRow> rows) {
    return following == null
        ? rows
        : rows.transform(
                "wake up",
                TypeInformation.of(TopicRow.class),
                new EarlyWakeUp(following.idleAfter()))
            .uid("wake-up");
  }

  /** Judges rows wherever they come from. */
  public SingleOutputStreamOperator<IntakeRecord> judged(DataStream<TopicRow> rows) {
    return rows.keyBy(TopicRow::partition, Types.STRING)
        .process(new TopicIntakeFunction(spec, known, facts, following))
        .returns(IntakeRecord.class)
        .uid("topic-intake")
        .name("topic intake");
  }

  private long atOrStart(TopicRow row) {
    Long at = row.atMicros();
    return at == null ? facts.firstMicros() : at;
  }

  private KafkaSource<TopicRow> source() {
    Map<TopicPartition, Long> ends = new HashMap<>();
    range
        .ends()
        .forEach(
            (partition, end) ->
                ends.put(
                    new TopicPartition(TopicRange.topic(partition), TopicRange.number(partition)),
                    end));
    KafkaSourceBuilder<TopicRow> builder =
        reading(topics, new TopicDeserializer(topics, spec.basis(), following));
    return following == null
        ? builder
            .setPartitions(new HashSet<>(ends.keySet()))
            .setBounded(OffsetsInitializer.offsets(ends))
            .build()
        : builder.setTopics(topics.all()).build();
  }

  /**
   * A source that reads from the first records on and keeps its offsets in the checkpoint alone.
   */
  static KafkaSourceBuilder<TopicRow> reading(Topics topics, TopicDeserializer rows) {
    return KafkaSource.<TopicRow>builder()
        .setBootstrapServers(topics.bootstrapServers())
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setProperty("isolation.level", "read_committed")
        .setProperty("commit.offsets.on.checkpoint", "false")
        .setDeserializer(rows);
  }
}
