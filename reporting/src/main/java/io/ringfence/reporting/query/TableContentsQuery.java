package io.ringfence.reporting.query;

import io.ringfence.domain.access.DeskScope;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * What a table consists of now: as long as it is the same, so are its rows. It names files, not
 * rows, so every caller may know it.
 */
public record TableContentsQuery(DSLContext clickhouse, DeskScope scope) {
  /** Tables of other engines have parts elsewhere, too. */
  private static final String OF_ONE_STORE = "MergeTree";

  private static final Field<String> TABLE = DSL.field(DSL.name("table"), String.class);

  /** Each part by its name, which is never given again, and what is in it. */
  private static final Field<String> PARTS =
      DSL.field(
          "hex(SHA256(arrayStringConcat(arraySort(groupArray(concat(name, ' ',"
              + " hash_of_all_files))), '\\n')))",
          String.class);

  /** The parts of a table as one text; empty: it cannot be told. */
  public Optional<String> of(TablesQuery.Row table) {
    return table.engine().equals(OF_ONE_STORE)
        ? clickhouse
            .select(PARTS)
            .from(DSL.table(DSL.name("system", "parts")))
            .where(DSL.condition("database = currentDatabase() AND active"), TABLE.eq(table.name()))
            .fetchOptional(PARTS)
        : Optional.empty();
  }
}
