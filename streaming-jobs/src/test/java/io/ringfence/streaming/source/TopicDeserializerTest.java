package io.ringfence.streaming.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.contracts.wire.RejectCode;
import io.ringfence.streaming.intake.Instants;
import io.ringfence.streaming.intake.MarkBasis;
import io.ringfence.streaming.intake.Refusal;
import io.ringfence.streaming.intake.TopicRow;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a record is, before its row is judged. */
class TopicDeserializerTest {
  private static final Topics TOPICS = new Topics("127.0.0.1:1", "t.");
  private static final Instant SENT = Instant.parse("2025-10-09T12:00:00Z");
  private static final Following FOLLOWING =
      new Following(
          new TopicRange(Map.of()),
          Duration.ofSeconds(5),
          Duration.ofMinutes(1),
          Duration.ofDays(1),
          Following.USUALLY_HELD);

  private final TopicDeserializer followed =
      new TopicDeserializer(TOPICS, MarkBasis.MARK, FOLLOWING);
  private final TopicDeserializer bounded = new TopicDeserializer(TOPICS, MarkBasis.MARK, null);

  private static ConsumerRecord<byte[], byte[]> record(
      byte @Nullable [] value, RecordHeaders headers) {
    return new ConsumerRecord<>(
        "t.marks",
        3,
        7,
        SENT.toEpochMilli(),
        TimestampType.CREATE_TIME,
        0,
        0,
        null,
        value,
        headers,
        Optional.empty());
  }

  private static ConsumerRecord<byte[], byte[]> mark(String at) {
    String value =
        "{\"ts\":\"%s\",\"venue\":\"binance\",\"instrument\":\"BTCUSDT\",\"mark_price\":\"1\"}"
            .formatted(at);
    return record(value.getBytes(StandardCharsets.UTF_8), new RecordHeaders());
  }

  private static @Nullable RejectCode code(TopicRow row) {
    Refusal refusal = row.refusal();
    return refusal == null ? null : refusal.code();
  }

  @Test
  void aRecordThatSpeaksOfATimeLongAfterItsOwnIsRefusedWhereTopicsAreFollowed() {
    assertThat(code(followed.row(mark("2025-10-09T12:01:00Z")))).isNull();
    TopicRow ahead = followed.row(mark("2025-10-09T12:01:00.000001Z"));
    assertThat(code(ahead)).isEqualTo(RejectCode.OUT_OF_RANGE);
    assertThat(ahead.atMicros()).isNull();
    assertThat(ahead.original()).contains("BTCUSDT");
    assertThat(code(bounded.row(mark("2025-10-10T12:00:00Z")))).isNull();
  }

  @Test
  void aHeartbeatIsNoRowAndMovesTimeWhereTopicsAreFollowed() {
    ProducerRecord<byte[], byte[]> sent = Heartbeats.record("t.marks", 3, SENT);
    RecordHeaders headers = new RecordHeaders(sent.headers().toArray());

    TopicRow beat = followed.row(record(null, headers));
    assertThat(beat.heartbeat()).isTrue();
    assertThat(beat.atMicros()).isEqualTo(Instants.micros(SENT));
    assertThat(bounded.row(record(null, headers)).atMicros()).isNull();
    assertThat(bounded.row(record(null, headers)).heartbeat()).isTrue();
  }

  @Test
  void aRecordWithoutAValueThatIsNoHeartbeatIsRefused() {
    assertThat(code(followed.row(record(null, new RecordHeaders()))))
        .isEqualTo(RejectCode.MALFORMED_ROW);
    RecordHeaders nonsense = new RecordHeaders();
    nonsense.add(Heartbeats.HEADER, "soon".getBytes(StandardCharsets.UTF_8));
    assertThat(code(followed.row(record(null, nonsense)))).isEqualTo(RejectCode.MALFORMED_ROW);
  }

  @Test
  void aRowKnowsItsPartitionAndOffset() {
    TopicRow row = followed.row(mark("2025-10-09T12:00:00Z"));
    assertThat(row.partition()).isEqualTo("t.marks/3");
    assertThat(row.offset()).isEqualTo(7);
  }
}
