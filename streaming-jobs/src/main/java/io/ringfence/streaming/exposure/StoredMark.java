package io.ringfence.streaming.exposure;

import io.ringfence.domain.position.PositionEvent.MarkUpdate;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.streaming.intake.Instants;
import java.math.BigDecimal;

/**
 * The mark in force in keyed state.
 *
 * @param atMicros since when, epoch microseconds
 * @param price quote per base
 */
public record StoredMark(long atMicros, BigDecimal price) {
  static StoredMark of(MarkUpdate mark) {
    return new StoredMark(Instants.micros(mark.at()), mark.price());
  }

  MarkUpdate restored(InstrumentId instrument) {
    return new MarkUpdate(instrument, Instants.instant(atMicros), price);
  }
}
