package io.ringfence.reporting.workbook;

import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.position.PositionFacts.Labels;
import io.ringfence.reporting.query.PositionsAtQuery;
import io.ringfence.reporting.report.PositionLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Columns of sheet Positions.
 *
 * @param digits number formats of the instruments
 * @param asOf instant of the sheet
 */
record PositionColumns(Digits digits, Instant asOf) {
  static final String NAME = "Positions";
  static final String STATE = "State";
  static final String DISTANCE = "Distance";
  static final String NOTIONAL = "Notional";
  static final String ISOLATED_MARGIN = "Isolated margin";
  static final String UNREALISED_PNL = "Unrealised PnL";
  static final String EQUITY = "Equity";
  static final String MAINTENANCE = "Maintenance requirement";

  /** Width of a price: recorded marks of six digits have eight more behind the point. */
  static final int PRICE = 18;

  Table<PositionLine> table() {
    return new Table<>(
        NAME,
        Stream.of(identity(), nearness(), economics(), losses(), facts(), evidence())
            .flatMap(List::stream)
            .toList());
  }

  private static List<Column<PositionLine>> identity() {
    return List.of(
        column("Venue", 10, line -> line.key().instrument().venue()),
        column("Account", 16, line -> line.key().account()),
        column("Instrument", 14, line -> line.key().instrument().symbol()),
        column("Side", 7, line -> line.key().side().code()),
        column("Desk", 14, line -> line.row().owner().desk()),
        column("Book", 14, line -> line.row().owner().book()),
        column("Trader", 14, line -> line.row().owner().trader()));
  }

  private List<Column<PositionLine>> nearness() {
    return List.of(
        new Column<>(STATE, 11, line -> new Value.State(line.state().name())),
        new Column<>(
            DISTANCE,
            11,
            line -> ofExposure(line, MarginExposure::distance, Patterns.PERCENT, Value.NONE)),
        new Column<>("Liquidation price", PRICE, line -> price(line, line.liquidationPrice())),
        new Column<>(
            "Mark",
            PRICE,
            line -> Value.figure(mark(line, PositionsAtQuery.Mark::price), of(line))),
        new Column<>(
            "Mark at",
            21,
            line -> Value.moment(mark(line, PositionsAtQuery.Mark::at), Value.UNKNOWN)),
        new Column<>("Mark stale", 8, this::stale),
        new Column<>(
            "Margin ratio",
            12,
            line -> ofExposure(line, MarginExposure::marginRatio, Patterns.RATIO, Value.NONE)),
        new Column<>("Bankruptcy price", PRICE, line -> price(line, line.bankruptcyPrice())));
  }

  private List<Column<PositionLine>> economics() {
    return List.of(
        new Column<>(
            "Quantity",
            14,
            line ->
                Value.figure(
                    line.row().economics().quantity(), digits.quantity(line.key().instrument()))),
        new Column<>(
            "Entry price",
            PRICE,
            line -> Value.figure(line.row().economics().entryPrice(), of(line))),
        new Column<>(
            "Leverage",
            10,
            line -> Value.figure(line.row().economics().leverage(), Patterns.MULTIPLE)),
        amount(NOTIONAL, MarginExposure::notional),
        amount("Initial requirement", MarginExposure::initialMargin),
        amount(MAINTENANCE, MarginExposure::maintenanceMargin),
        amount("Removable margin", MarginExposure::removableMargin));
  }

  private static List<Column<PositionLine>> losses() {
    return List.of(
        new Column<>("Asset", 8, line -> new Value.Text(line.row().settlementAsset())),
        new Column<>(
            ISOLATED_MARGIN,
            16,
            line ->
                Value.amount(
                    line.row().economics().isolatedMargin(), line.row().settlementAsset())),
        amount(UNREALISED_PNL, MarginExposure::unrealisedPnl),
        amount(EQUITY, MarginExposure::equity),
        new Column<>(
            "Lifetime cap",
            16,
            line ->
                Value.amount(line.row().economics().lifetimeCap(), line.row().settlementAsset())),
        amount("Still to lose", MarginExposure::stillToLose));
  }

  private List<Column<PositionLine>> facts() {
    return List.of(
        new Column<>(
            "Stop price", PRICE, line -> Value.figure(line.row().plan().stopPrice(), of(line))),
        new Column<>("Stop effective", 10, line -> yesNo(line.stopEffective())),
        new Column<>(
            "Planned max loss",
            16,
            line -> Value.amount(line.row().plan().plannedMaxLoss(), line.row().settlementAsset())),
        column("Thesis", 9, line -> line.row().plan().thesis()),
        column("Plan", 8, line -> line.row().plan().plan()),
        label("Strategy", Labels::strategy),
        label("Book tag", Labels::bookTag),
        label("Sector", Labels::sector),
        label("Conviction", Labels::conviction),
        column("Pair", 12, line -> line.row().owner().pairId()),
        column("Legal entity", 16, line -> line.row().owner().legalEntity()),
        column("Client or house", 10, line -> line.row().owner().clientOrHouse()),
        new Column<>("Episode", 9, line -> Value.count(line.row().episode())),
        new Column<>("Version since", 21, line -> new Value.Moment(line.row().since())),
        column("Rule pack", 26, line -> line.row().rulePack()));
  }

  private static List<Column<PositionLine>> evidence() {
    return List.of(
        new Column<>(
            "Isolated margin, exact",
            Column.EXACT,
            line -> Value.exact(line.row().economics().isolatedMargin())),
        exact("Unrealised PnL, exact", MarginExposure::unrealisedPnl),
        exact("Equity, exact", MarginExposure::equity),
        exact("Maintenance requirement, exact", MarginExposure::maintenanceMargin));
  }

  private static Column<PositionLine> label(String heading, Function<Labels, @Nullable String> of) {
    return column(heading, 16, line -> of.apply(line.row().owner().labels()));
  }

  private static Column<PositionLine> column(
      String heading, int width, Function<PositionLine, @Nullable String> text) {
    return new Column<>(heading, width, line -> Value.text(text.apply(line)));
  }

  private static Column<PositionLine> amount(
      String heading, Function<MarginExposure, BigDecimal> figure) {
    return new Column<>(
        heading,
        16,
        line ->
            ofExposure(
                line,
                figure.andThen(Optional::of),
                Patterns.amount(line.row().settlementAsset()),
                Value.NONE));
  }

  private static Column<PositionLine> exact(
      String heading, Function<MarginExposure, BigDecimal> figure) {
    return new Column<>(
        heading,
        Column.EXACT,
        line -> {
          MarginExposure exposure = line.exposure();
          return exposure == null ? Value.UNKNOWN : Value.exact(figure.apply(exposure));
        });
  }

  /** Unknown without a mark, none where the figure does not exist. */
  private static Value ofExposure(
      PositionLine line,
      Function<MarginExposure, Optional<BigDecimal>> figure,
      String pattern,
      Value none) {
    MarginExposure exposure = line.exposure();
    return exposure == null
        ? Value.UNKNOWN
        : figure.apply(exposure).<Value>map(f -> new Value.Figure(f, pattern)).orElse(none);
  }

  private Value price(PositionLine line, Optional<BigDecimal> price) {
    return ofExposure(line, _ -> price, of(line), Value.NONE);
  }

  private String of(PositionLine line) {
    return digits.price(line.key().instrument());
  }

  private static <T> @Nullable T mark(
      PositionLine line, Function<PositionsAtQuery.Mark, T> property) {
    PositionsAtQuery.Mark mark = line.row().mark();
    return mark == null ? null : property.apply(mark);
  }

  private Value stale(PositionLine line) {
    return line.exposure() == null ? Value.UNKNOWN : yesNo(line.isStaleAt(asOf));
  }

  private static Value yesNo(@Nullable Boolean fact) {
    if (fact == null) {
      return Value.UNKNOWN;
    }
    return new Value.State(fact ? "yes" : "no");
  }
}
