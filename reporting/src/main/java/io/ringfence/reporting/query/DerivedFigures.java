package io.ringfence.reporting.query;

import io.ringfence.reporting.store.tables.PositionVersions;
import java.math.BigDecimal;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Figures of a version in force at a mark in force, exact. Input figures have at most 12 fraction
 * digits, and a product of three of them 36: columns are brought to 12 before they are multiplied,
 * since the products of their 36 would not fit. NULL where the contract is inverse or not known.
 */
final class DerivedFigures {
  private static final PositionVersions V = InForce.V;
  private static final int INPUT_DIGITS = 12;

  private DerivedFigures() {}

  /** V(P) = Q P. */
  static Field<BigDecimal> notional() {
    return amount("{0} * {1}", size(), input(MarkInForce.PRICE));
  }

  /** U(P) = s Q (P - E). */
  static Field<BigDecimal> unrealisedPnl() {
    return amount(
        "{0} * ({1} - {2}) * if({3} = 'long', 1, -1)",
        size(), input(MarkInForce.PRICE), input(V.ENTRY_PRICE), V.SIDE);
  }

  /** M(P) = W + U(P). */
  static Field<BigDecimal> equity() {
    return amount("{0} + {1}", V.ISOLATED_MARGIN, unrealisedPnl());
  }

  /** max(0, M(P)). */
  static Field<BigDecimal> stillToLose() {
    // Not greatest(): it passes over NULL, and what is unknown would be 0.
    return amount("if({0} < 0, toDecimal256(0, 36), {0})", equity());
  }

  /** V(P) / L, rounded up at 18 digits. */
  static Field<BigDecimal> initialMargin() {
    Field<BigDecimal> down = amount("divideDecimal({0}, {1}, 18)", notional(), V.LEVERAGE);
    return amount(
        "{0} + if({0} * {1} < {2}, toDecimal256('0.000000000000000001', 18), toDecimal256(0, 18))",
        down, V.LEVERAGE, notional());
  }

  /** s (P - LP) / P, rounded down at 18 digits. */
  static Field<BigDecimal> distance() {
    Field<BigDecimal> mark = input(MarkInForce.PRICE);
    Field<BigDecimal> gap =
        amount("({0} - {1}) * if({2} = 'long', 1, -1)", mark, V.LIQUIDATION_PRICE, V.SIDE);
    // The engine divides where the gap is NULL, too, and refuses 0.
    Field<BigDecimal> towards0 =
        amount("divideDecimal({0}, ifNull({1}, toDecimal256(1, 12)), 18)", gap, mark);
    return amount(
        "{0} - if({0} * {1} > {2}, toDecimal256('0.000000000000000001', 18), toDecimal256(0, 18))",
        towards0, mark, gap);
  }

  /** Q: quantity times multiplier; NULL where value is not linear in price. */
  private static Field<BigDecimal> size() {
    return amount(
        "if({0} IN ('linear', 'quanto'), {1} * {2}, NULL)",
        V.CONTRACT_KIND, input(V.QUANTITY), input(V.CONTRACT_MULTIPLIER));
  }

  private static Field<BigDecimal> input(Field<BigDecimal> figure) {
    return amount("toDecimal256({0}, " + INPUT_DIGITS + ")", figure);
  }

  private static Field<BigDecimal> amount(String sql, Field<?>... fields) {
    return DSL.field(sql, V.ISOLATED_MARGIN.getDataType(), fields);
  }
}
