package io.ringfence.reporting.workbook;

import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.reporting.report.PositionLine;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
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

  /** An amount of the position, rounded for reading. */
  private Value rounded(String formula, MarginExposure exposure, BigDecimal exact) {
    int scale = Scale.amounts(exposure, asset());
    return new Value.Formula(
        "ROUND(%s,%s)".formatted(formula, scale),
        new Value.Figure(Scale.rounded(exact, scale), Patterns.amount(asset())));
  }

  private static Value working(String formula, BigDecimal exact) {
    return new Value.Formula(formula, new Value.Figure(exact, GENERAL));
  }

  /** A figure that there may be none of. */
  private static Value orNone(
      String formula, Optional<BigDecimal> exact, int scale, String pattern) {
    return new Value.Formula(
        formula,
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
        "{Margin now}+{Move}", new Value.Figure(margin, Patterns.amount(asset())));
  }

  Value equity(When when) {
    return marked(exposure -> rounded(when.cell("Unrounded equity"), exposure, exposure.equity()));
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
        exposure -> rounded(formulas().removable(when), exposure, exposure.removableMargin()));
  }

  Value requirement() {
    return marked(
        exposure ->
            rounded(
                When.NOW.cell("Unrounded requirement"), exposure, exposure.maintenanceMargin()));
  }

  Value unroundedRequirement(When when) {
    return marked(exposure -> working(formulas().requirement(when), exposure.maintenanceMargin()));
  }

  Value price(When when) {
    int places = placesOfPrice();
    return marked(
        exposure ->
            orNone(
                formulas().price(when, places),
                line().liquidationPrice(),
                places,
                digits.price(instrument())));
  }

  private int placesOfPrice() {
    int places = digits.places(instrument());
    return line().liquidationPrice().map(price -> Scale.of(price, places)).orElse(places);
  }

  Value unroundedPrice(When when) {
    return marked(
        exposure ->
            new Value.Formula(
                formulas().unroundedPrice(when),
                line()
                    .liquidationPrice()
                    .<Value>map(price -> new Value.Figure(price, GENERAL))
                    .orElse(Value.NONE)));
  }

  Value distance(When when) {
    return marked(
        exposure ->
            orNone(
                formulas().distance(when), exposure.distance(), Scale.DISTANCE, Patterns.PERCENT));
  }

  Value valueAtMark() {
    return marked(
        exposure ->
            working(
                formulas().valueAt("Mark"),
                ClosedForm.exact(exposure.position().value(exposure.markPrice()))));
  }

  Value valueAtEntry() {
    return marked(
        exposure ->
            working(
                formulas().valueAt("Entry price"),
                ClosedForm.exact(exposure.position().entryValue())));
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
                new WorkbenchCheck(exposure, asset(), placesOfPrice()).formula(),
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
