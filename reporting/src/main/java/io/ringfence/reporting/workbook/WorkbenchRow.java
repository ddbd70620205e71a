package io.ringfence.reporting.workbook;

import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.reporting.report.PositionLine;
import io.ringfence.reporting.workbook.WorkbenchFormulas.When;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Cells of one row of sheet Workbench: formulas, and beside each what the engine says it comes to.
 *
 * @param live the position
 * @param digits number formats of the instruments
 */
record WorkbenchRow(LiveBook.Row live, Digits digits) {
  private static final Value ENGINE_ONLY = new Value.Word("engine only");
  private static final int WORKING = 12;
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

  private boolean hasForm() {
    return !(live.form() instanceof ClosedForm.None);
  }

  /** A figure of the liquidation price: the engine's alone where there is no formula for it. */
  private Value formed(When when, Function<MarginExposure, Value> shown, String formula) {
    return marked(
        exposure -> {
          Value engine = shown.apply(exposure);
          if (hasForm()) {
            return new Value.Formula(formula, engine);
          }
          return when == When.NOW ? engine : ENGINE_ONLY;
        });
  }

  private Value rounded(String formula, BigDecimal exact) {
    int scale = Scale.amount(exact, asset());
    return new Value.Formula(
        "ROUND(%s,%s)".formatted(formula, scale),
        new Value.Figure(Scale.rounded(exact, scale), Patterns.amount(asset())));
  }

  private static Value working(String formula, BigDecimal exact) {
    return new Value.Formula(formula, new Value.Figure(exact, GENERAL));
  }

  Value marginAfter() {
    BigDecimal margin = line().row().economics().isolatedMargin();
    return new Value.Formula(
        "{Margin now}+{Move}", new Value.Figure(margin, Patterns.amount(asset())));
  }

  Value equity(When when) {
    return marked(exposure -> rounded("{" + when.of("Unrounded equity") + "}", exposure.equity()));
  }

  Value unroundedEquity(When when) {
    return marked(exposure -> working(formulas().equity(when), exposure.equity()));
  }

  Value ratio(When when) {
    return hasForm() || when == When.NOW
        ? marked(
            exposure ->
                new Value.Formula(
                    formulas().ratio(when),
                    exposure
                        .marginRatio()
                        .<Value>map(
                            ratio ->
                                new Value.Figure(Scale.rounded(ratio, Scale.RATIO), Patterns.RATIO))
                        .orElse(new Value.State("BANKRUPT"))))
        : ENGINE_ONLY;
  }

  Value removable(When when) {
    return hasForm() || when == When.NOW
        ? marked(exposure -> rounded(formulas().removable(when), exposure.removableMargin()))
        : ENGINE_ONLY;
  }

  Value requirement() {
    return marked(exposure -> rounded("{Unrounded requirement}", exposure.maintenanceMargin()));
  }

  /** Without brackets the requirement does not follow the wallet: the engine's stands. */
  Value unroundedRequirement() {
    return marked(
        exposure ->
            live.form() instanceof ClosedForm.Brackets || live.form() instanceof ClosedForm.Levered
                ? working(formulas().requirement(), exposure.maintenanceMargin())
                : new Value.Figure(exposure.maintenanceMargin(), GENERAL));
  }

  Value price(When when) {
    int places = digits.places(instrument());
    return formed(
        when,
        exposure ->
            line()
                .liquidationPrice()
                .<Value>map(
                    price ->
                        new Value.Figure(
                            Scale.rounded(price, Scale.of(price, places)),
                            digits.price(instrument())))
                .orElse(Value.NONE),
        formulas().price(when, placesOfPrice(places)));
  }

  private int placesOfPrice(int places) {
    return line().liquidationPrice().map(price -> Scale.of(price, places)).orElse(places);
  }

  Value unroundedPrice(When when) {
    return formed(
        when,
        exposure ->
            line()
                .liquidationPrice()
                .<Value>map(price -> new Value.Figure(price, GENERAL))
                .orElse(Value.NONE),
        formulas().unroundedPrice(when));
  }

  Value distance(When when) {
    return formed(
        when,
        exposure ->
            exposure
                .distance()
                .<Value>map(
                    distance ->
                        new Value.Figure(Scale.rounded(distance, Scale.DISTANCE), Patterns.PERCENT))
                .orElse(Value.NONE),
        formulas().distance(when));
  }

  Value valueAtMark() {
    return marked(
        exposure ->
            working(
                formulas().valueAt("Mark"),
                exact(exposure.position().value(exposure.markPrice()))));
  }

  Value valueAtEntry() {
    return marked(
        exposure ->
            working(formulas().valueAt("Entry price"), exact(exposure.position().entryValue())));
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
    return marked(exposure -> working(formulas().zeroValue(when), zero(exposure)));
  }

  Value liquidationValue(When when) {
    return marked(
        exposure ->
            switch (live.form()) {
              case ClosedForm.Brackets form ->
                  working(
                      formulas().liquidationValue(when, form),
                      form.root(zero(exposure), formulas().rises()));
              case ClosedForm.Levered form ->
                  working(
                      formulas().liquidationValue(when, form),
                      form.root(zero(exposure), exposure.leverage(), formulas().rises()));
              case ClosedForm.Fixed form ->
                  working(
                      formulas().liquidationValue(when, form),
                      zero(exposure).add(exposure.maintenanceMargin().multiply(sign(exposure))));
              case ClosedForm.None _ -> ENGINE_ONLY;
            });
  }

  private static BigDecimal zero(MarginExposure exposure) {
    return exact(exposure.position().entryValue())
        .subtract(exposure.position().isolatedMargin().multiply(sign(exposure)));
  }

  private static BigDecimal sign(MarginExposure exposure) {
    return BigDecimal.valueOf(exposure.position().valueSign());
  }

  private static BigDecimal exact(Fraction fraction) {
    return fraction.rounded(WORKING * 2, RoundingMode.HALF_UP);
  }

  /** Whether every formula comes to what the engine says. */
  Value check() {
    if (!hasForm()) {
      return ENGINE_ONLY;
    }
    return marked(
        exposure -> {
          List<String> ties = new ArrayList<>();
          ties.add(tie("Equity now", "Engine equity", Scale.amount(exposure.equity(), asset())));
          ties.add(
              tie(
                  "Requirement",
                  "Engine requirement",
                  Scale.amount(exposure.maintenanceMargin(), asset())));
          ties.add(
              tie(
                  "Removable now",
                  "Engine removable",
                  Scale.amount(exposure.removableMargin(), asset())));
          boolean has = line().liquidationPrice().isPresent();
          ties.add(
              has
                  ? tie(
                      "Liquidation price now",
                      "Engine liquidation price",
                      placesOfPrice(digits.places(instrument())))
                  : "{Liquidation price now}=\"none\"");
          ties.add(
              has
                  ? tie("Distance now", "Engine distance", Scale.DISTANCE)
                  : "{Distance now}=\"none\"");
          return new Value.Formula(
              "IF(AND(%s),\"ties\",\"DIFFERS\")".formatted(String.join(",", ties)),
              new Value.State("ties"));
        });
  }

  private static String tie(String formula, String engine, int scale) {
    return "{%s}=ROUND({%s},%s)".formatted(formula, engine, scale);
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

  Value note() {
    return switch (live.form()) {
      case ClosedForm.Brackets _, ClosedForm.Levered _, ClosedForm.Fixed _ -> new Value.Text("");
      case ClosedForm.None(String because) ->
          new Value.Text("Engine's figures, they do not follow a move: " + because + ".");
    };
  }
}
