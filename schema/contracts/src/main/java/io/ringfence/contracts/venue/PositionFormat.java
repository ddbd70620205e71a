package io.ringfence.contracts.venue;

import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.quantity.PositionSide;
import java.time.Instant;
import java.util.Optional;

/** How one venue writes a position. */
sealed interface PositionFormat permits BinanceFormat, BybitFormat, OkxFormat, HyperliquidFormat {

  /**
   * Reads one row.
   *
   * @param fields the row
   * @param source what it does not say of itself
   * @param takenAt when the venue wrote it, where the document says so
   * @throws PayloadException naming the first thing wrong
   * @throws IllegalArgumentException naming a field and its rule
   */
  PayloadRow read(PayloadFields fields, PayloadSource source, Optional<Instant> takenAt);

  /** The identity of a position. */
  static PositionKey key(PayloadSource source, String symbol, PositionSide side) {
    return new PositionKey(new InstrumentId(source.venue(), symbol), source.account(), side);
  }

  /** The side of a signed size other than 0. */
  static PositionSide sideOf(int sign) {
    return sign > 0 ? PositionSide.LONG : PositionSide.SHORT;
  }
}
