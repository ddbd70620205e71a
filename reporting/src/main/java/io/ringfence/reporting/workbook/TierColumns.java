package io.ringfence.reporting.workbook;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Columns of sheet Tiers: the brackets that formulas look their rates and amounts up in. */
final class TierColumns {
  static final String NAME = "Tiers";
  static final String FLOOR = "Floor";
  static final String END = "End in formulas";
  static final String TRIGGER_RATE = "Trigger rate";
  static final String AMOUNT = "Amount";

  /** More than any value: where the last tier, which holds all above it, ends in formulas. */
  static final BigDecimal NO_END = new BigDecimal("1E+30");

  private static final String RATE = "0.0000##";
  private static final String VALUE = "#,##0.########";
  private static final String ENDS = "[>=1000000000000000000]\"no end\";" + VALUE;

  private static final Table<LiveBook.TierLine> TABLE = make();

  private TierColumns() {}

  static Table<LiveBook.TierLine> table() {
    return TABLE;
  }

  private static Table<LiveBook.TierLine> make() {
    return new Table<>(
        NAME,
        List.of(
            new Column<>("Venue", 14, line -> new Value.Text(line.rules().instrument().venue())),
            new Column<>(
                "Instrument", 20, line -> new Value.Text(line.rules().instrument().symbol())),
            new Column<>("Tier", 8, line -> Value.count(line.number())),
            figure(FLOOR, line -> Optional.of(line.tier().floor())),
            figure("Cap", line -> line.tier().cap()),
            new Column<>(END, 22, line -> new Value.Figure(end(line), ENDS)),
            new Column<>(
                "Maintenance rate", 14, line -> new Value.Figure(line.tier().rate(), RATE)),
            new Column<>("Fee in trigger", 14, line -> new Value.Figure(line.fee(), RATE)),
            new Column<>(
                TRIGGER_RATE,
                14,
                line -> new Value.Figure(line.tier().rate().add(line.fee()), RATE)),
            figure(AMOUNT, line -> Optional.of(line.tier().maintenanceAmount())),
            new Column<>(
                "Most leverage",
                10,
                line -> new Value.Figure(line.tier().maxLeverage(), Patterns.MULTIPLE)),
            new Column<>("Asset", 9, line -> new Value.Text(line.rules().settlementAsset())),
            new Column<>("Rule pack", 34, line -> new Value.Text(line.rules().rulePack()))));
  }

  private static BigDecimal end(LiveBook.TierLine line) {
    return line.isLast() ? NO_END : line.tier().cap().orElse(NO_END);
  }

  private static Column<LiveBook.TierLine> figure(
      String heading, Function<LiveBook.TierLine, Optional<BigDecimal>> of) {
    return new Column<>(
        heading,
        22,
        line ->
            of.apply(line)
                .<Value>map(figure -> new Value.Figure(figure, VALUE))
                .orElse(Value.NONE));
  }
}
