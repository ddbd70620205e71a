package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.BudgetUses.BUDGET_USES;
import static java.util.stream.Collectors.toCollection;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.store.tables.BudgetUses;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * How budgets were used hour by hour: the last use of each hour and its peak. Answered by the
 * projection {@code by_hour}; hours that the vantage cuts, or in which a fact came late, from their
 * rows.
 */
public record UtilisationByHourQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * A budget in one hour.
   *
   * @param hour its beginning
   * @param node node
   * @param metric metric
   * @param currency currency of the limits; empty for counts and fractions
   * @param part which of the node's positions count, {@code property=value}; absent: all
   * @param last the last use in it
   * @param peak the largest known use in it; absent: none was known
   * @param instants how often use was written down
   * @param unknown how often it was unknown
   */
  public record Row(
      Instant hour,
      String node,
      String metric,
      String currency,
      @Nullable String part,
      Last last,
      @Nullable BigDecimal peak,
      long instants,
      long unknown) {}

  /**
   * The last use in an hour.
   *
   * @param at when it was written down
   * @param state state then
   * @param used use; absent: unknown
   * @param soft soft limit in force
   * @param hard hard limit in force
   */
  public record Last(
      Instant at, String state, @Nullable BigDecimal used, BigDecimal soft, BigDecimal hard) {}

  /** What a group of the projection says, and whether the vantage sees all of it and only it. */
  private record Group(Row row, boolean whole) {}

  private static final BudgetUses U = BUDGET_USES;
  private static final Field<Instant> HOUR =
      DSL.field("toStartOfHour({0})", U.AS_OF.getDataType(), U.AS_OF);
  private static final String LAST = "argMax(({0}, {1}, {2}, {3}, {4}), ({0}, {5}))";
  private static final Field<Instant> LAST_AT = last(1, U.AS_OF);
  private static final Field<String> LAST_STATE = last(2, U.STATE);
  private static final Field<BigDecimal> LAST_USED = last(3, U.USED);
  private static final Field<BigDecimal> LAST_SOFT = last(4, U.SOFT);
  private static final Field<BigDecimal> LAST_HARD = last(5, U.HARD);
  private static final Field<BigDecimal> PEAK = DSL.max(U.USED).as("peak");
  private static final Field<Long> INSTANTS = count("count()").as("instants");
  private static final Field<Long> UNKNOWN = count("countIf(isNull({0}))", U.USED).as("unknown");
  private static final String ON_TIME = "countIf({0} > {1}) = 0";
  private static final String KNOWN = ON_TIME + " AND max({0}) <= {2}";

  /** Hours of every budget in scope, by node, metric, currency, part and hour. */
  public List<Row> between(String runId, Instant from, Vantage to) {
    return answer(runId, from, to, DSL.noCondition());
  }

  /** Hours of one node's budgets, by metric, currency, part and hour. */
  public List<Row> of(String runId, NodePath node, Instant from, Vantage to) {
    return answer(runId, from, to, U.NODE.eq(node.toString()));
  }

  private List<Row> answer(String runId, Instant from, Vantage to, Condition which) {
    Condition asked = U.RUN_ID.eq(runId).and(which).and(Visible.node(scope, U.NODE));
    Instant first = from.truncatedTo(ChronoUnit.HOURS);
    Field<Long> settled = settled(to);
    List<Group> groups =
        ask(U, asked.and(HOUR.ge(hour(first))).and(HOUR.le(hour(to.asOf()))), settled).stream()
            .map(group -> whole(group, settled, from, to))
            .toList();
    List<Row> rows = new ArrayList<>();
    groups.stream().filter(Group::whole).map(Group::row).forEach(rows::add);
    TreeSet<Instant> cut =
        groups.stream()
            .filter(group -> !group.whole())
            .map(group -> group.row().hour())
            .collect(toCollection(TreeSet::new));
    if (!cut.isEmpty()) {
      List<Row> fromRows = fromRows(asked, cut, from, to);
      rows.removeIf(row -> cut.contains(row.hour()));
      rows.addAll(fromRows);
    }
    rows.sort(
        Comparator.comparing(Row::node)
            .thenComparing(Row::metric)
            .thenComparing(Row::currency)
            .thenComparing(Row::part, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Row::hour));
    return rows;
  }

  /** Whether nothing of a group came late or is not known yet: 1 or 0. */
  private static Field<Long> settled(Vantage to) {
    Field<Long> settled =
        to.knowsEverything()
            ? count(ON_TIME, U.RECORDED_AT, U.AS_OF)
            : count(
                KNOWN, U.RECORDED_AT, U.AS_OF, DSL.val(to.asKnown(), U.RECORDED_AT.getDataType()));
    return settled.as("settled");
  }

  /** The driver takes an answer value by value: nothing is asked for that follows from the rest. */
  private List<Record> ask(Table<?> from, Condition which, Field<Long> settled) {
    return new ArrayList<>(
        clickhouse
            .select(U.NODE, U.METRIC, U.CURRENCY, U.SCOPE)
            .select(LAST_AT, LAST_STATE, LAST_USED, LAST_SOFT, LAST_HARD)
            .select(PEAK, INSTANTS, UNKNOWN, settled)
            .from(from)
            .where(which)
            .groupBy(U.NODE, U.METRIC, U.CURRENCY, U.SCOPE, HOUR)
            .option(Kept.AS_DECLARED)
            .fetch());
  }

  /** The same from the rows: of two for one instant the one recorded later. */
  private List<Row> fromRows(Condition asked, TreeSet<Instant> hours, Instant from, Vantage to) {
    Table<?> known =
        DSL.select(U.fields())
            .distinctOn(U.NODE, U.METRIC, U.CURRENCY, U.SCOPE, U.AS_OF)
            .from(U)
            .where(asked, within(hours), U.AS_OF.ge(from), to.holds(U.AS_OF, U.RECORDED_AT))
            .orderBy(U.NODE, U.METRIC, U.CURRENCY, U.SCOPE, U.AS_OF, U.RECORDED_AT.desc())
            .asTable(U.getName());
    return ask(known, DSL.noCondition(), settled(to)).stream()
        .map(UtilisationByHourQuery::row)
        .toList();
  }

  private static Group whole(Record group, Field<Long> settled, Instant from, Vantage to) {
    Row row = row(group);
    boolean whole =
        !row.hour().isBefore(from)
            && !row.last().at().isAfter(to.asOf())
            && group.get(settled) == 1;
    return new Group(row, whole);
  }

  /** The last use of an hour lies in it, so it says which hour that is. */
  private static Row row(Record group) {
    Instant last = group.get(LAST_AT);
    return new Row(
        last.truncatedTo(ChronoUnit.HOURS),
        group.get(U.NODE),
        group.get(U.METRIC),
        group.get(U.CURRENCY),
        group.get(U.SCOPE),
        new Last(
            last,
            group.get(LAST_STATE),
            group.get(LAST_USED),
            group.get(LAST_SOFT),
            group.get(LAST_HARD)),
        group.get(PEAK),
        group.get(INSTANTS),
        group.get(UNKNOWN));
  }

  private static <T> Field<T> last(int element, Field<T> column) {
    return DSL.field(
            "tupleElement(" + LAST + ", " + element + ")",
            column.getDataType(),
            U.AS_OF,
            U.STATE,
            U.USED,
            U.SOFT,
            U.HARD,
            U.RECORDED_AT)
        .as("last_" + column.getName());
  }

  private static Field<Long> count(String sql, Field<?>... fields) {
    return DSL.field("toInt64(" + sql + ")", Long.class, fields);
  }

  /** IN wants the type that toStartOfHour gives. */
  private static Condition within(TreeSet<Instant> hours) {
    return DSL.condition(
        "{0} IN ({1})",
        HOUR,
        DSL.list(
            hours.stream()
                .map(at -> DSL.field("toDateTime({0}, 'UTC')", U.AS_OF.getDataType(), hour(at)))
                .toList()));
  }

  private static Field<Instant> hour(Instant at) {
    return DSL.val(at.truncatedTo(ChronoUnit.HOURS), U.AS_OF.getDataType());
  }
}
