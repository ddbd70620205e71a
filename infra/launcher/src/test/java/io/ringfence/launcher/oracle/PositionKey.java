package io.ringfence.launcher.oracle;

import java.math.BigDecimal;

/**
 * What tells one position from another.
 *
 * @param market venue and instrument
 * @param account account at the venue
 * @param side long or short
 */
record PositionKey(Market market, String account, String side) {
  /** 1 for long, -1 for short. */
  BigDecimal sign() {
    return side.equals("long") ? BigDecimal.ONE : BigDecimal.ONE.negate();
  }

  /** venue/account/instrument/side, as a summary names it. */
  String text() {
    return String.join("/", market.venue(), account, market.instrument(), side);
  }

  /** Text that sorts by venue, instrument, account and side. */
  String order() {
    return market.order() + '\0' + account + '\0' + side;
  }
}
