package io.ringfence.streaming.exposure;

import io.ringfence.domain.exposure.AppliedRow;
import io.ringfence.domain.exposure.RowKind;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.quantity.PositionSide;

/**
 * One applied row in keyed state, kept to recognise its repetition. The instrument is that of the
 * key of the state.
 *
 * @param kind {@code position} or {@code wallet_event}
 * @param account account of the position
 * @param side {@code long} or {@code short}
 * @param sequence number of the row
 * @param content the same text for the same content
 */
public record StoredRow(String kind, String account, String side, long sequence, String content) {
  static StoredRow of(AppliedRow row) {
    return new StoredRow(
        Words.word(row.kind()),
        row.key().account(),
        row.key().side().code(),
        row.sequence(),
        row.content());
  }

  AppliedRow restored(InstrumentId instrument) {
    return new AppliedRow(
        Words.constant(RowKind.class, kind),
        new PositionKey(instrument, account, PositionSide.of(side).orElseThrow()),
        sequence,
        content);
  }
}
