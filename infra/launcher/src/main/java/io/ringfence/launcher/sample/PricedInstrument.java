package io.ringfence.launcher.sample;

import java.math.BigDecimal;

/**
 * A perpetual of the synthetic market.
 *
 * @param symbol the venue's name of it
 * @param startPrice price the market starts from, quote per base; a round number, not a recorded
 *     one
 * @param sector sector of the underlying
 * @param riskClass major, large or mid
 * @param betaPercent how much of the common move it makes, per cent
 * @param crashPercent how far below its open it trades in the crash hour, per cent
 */
record PricedInstrument(
    String symbol,
    BigDecimal startPrice,
    String sector,
    String riskClass,
    int betaPercent,
    int crashPercent) {

  /** Fraction digits of its prices: six significant digits at the start price. */
  int priceScale() {
    int integerDigits = startPrice.precision() - startPrice.scale();
    return Math.max(0, 6 - integerDigits);
  }
}
