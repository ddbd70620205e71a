package io.ringfence.domain.quantity;

/**
 * A perpetual at a venue.
 *
 * @param venue code of the venue, for example {@code binance}
 * @param symbol the venue's own name of the instrument, for example {@code BTCUSDT}
 */
public record InstrumentId(String venue, String symbol) implements Comparable<InstrumentId> {
  public InstrumentId {
    Names.requireNamed("venue", venue);
    Names.requireNamed("instrument", symbol);
  }

  @Override
  public int compareTo(InstrumentId other) {
    int byVenue = venue.compareTo(other.venue);
    return byVenue != 0 ? byVenue : symbol.compareTo(other.symbol);
  }

  @Override
  public String toString() {
    return venue + "/" + symbol;
  }
}
