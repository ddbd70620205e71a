package io.ringfence.launcher.oracle;

import io.ringfence.contracts.wire.RejectCode;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads rows of marks and funding; a row outside the window is none at all. */
record MarketRows(TierTables tables, Window window) {

  @Nullable Fact funding(Fields row) {
    long at = row.at();
    if (!window.holds(at)) {
      return null;
    }
    String venue = row.text("venue");
    String instrument = row.text("instrument");
    BigDecimal rate = row.rate("funding_rate");
    return new Fact.Funding(at, known(venue, instrument), rate);
  }

  @Nullable Fact marks(Fields row) {
    long at = row.at();
    boolean bar = row.has("mark_open") || row.has("mark_high") || row.has("mark_low");
    long quarter = bar ? quarter(row) : 0;
    if (!window.holds(at) && !(bar && holdsAny(at, quarter))) {
      return null;
    }
    String venue = row.text("venue");
    String instrument = row.text("instrument");
    BigDecimal close = row.price("mark_price");
    List<Fact.Mark> path = bar ? path(row, at, quarter, close) : List.of(new Fact.Mark(at, close));
    return new Fact.Marks(
        at,
        known(venue, instrument),
        path.stream().filter(mark -> window.holds(mark.at())).toList());
  }

  private static long quarter(Fields row) {
    long length = row.whole("bar_ms");
    if (length == 0) {
      throw new RowRefused(RejectCode.OUT_OF_RANGE);
    }
    return length * 1_000 / 4;
  }

  private boolean holdsAny(long at, long quarter) {
    return window.holds(at - quarter)
        || window.holds(at - 2 * quarter)
        || window.holds(at - 3 * quarter);
  }

  /** Open, the extreme nearer to it (the low when both are as near), the other extreme, close. */
  private static List<Fact.Mark> path(Fields row, long at, long quarter, BigDecimal close) {
    BigDecimal open = row.price("mark_open");
    BigDecimal high = row.price("mark_high");
    BigDecimal low = row.price("mark_low");
    if (low.compareTo(open.min(close)) > 0 || high.compareTo(open.max(close)) < 0) {
      throw new RowRefused(RejectCode.BAR_INCONSISTENT);
    }
    boolean lowFirst = open.subtract(low).compareTo(high.subtract(open)) <= 0;
    return List.of(
        new Fact.Mark(at - 3 * quarter, open),
        new Fact.Mark(at - 2 * quarter, lowFirst ? low : high),
        new Fact.Mark(at - quarter, lowFirst ? high : low),
        new Fact.Mark(at, close));
  }

  /** The market, when the venue and then the instrument are known. */
  Market known(String venue, String instrument) {
    known(venue);
    if (!tables.bySymbol().containsKey(instrument)) {
      throw new RowRefused(RejectCode.UNKNOWN_INSTRUMENT);
    }
    return new Market(venue, instrument);
  }

  void known(String venue) {
    if (!venue.equals(tables.venue())) {
      throw new RowRefused(RejectCode.UNKNOWN_VENUE);
    }
  }
}
