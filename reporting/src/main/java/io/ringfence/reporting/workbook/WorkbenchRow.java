package io.ringfence.reporting.workbook;

import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.reporting.report.PositionLine;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Cells of one row of sheet Workbench: formulas, and beside each what the engine says it comes to.
 *
 * @param live the position
 * @param digits number formats of the instruments
 */
record WorkbenchRow(LiveBook.Row live, Digits digits) {
  private static final String GENERAL = "#,##0.00######";

  PositionLine line() {
    return live.line();
  }

  private WorkbenchFormulas formulas() {
    return new WorkbenchFormulas(live);
  }

  private String asset() {
    return line().row().settlementAsset();
  }

  private InstrumentId instrument() {
    return line().key().instrument();
  }

  /** A figure that the position has at its mark; unknown without one. */
  private Value marked(Function<MarginExposure, Value> value) {
    MarginExposure exposure = line().exposure();
    return exposure == null ? Value.UNKNOWN : value.apply(exposure);
  }

  private Terms terms() {
    return formulas().terms();
  }

  private PriceTerms priceTerms() {
    return new PriceTerms(live, terms(), digits.places(instrument()));
  }

  /** Digits of a figure as it is issued, or, with a move, the cell that says them. */
  private static String digits(When when, String heading, int issued) {
    return when == When.NOW ? String.valueOf(issued) : when.cell("Digits of " + heading);
  }

  /** An amount of the position, rounded for reading. */
  private Value rounded(String unrounded, String digits, Shown shown, BigDecimal exact) {
    return new Value.Formula(
        WorkbenchFormulas.shown(unrounded, digits),
        new Value.Figure(Scale.rounded(exact, shown.digitsOf(exact)), pattern(shown)));
  }

  private static String pattern(Shown shown) {
    return Patterns.digits(Math.max(0, shown.digits()));
  }

  private Value digitsOf(
      Function<MarginExposure, String> formula, ToIntFunction<MarginExposure> issued) {
    return marked(
        exposure -> {
          String written = formula.apply(exposure);
          BigDecimal digits = BigDecimal.valueOf(issued.applyAsInt(exposure));
          Value.Figure figure = new Value.Figure(digits, "0");
          return written.equals(digits.toPlainString())
              ? figure
              : new Value.Formula(written, figure);
        });
  }

  private static Value working(String formula, BigDecimal exact) {
    return new Value.Formula(formula, new Value.Figure(exact, GENERAL));
  }

  /** A figure that there may be none of. */
  private static Value orNone(
      String unrounded, String digits, Optional<BigDecimal> exact, int scale, String pattern) {
    return new Value.Formula(
        WorkbenchFormulas.shownOrNone(unrounded, digits),
        exact
            .<Value>map(figure -> new Value.Figure(Scale.rounded(figure, scale), pattern))
            .orElse(Value.NONE));
  }

  Value valueSign() {
    return Value.count(new RowCells(live, When.NOW).rises() ? 1 : -1);
  }

  Value marginAfter() {
    BigDecimal margin = line().row().economics().isolatedMargin();
    return new Value.Formula(
        formulas().marginAfter(), new Value.Figure(margin, Patterns.amount(asset())));
  }

  Value equity(When when) {
    return marked(
        exposure -> {
          BigDecimal exact = exposure.equity();
          Shown shown = terms().equity();
          String digits = digits(when, "equity", shown.digitsOf(exact));
          return rounded(when.cell("Unrounded equity"), digits, shown, exact);
        });
  }

  Value digitsOfEquity() {
    String cell = When.AFTER.cell("Unrounded equity");
    return digitsOf(
        _ -> terms().equity().formula(cell), e -> terms().equity().digitsOf(e.equity()));
  }

  Value unroundedEquity(When when) {
    return marked(exposure -> working(formulas().equity(when), exposure.equity()));
  }

  Value ratio(When when) {
    return marked(
        exposure ->
            new Value.Formula(
                formulas().ratio(when),
                exposure
                    .marginRatio()
                    .<Value>map(
                        ratio ->
                            new Value.Figure(Scale.rounded(ratio, Scale.RATIO), Patterns.RATIO))
                    .orElse(new Value.State("BANKRUPT"))));
  }

  Value removable(When when) {
    return marked(
        exposure -> {
          BigDecimal exact = exposure.removableMargin();
          Shown shown = terms().removable();
          String digits = digits(when, "removable", shown.digitsOf(exact));
          return rounded(when.cell("Unrounded removable"), digits, shown, exact);
        });
  }

  Value unroundedRemovable(When when) {
    return marked(exposure -> working(formulas().removable(when), exposure.removableMargin()));
  }

  Value digitsOfRemovable() {
    String cell = When.AFTER.cell("Unrounded removable");
    return digitsOf(
        _ -> terms().removable().formula(cell),
        e -> terms().removable().digitsOf(e.removableMargin()));
  }

  Value requirement() {
    return marked(
        exposure -> {
          BigDecimal exact = exposure.maintenanceMargin();
          Shown shown = terms().requirement();
          String digits = String.valueOf(shown.digitsOf(exact));
          return rounded(When.NOW.cell("Unrounded requirement"), digits, shown, exact);
        });
  }

  Value unroundedRequirement(When when) {
    return marked(exposure -> working(formulas().requirement(when), exposure.maintenanceMargin()));
  }

  Value price(When when) {
    return marked(
        _ -> {
          int issued = priceTerms().digitsOfPrice();
          return orNone(
              when.cell("Unrounded price"),
              digits(when, "price", issued),
              line().liquidationPrice(),
              issued,
              pattern(priceTerms().shownPrice()));
        });
  }

  Value digitsOfPrice() {
    String cell = When.AFTER.cell("Unrounded price");
    return digitsOf(_ -> priceTerms().formulaOfPrice(cell), _ -> priceTerms().digitsOfPrice());
  }

  Value unroundedPrice(When when) {
    return marked(
        _ -> unrounded(formulas().unroundedPrice(when, priceTerms()), line().liquidationPrice()));
  }

  private static Value unrounded(String formula, Optional<BigDecimal> exact) {
    return new Value.Formula(
        formula, exact.<Value>map(figure -> new Value.Figure(figure, GENERAL)).orElse(Value.NONE));
  }

  Value distance(When when) {
    return marked(
        exposure -> {
          int issued = priceTerms().digitsOfDistance();
          return orNone(
              when.cell("Unrounded distance"),
              digits(when, "distance", issued),
              exposure.distance(),
              issued,
              Patterns.PERCENT);
        });
  }

  Value digitsOfDistance() {
    String cell = When.AFTER.cell("Unrounded distance");
    String price = When.AFTER.cell("Unrounded price");
    return digitsOf(
        _ -> priceTerms().formulaOfDistance(cell, price), _ -> priceTerms().digitsOfDistance());
  }

  Value unroundedDistance(When when) {
    return marked(exposure -> unrounded(formulas().unroundedDistance(when), exposure.distance()));
  }

  /** Whether every figure has the digits that its asset, its instrument or a distance asks for. */
  Value shown() {
    return marked(exposure -> new WorkbenchCheck(exposure, terms(), priceTerms()).shown());
  }

  Value valueAtMark() {
    return marked(
        exposure ->
            working(
                formulas().valueAtMark(),
                ClosedForm.exact(exposure.position().value(exposure.markPrice()))));
  }

  Value valueAtEntry() {
    return marked(
        exposure ->
            working(formulas().valueAtEntry(), ClosedForm.exact(exposure.position().entryValue())));
  }

  Value notional() {
    return marked(exposure -> working(formulas().notional(), exposure.notional()));
  }

  Value pnl() {
    return marked(exposure -> working(formulas().pnl(), exposure.unrealisedPnl()));
  }

  Value initial() {
    return marked(exposure -> working(formulas().initial(), exposure.initialMargin()));
  }

  Value zeroValue(When when) {
    return marked(exposure -> working(formulas().zeroValue(when), ClosedForm.zero(exposure)));
  }

  Value liquidationValue(When when) {
    return marked(
        exposure ->
            working(formulas().liquidationValue(when), live.form().value(line(), exposure)));
  }

  /** Whether every formula comes to what the engine says. */
  Value check() {
    return marked(
        exposure ->
            new Value.Formula(
                new WorkbenchCheck(exposure, terms(), priceTerms()).formula(),
                new Value.State("ties")));
  }

  /** The engine's own figure as a number. */
  Value engine(Function<MarginExposure, Optional<BigDecimal>> figure) {
    return marked(
        exposure ->
            figure
                .apply(exposure)
                .<Value>map(exact -> new Value.Figure(exact, GENERAL))
                .orElse(Value.NONE));
  }

  /** The engine's own figure with all its digits. */
  Value exact(Function<MarginExposure, Optional<BigDecimal>> figure) {
    return marked(exposure -> figure.apply(exposure).map(Value::exact).orElse(Value.NONE));
  }

  /** What is peculiar to the venue's formula. */
  Value note() {
    return new Value.Text(
        Stream.of(live.form().note(), live.printed().note())
            .filter(sentence -> !sentence.isEmpty())
            .collect(Collectors.joining(" ")));
  }
}
