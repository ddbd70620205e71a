package io.ringfence.reporting.query;

import io.ringfence.domain.access.DeskScope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Which tables hold facts of runs, and how all rows of one are asked for in one order. Every table
 * there is, so that a new one is exported without anybody remembering it. Rows of a table are seen
 * by the desk or node they name; tables that name neither with all desks only.
 */
public record TablesQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * A table.
   *
   * @param name its name
   * @param columns its columns in their order, each with its type
   * @param sorted columns that its rows lie sorted by
   * @param engine the engine that keeps it
   */
  public record Row(String name, Map<String, String> columns, List<String> sorted, String engine) {
    public Row {
      sorted = List.copyOf(sorted);
    }

    /** Whether it says when a row was recorded. */
    boolean isBitemporal() {
      return columns.containsKey("recorded_at");
    }
  }

  private static final Field<String> TABLE = DSL.field(DSL.name("table"), String.class);
  private static final Field<String> NAME = DSL.field(DSL.name("name"), String.class);
  private static final Field<String> TYPE = DSL.field(DSL.name("type"), String.class);
  private static final Field<String> SORTED = DSL.field(DSL.name("sorting_key"), String.class);
  private static final Field<String> ENGINE = DSL.field(DSL.name("engine"), String.class);
  private static final String RUN = "run_id";

  /** Which batch brought a row says nothing of the fact, and differs from run to run. */
  private static final String BATCH = "batch";

  /**
   * Text that a program which reads comma-separated text might take for a formula, blanks before it
   * or not, and text that begins with the mark that keeps it from that.
   */
  private static final String RISKY =
      "^[\\x00-\\x20\\x{00A0}\\x{3000}\\x{FEFF}]*[=+\\-@\\x{FF1D}\\x{FF0B}\\x{FF0D}\\x{FF20}]|^[\\x00-\\x1F']";

  /** Tables of runs by name; none where not all desks are in scope. */
  public List<Row> all() {
    return tables(Visible.wholeFirm(scope));
  }

  /** Tables of runs by name of which the scope may see rows: with all desks every one. */
  public List<Row> visible() {
    return tables(DSL.noCondition()).stream()
        .filter(table -> Visible.rows(scope, table.columns().keySet()).isPresent())
        .toList();
  }

  /**
   * The statement that asks for the rows of a run that the scope may see, in one order, with the
   * parameters {@code run}, {@code known} and those of {@link #desks}.
   *
   * @throws IllegalArgumentException for a table of which it may see none
   */
  public String statement(Row table) {
    String visible =
        Visible.rows(scope, table.columns().keySet())
            .orElseThrow(
                () -> new IllegalArgumentException(table.name() + " is not split by desk"));
    return statement(table, false, visible, inOrderOfStorage(table));
  }

  /**
   * The order in which rows lie, so that the store need not sort them all before it gives the
   * first; columns that it does not sort by come last. The run is one and the same.
   */
  private static List<String> inOrderOfStorage(Row table) {
    Set<String> order = new LinkedHashSet<>(table.sorted());
    order.addAll(table.columns().keySet());
    order.removeAll(List.of(RUN, BATCH));
    return order.stream().map(TablesQuery::quoted).toList();
  }

  /** The same for no row at all: what a reader must expect. */
  public String withoutRows(Row table) {
    return statement(table) + " LIMIT 0";
  }

  /** The scope as parameters of a statement. */
  public Map<String, Object> desks() {
    return switch (scope) {
      case DeskScope.AllDesks() -> Map.of();
      case DeskScope.Desks desks -> Map.of(Visible.DESKS, Visible.array(desks.sorted()));
    };
  }

  private List<Row> tables(Condition visible) {
    Map<String, Map<String, String>> tables = new LinkedHashMap<>();
    clickhouse
        .select(TABLE, NAME, TYPE)
        .from(DSL.table(DSL.name("system", "columns")))
        .where(DSL.condition("database = currentDatabase()"), visible)
        .orderBy(TABLE, DSL.field("position"))
        .forEach(
            column ->
                tables
                    .computeIfAbsent(column.value1(), _ -> new LinkedHashMap<>())
                    .put(column.value2(), column.value3()));
    return clickhouse
        .select(NAME, SORTED, ENGINE)
        .from(DSL.table(DSL.name("system", "tables")))
        .where(DSL.condition("database = currentDatabase()"), visible)
        .orderBy(NAME)
        .fetch(
            table ->
                row(
                    table.value1(),
                    tables.getOrDefault(table.value1(), Map.of()),
                    table.value2(),
                    table.value3()))
        .stream()
        .filter(table -> table.columns().containsKey(RUN))
        .toList();
  }

  private static Row row(
      String name, Map<String, String> columns, @Nullable String sorted, String engine) {
    List<String> keys =
        sorted == null
            ? List.of()
            : Arrays.stream(sorted.split(", ", -1)).takeWhile(columns::containsKey).toList();
    return new Row(name, columns, keys, engine);
  }

  /**
   * The statement that asks for all rows of a run in one order, with the parameters {@code run} and
   * {@code known}.
   *
   * @param asText whether what could be taken for a formula gets an apostrophe in front
   */
  public static String statement(Row table, boolean asText) {
    return statement(
        table,
        asText,
        "",
        table.columns().keySet().stream()
            .filter(name -> !name.equals(BATCH))
            .map(TablesQuery::quoted)
            .toList());
  }

  private static String statement(Row table, boolean asText, String visible, List<String> order) {
    List<String> columns = new ArrayList<>();
    table
        .columns()
        .forEach(
            (name, type) -> {
              if (!name.equals(BATCH)) {
                columns.add(asText && type.contains("String") ? guarded(name) : quoted(name));
              }
            });
    return "SELECT %s FROM `%s` AS t WHERE t.run_id = {run:String}%s%s ORDER BY %s"
        .formatted(
            String.join(", ", columns),
            table.name(),
            table.isBitemporal() ? " AND t.recorded_at <= {known:DateTime64(6, 'UTC')}" : "",
            visible,
            String.join(", ", order));
  }

  private static String guarded(String column) {
    return "if(match(toString(%1$s), '%2$s'), concat('''', toString(%1$s)), toString(%1$s)) AS `%3$s`"
        .formatted(quoted(column), RISKY.replace("\\", "\\\\").replace("'", "\\'"), column);
  }

  private static String quoted(String name) {
    return "t.`" + name + "`";
  }
}
