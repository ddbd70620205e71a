package io.ringfence.streaming.intake;

import io.ringfence.contracts.wire.InputKind;
import io.ringfence.contracts.wire.RejectCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record of a topic, cut into cells but not judged.
 *
 * @param kind what the topic holds
 * @param partition {@code TOPIC/PARTITION}, the file of the record
 * @param offset its offset, the line of the record
 * @param original its value as text; where it is no UTF-8, its bytes as {@code base64:…}
 * @param names columns it has
 * @param cells their texts, in the same order
 * @param refusal why it is no row; absent where it is one
 * @param atMicros earliest instant it speaks of, epoch microseconds; absent: none that can be read
 * @param heartbeat whether it is none at all: it says that nothing before its instant will come
 */
public record TopicRow(
    InputKind kind,
    String partition,
    long offset,
    String original,
    List<String> names,
    List<String> cells,
    @Nullable Refusal refusal,
    @Nullable Long atMicros,
    boolean heartbeat) {
  /** A heartbeat. */
  public static TopicRow heartbeat(
      InputKind kind, String partition, long offset, @Nullable Long atMicros) {
    return new TopicRow(kind, partition, offset, "", List.of(), List.of(), null, atMicros, true);
  }

  /** The same record, refused. */
  public TopicRow refused(RejectCode code, String reason) {
    return new TopicRow(
        kind,
        partition,
        offset,
        original,
        List.of(),
        List.of(),
        new Refusal(code, reason),
        null,
        heartbeat);
  }

  /** The same row with the earliest instant it speaks of. */
  TopicRow at(@Nullable Long micros) {
    return new TopicRow(
        kind, partition, offset, original, names, cells, refusal, micros, heartbeat);
  }

  /** Reads its cells as the cells of a file's row are read. */
  Fields fields() {
    return new Fields(
        new CsvHeader(partition, names), new CsvRow(offset, original, cells, refusal));
  }
}
