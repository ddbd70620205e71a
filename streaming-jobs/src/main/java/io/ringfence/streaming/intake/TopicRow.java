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
 * @param malformed why it is no row; absent where it is one
 * @param atMicros earliest instant it speaks of, epoch microseconds; absent: none that can be read
 */
public record TopicRow(
    InputKind kind,
    String partition,
    long offset,
    String original,
    List<String> names,
    List<String> cells,
    @Nullable String malformed,
    @Nullable Long atMicros) {
  /** Reads its cells as the cells of a file's row are read. */
  Fields fields() {
    Refusal refusal = malformed == null ? null : new Refusal(RejectCode.MALFORMED_ROW, malformed);
    return new Fields(
        new CsvHeader(partition, names), new CsvRow(offset, original, cells, refusal));
  }
}
