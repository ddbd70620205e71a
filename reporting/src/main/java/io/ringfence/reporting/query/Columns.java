package io.ringfence.reporting.query;

import org.jooq.Field;
import org.jooq.impl.DSL;

/** Columns of derived tables. */
final class Columns {
  private Columns() {}

  /** The column of a derived table that a field became, with the field's type. */
  static <T> Field<T> of(String table, Field<T> field) {
    return DSL.field(DSL.name(table, field.getName()), field.getDataType());
  }
}
