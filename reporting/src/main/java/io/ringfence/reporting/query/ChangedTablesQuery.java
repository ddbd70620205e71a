package io.ringfence.reporting.query;

import io.ringfence.domain.access.DeskScope;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Which tables of the store hold rows that somebody changed or removed, or that will go by
 * themselves. Facts are only ever added: each of these is a reason not to call a report evidence.
 * Says nothing of any desk.
 */
public record ChangedTablesQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * A table that does not keep what was stored.
   *
   * @param table its name
   * @param how the command that changed it, or {@code TTL}
   */
  public record Row(String table, String how) {}

  private static final String OURS = "database = currentDatabase()";

  /** Commands that change rows: what makes a projection or an index changes none. */
  private static final Pattern CHANGING =
      Pattern.compile("\\(?\\s*(DELETE|UPDATE)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** Comments of columns are strings: what they say is no definition. */
  private static final Pattern STRINGS = Pattern.compile("'(?:[^'\\\\]|\\\\.|'')*'");

  private static final Pattern LIFETIME = Pattern.compile("\\bTTL\\b");

  /** Every one of them: what was changed, in order of time, then what will go, by table. */
  public List<Row> all() {
    List<Row> rows = new ArrayList<>(ask("mutations", "table", "command", "create_time"));
    rows.removeIf(row -> !CHANGING.matcher(row.how()).matches());
    ask("tables", "name", "create_table_query", "name").stream()
        .filter(row -> LIFETIME.matcher(STRINGS.matcher(row.how()).replaceAll("")).find())
        .forEach(row -> rows.add(new Row(row.table(), "TTL")));
    return rows;
  }

  private List<Row> ask(String table, String name, String text, String order) {
    Field<String> of = DSL.field(DSL.name(name), String.class);
    Field<String> says = DSL.field(DSL.name(text), String.class);
    return clickhouse
        .select(of, says)
        .from(DSL.table(DSL.name("system", table)))
        .where(DSL.condition(OURS))
        .orderBy(DSL.field(DSL.name(order)))
        .fetch(row -> new Row(row.get(of), row.get(says)));
  }
}
