package io.ringfence.reporting.report;

import io.ringfence.reporting.query.VenueFiguresQuery;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Our book's side of figures that venues print of positions. */
public final class BookFigures {
  /** Size of a position. */
  public static final String QUANTITY = "quantity";

  /** Its average entry. */
  public static final String ENTRY_PRICE = "entryPrice";

  /** Its isolated wallet. */
  public static final String WALLET = "wallet";

  /** What does not depend on a mark, so that two moments may be compared. */
  private static final Map<String, Function<PositionLine, Optional<BigDecimal>>> OF_BOOK =
      Map.of(
          QUANTITY,
          line -> Optional.of(line.row().economics().quantity()),
          ENTRY_PRICE,
          line -> Optional.of(line.row().economics().entryPrice()),
          WALLET,
          line -> Optional.of(line.row().economics().isolatedMargin()),
          "liquidationPrice",
          PositionLine::liquidationPrice,
          "bankruptcyPrice",
          PositionLine::bankruptcyPrice);

  private BookFigures() {}

  /** Our figure; empty: the book has none, or it depends on a mark, which is another. */
  public static Optional<BigDecimal> of(String figure, PositionLine line) {
    return Optional.ofNullable(OF_BOOK.get(figure)).flatMap(of -> of.apply(line));
  }

  /** Whether the two are apart by no more than the venue's rounding; empty: one side has none. */
  public static Optional<Boolean> tie(VenueFiguresQuery.Row row, PositionLine line) {
    BigDecimal most = Optional.ofNullable(row.finding().tolerance()).orElse(BigDecimal.ZERO);
    return Optional.ofNullable(row.finding().printed())
        .flatMap(
            printed ->
                of(row.figure(), line)
                    .map(ours -> printed.subtract(ours).abs().compareTo(most) <= 0));
  }

  /**
   * Whether a break is open: the venue's figure is not what its rules make of its own inputs, or
   * not ours, and our book has not changed since. An older figure than our last change says nothing
   * of the book as it is.
   */
  static boolean isBreak(VenueFiguresQuery.Row row, PositionLine line) {
    boolean ofNow = !row.time().at().isBefore(line.row().since());
    return row.finding().verdict().equals("BREAK") || (ofNow && !tie(row, line).orElse(true));
  }
}
