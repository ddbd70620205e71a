package io.ringfence.reporting.workbook;

import java.util.function.Function;

/**
 * A column of a table. What it means stands in the {@link Glossary}, under the table's name and
 * this heading; a column without an entry there cannot be written.
 *
 * @param <R> a row
 * @param heading heading
 * @param width width in characters
 * @param span columns of the sheet it takes, for tables that stand below one with narrower columns
 * @param value what a row shows in it
 */
record Column<R>(String heading, int width, int span, Function<R, Value> value) {
  /**
   * Width of a decimal with all its digits: a sign, twelve before the point and eighteen after it,
   * for what is too long for its cell loses the digits in front.
   */
  static final int EXACT = 32;

  /** A column that takes one of the sheet's. */
  Column(String heading, int width, Function<R, Value> value) {
    this(heading, width, 1, value);
  }
}
