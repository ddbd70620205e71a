package io.ringfence.reporting;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.query.ChangedTablesQuery;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/**
 * Whether the tables a report is made from are as they were written.
 *
 * @param clickhouse the store
 */
record KeptTables(DSLContext clickhouse) {
  /**
   * Looks before something is issued.
   *
   * @return what was found, one line for people
   * @throws IllegalStateException naming a table whose rows were changed or removed
   */
  String require() {
    List<ChangedTablesQuery.Row> changed;
    try {
      changed = new ChangedTablesQuery(clickhouse, DeskScope.ALL).all();
    } catch (DataAccessException e) {
      return "tables    NOT SHOWN to be as they were written: " + Failures.reason(e);
    }
    if (!changed.isEmpty()) {
      ChangedTablesQuery.Row first = changed.getFirst();
      throw new IllegalStateException(
          "table %s does not keep what was stored (%s): nothing is issued from it"
              .formatted(first.table(), first.how()));
    }
    return "tables    as they were written: no row was changed or removed, none will go by itself";
  }
}
