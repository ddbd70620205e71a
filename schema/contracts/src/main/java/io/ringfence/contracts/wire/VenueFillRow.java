package io.ringfence.contracts.wire;

import java.math.BigDecimal;

/**
 * A fill by which the venue took a position, or part of it, out of the holder's hands. Rests, once
 * applied, in the table {@code venue_fills}.
 *
 * @param occurredAtMicros when it was true at its source, epoch microseconds
 * @param sequence number of the row among the fills of this position key, at least 0
 * @param venue venue, lower case
 * @param account account at the venue
 * @param instrument instrument as the venue names it
 * @param side {@code long} or {@code short}
 * @param kind {@code liquidation} or {@code adl}
 * @param quantity size that was filled, base asset, &gt; 0
 * @param price price of the fill, quote per base, &gt; 0
 * @param realisedPnl what the fill realised, settlement asset; negative is a loss
 */
public record VenueFillRow(
    long occurredAtMicros,
    long sequence,
    String venue,
    String account,
    String instrument,
    String side,
    String kind,
    BigDecimal quantity,
    BigDecimal price,
    BigDecimal realisedPnl) {
  /** Key of the position: {@code venue/account/instrument/side}. */
  public String positionKey() {
    return String.join("/", venue, account, instrument, side);
  }
}
