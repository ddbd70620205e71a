package io.ringfence.domain.engine;

/** The cumulative funding that axes see: changing it shifts all that follow it at once. */
final class FundingLevel {
  private long high;
  private long low;

  Wide funding() {
    return new Wide(high, low);
  }

  /** The lower half: all that counts where keys are of 64 bits. */
  long low() {
    return low;
  }

  void set(Wide funding) {
    high = funding.high();
    low = funding.low();
  }
}
