package io.ringfence.reporting.workbook;

import static java.util.Objects.requireNonNull;

import io.ringfence.domain.margin.RemovalRule;

/**
 * Formulas of one row of sheet Workbench. Only what Excel and LibreOffice compute alike: no dynamic
 * arrays, no names in formulas, no functions younger than 2007. {@code {Heading}} is the cell of
 * that column in the row. The formulas are those of the margin model; where an amount does not end
 * they round it as the engine does, and where all its terms are short enough every step is rounded
 * to the digits it really has ({@link Terms}).
 *
 * @param row the position
 */
record WorkbenchFormulas(LiveBook.Row row) {
  private static final String NONE = "\"none\"";

  private RowCells cells(When when) {
    return new RowCells(row, when);
  }

  private boolean isInverse() {
    return cells(When.NOW).isInverse();
  }

  /** What is known of the position's figures; it has a mark wherever a formula is asked for. */
  Terms terms() {
    return requireNonNull(row.terms());
  }

  String valueAtMark() {
    return value("{Mark}", terms().ofValueAtMark());
  }

  String valueAtEntry() {
    return value("{Entry price}", terms().ofValueAtEntry());
  }

  private String value(String price, int digits) {
    return isInverse() ? "{Size}/" + price : Scale.exact("{Size}*" + price, digits, terms().room());
  }

  String notional() {
    return isInverse() ? cells(When.NOW).charged(RowCells.VALUE) : RowCells.VALUE;
  }

  String pnl() {
    String pnl = "%s*(%s-%s)".formatted(RowCells.SIGMA, RowCells.VALUE, RowCells.COST);
    return isInverse()
        ? cells(When.NOW).owned(pnl)
        : Scale.exact(pnl, terms().ofPnl(), terms().roomOfEquity());
  }

  /** Rounded up as the engine does it where the requirement does not end. */
  String requirement(When when) {
    String requirement = row.form().requirement(cells(when));
    return isInverse() || terms().isRequirementRounded()
        ? cells(when).charged(requirement)
        : Scale.exact(requirement, terms().ofRequirement(), terms().room());
  }

  String initial() {
    return Scale.exact("{Notional}/{Leverage}", terms().ofInitial(), terms().room());
  }

  String marginAfter() {
    String margin = "{Margin now}+{Move}";
    return row.terms() == null
        ? margin
        : Scale.exact(margin, row.terms().ofWallet(), row.terms().roomOfEquity());
  }

  String equity(When when) {
    return Scale.exact(
        when.cell("Margin") + "+{Unrealised PnL}", terms().ofEquity(), terms().roomOfEquity());
  }

  String ratio(When when) {
    String equity = when.cell("Unrounded equity");
    return "IF(%s>0,ROUND(%s/%s,%s),\"BANKRUPT\")"
        .formatted(equity, when.cell("Unrounded requirement"), equity, Scale.RATIO);
  }

  /** What the venue lets be taken out, at least 0. */
  String removable(When when) {
    return Scale.exact(free(when), terms().ofRemovable(), terms().roomOfRemovable());
  }

  private String free(When when) {
    String equity = when.cell("Unrounded equity");
    return switch (row.line().rules().removal()) {
      case RemovalRule.WalletLessMaintenance _ ->
          "MAX(0,MIN(%s-%s,%s-{Initial requirement}))"
              .formatted(when.cell("Margin"), when.cell("Unrounded requirement"), equity);
      case RemovalRule.InitialOrTenth _ ->
          "MAX(0,MIN(%s-{Initial requirement},%s-{Notional}/10))".formatted(equity, equity);
      case RemovalRule.Never _, RemovalRule.Unknown _ -> "0";
    };
  }

  /** B = C - σ W. */
  String zeroValue(When when) {
    return Scale.exact(
        "%s-%s*%s".formatted(RowCells.COST, RowCells.SIGMA, when.cell("Margin")),
        Math.max(terms().ofValueAtEntry(), terms().ofWallet()),
        terms().roomOfZero());
  }

  String liquidationValue(When when) {
    return row.form().value(cells(when));
  }

  /** The price before it is rounded for reading; a text where there is none. */
  String unroundedPrice(When when, PriceTerms price) {
    String value = when.cell("Liquidation value");
    String solved = isInverse() ? "{Size}/" + value : value + "/{Size}";
    String printed = price.exact(row.printed().of(solved));
    return row.printed() instanceof PrintedPrice.AsSolved
        ? "IF(%s>0,%s,%s)".formatted(value, printed, NONE)
        : "IF(%s>0,IF(%s>0,%s,%s),%s)".formatted(value, printed, printed, NONE, NONE);
  }

  /** Distance before it is rounded for reading; a text where there is none. */
  String unroundedDistance(When when) {
    String price = when.cell("Unrounded price");
    return "IF(ISNUMBER(%s),{Side sign}*({Mark}-%s)/{Mark},%s)".formatted(price, price, NONE);
  }

  /** A figure rounded for reading. */
  static String shown(String unrounded, String digits) {
    return "ROUND(%s,%s)".formatted(unrounded, digits);
  }

  /** The same of a figure that there may be none of. */
  static String shownOrNone(String unrounded, String digits) {
    return "IF(ISNUMBER(%s),%s,%s)".formatted(unrounded, shown(unrounded, digits), NONE);
  }
}
