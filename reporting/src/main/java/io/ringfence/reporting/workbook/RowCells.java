package io.ringfence.reporting.workbook;

import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.margin.ContractKind;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.Precision;
import io.ringfence.reporting.query.PositionsAtQuery;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What formulas of one row of sheet Workbench rest on: cells by their headings in braces, and what
 * decides which formula is written. The symbols are those of the margin model.
 *
 * @param row the position
 * @param when without its move or with it
 */
record RowCells(LiveBook.Row row, When when) {
  static final String VALUE = "{Value at mark}";
  static final String COST = "{Value at entry}";
  static final String SIGMA = "{Value sign}";
  static final String LEVERAGE = "{Leverage}";

  /** B = C - σ W, the cell of the value at which equity is 0. */
  String zero() {
    return when.cell("Zero value");
  }

  /** A column of the position's tiers. */
  String tiers(String heading) {
    return row.tiers().column(TierColumns.table().letters(heading));
  }

  Contract contract() {
    return row.line().rules().contract();
  }

  boolean isInverse() {
    return contract().kind() == ContractKind.INVERSE;
  }

  /** Whether equity rises with the value: σ is 1. */
  boolean rises() {
    return (row.line().key().side().sign() > 0) != isInverse();
  }

  /** {@code 1-RATE} where equity rises with the value, else {@code 1+RATE}. */
  String oneLess(String rate) {
    return (rises() ? "1-" : "1+") + rate;
  }

  /** The greater of the position's values at mark and entry, settlement asset. */
  BigDecimal greatestValue() {
    IsolatedPosition position = row.line().position();
    BigDecimal entry = whole(position.entryValue());
    PositionsAtQuery.Mark mark = row.line().row().mark();
    return mark == null ? entry : entry.max(whole(position.value(mark.price())));
  }

  private static BigDecimal whole(Fraction value) {
    return value.rounded(Precision.AMOUNT_SCALE, RoundingMode.UP);
  }

  /** An amount that is charged: up to the asset's digits where a sheet has so many. */
  String charged(String amount) {
    return isRounded() ? Grid.up(inUnits(amount), unitDigits()) + "/" + unit() : amount;
  }

  /** An amount that is owned: down to the asset's digits where a sheet has so many. */
  String owned(String amount) {
    return isRounded() ? Grid.down(inUnits(amount), unitDigits()) + "/" + unit() : amount;
  }

  private boolean isRounded() {
    return contract().settlementScale() < Scale.SIGNIFICANT;
  }

  private String inUnits(String amount) {
    return "(%s)*%s".formatted(amount, unit());
  }

  private int unitDigits() {
    return Grid.digits(greatestValue().movePointRight(contract().settlementScale()));
  }

  private String unit() {
    return Precision.canonical(BigDecimal.ONE.movePointRight(contract().settlementScale()));
  }
}
