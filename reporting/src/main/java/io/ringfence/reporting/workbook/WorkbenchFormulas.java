package io.ringfence.reporting.workbook;

import io.ringfence.domain.margin.RemovalRule;

/**
 * Formulas of one row of sheet Workbench. Only what Excel and LibreOffice compute alike: no dynamic
 * arrays, no names in formulas, no functions younger than 2007. {@code {Heading}} is the cell of
 * that column in the row. The formulas are those of the margin model; where an amount of an inverse
 * contract does not end they round it as the engine does.
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

  String valueAt(String price) {
    return isInverse() ? "{Size}/{" + price + "}" : "{Size}*{" + price + "}";
  }

  String notional() {
    return charged(RowCells.VALUE);
  }

  String pnl() {
    String pnl = "%s*(%s-%s)".formatted(RowCells.SIGMA, RowCells.VALUE, RowCells.COST);
    return isInverse() ? cells(When.NOW).owned(pnl) : pnl;
  }

  String requirement(When when) {
    return charged(row.form().requirement(cells(when)));
  }

  /** Only amounts of an inverse contract do not end, or end beyond what is shown. */
  private String charged(String amount) {
    return isInverse() ? cells(When.NOW).charged(amount) : amount;
  }

  String initial() {
    return "{Notional}/{Leverage}";
  }

  String equity(When when) {
    return when.cell("Margin") + "+{Unrealised PnL}";
  }

  String ratio(When when) {
    String equity = when.cell("Unrounded equity");
    return "IF(%s>0,ROUND(%s/%s,%s),\"BANKRUPT\")"
        .formatted(equity, when.cell("Unrounded requirement"), equity, Scale.RATIO);
  }

  /** What the venue lets be taken out, at least 0. */
  String removable(When when) {
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
    return "%s-%s*%s".formatted(RowCells.COST, RowCells.SIGMA, when.cell("Margin"));
  }

  String liquidationValue(When when) {
    return row.form().value(cells(when));
  }

  /** The price before it is rounded for reading; a text where there is none. */
  String unroundedPrice(When when) {
    String value = when.cell("Liquidation value");
    String solved = isInverse() ? "{Size}/" + value : value + "/{Size}";
    String printed = row.printed().of(solved);
    return printed.equals(solved)
        ? "IF(%s>0,%s,%s)".formatted(value, solved, NONE)
        : "IF(%s>0,IF(%s>0,%s,%s),%s)".formatted(value, printed, printed, NONE, NONE);
  }

  String price(When when, int digits) {
    String price = when.cell("Unrounded price");
    return "IF(ISNUMBER(%s),ROUND(%s,%s),%s)".formatted(price, price, digits, NONE);
  }

  String distance(When when) {
    String price = when.cell("Unrounded price");
    return "IF(ISNUMBER(%s),ROUND({Side sign}*({Mark}-%s)/{Mark},%s),%s)"
        .formatted(price, price, Scale.DISTANCE, NONE);
  }
}
