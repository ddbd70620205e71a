package io.ringfence.reporting.workbook;

import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.reporting.query.PositionsAtQuery;
import io.ringfence.reporting.report.PositionLine;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many fraction digits an instrument's prices and quantities are read with: as many as its
 * marks, entries and sizes really have, so that prices of one instrument line up.
 */
final class Digits {
  private static final int MOST = 10;
  private static final int UNSEEN = 4;
  private static final int SIGNIFICANT = 6;

  private final Map<InstrumentId, Integer> prices = new HashMap<>();
  private final Map<InstrumentId, Integer> quantities = new HashMap<>();

  Digits(List<PositionLine> positions) {
    for (PositionLine line : positions) {
      InstrumentId instrument = line.key().instrument();
      PositionsAtQuery.Mark mark = line.row().mark();
      see(prices, instrument, line.row().economics().entryPrice());
      if (mark != null) {
        see(prices, instrument, mark.price());
      }
      see(quantities, instrument, line.row().economics().quantity());
    }
  }

  /** Number format of the instrument's prices. */
  String price(InstrumentId instrument) {
    return Patterns.digits(prices.getOrDefault(instrument, UNSEEN));
  }

  /** Fraction digits of the instrument's prices. */
  int places(InstrumentId instrument) {
    return prices.getOrDefault(instrument, UNSEEN);
  }

  /** Number format of the instrument's quantities. */
  String quantity(InstrumentId instrument) {
    return Patterns.digits(quantities.getOrDefault(instrument, UNSEEN));
  }

  /** Number format of a price that stands alone: its own digits. */
  static String own(BigDecimal figure) {
    return Patterns.digits(digits(figure));
  }

  /** Number format of a computed price: six significant digits, at least two of the fraction. */
  static String significant(BigDecimal figure) {
    int whole = figure.precision() - figure.scale();
    return Patterns.digits(Math.clamp(SIGNIFICANT - whole, 2, MOST));
  }

  private static void see(
      Map<InstrumentId, Integer> seen, InstrumentId instrument, BigDecimal figure) {
    seen.merge(instrument, digits(figure), Math::max);
  }

  private static int digits(BigDecimal figure) {
    return Math.clamp(figure.stripTrailingZeros().scale(), 0, MOST);
  }
}
