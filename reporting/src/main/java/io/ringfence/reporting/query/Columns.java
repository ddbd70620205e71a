package io.ringfence.reporting.query;

import java.math.BigDecimal;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Columns of derived tables. */
final class Columns {
  private Columns() {}

  /** The column of a derived table that a field became, with the field's type. */
  static <T> Field<T> of(String table, Field<T> field) {
    return DSL.field(DSL.name(table, field.getName()), field.getDataType());
  }

  /** A figure that is 0 where there is none, for orders. */
  static Field<BigDecimal> orZero(Field<BigDecimal> field) {
    return DSL.field("ifNull({0}, 0)", field.getDataType(), field);
  }

  /** A text that is empty where there is none, for orders. */
  static Field<String> orEmpty(Field<String> field) {
    return DSL.field("ifNull({0}, '')", field.getDataType(), field);
  }
}
