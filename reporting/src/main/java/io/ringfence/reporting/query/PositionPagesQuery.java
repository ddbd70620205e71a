package io.ringfence.reporting.query;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.store.tables.PositionVersions;
import java.util.List;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Which positions were open at one instant, for whoever cannot hold all of them: a part in an order
 * that the store knows, or one after the other. Rows are those of {@link PositionsAtQuery}.
 */
public record PositionPagesQuery(DSLContext clickhouse, DeskScope scope) {
  private static final PositionVersions V = InForce.V;

  /**
   * Which of them are wanted; absent: whatever it is.
   *
   * @param desk desk
   * @param book book inside the desk
   * @param venue venue
   * @param instrument instrument
   */
  public record Choice(
      @Nullable String desk,
      @Nullable String book,
      @Nullable String venue,
      @Nullable String instrument) {
    private Condition holds() {
      return DSL.and(
          is(V.DESK, desk), is(V.BOOK, book), is(V.VENUE, venue), is(V.INSTRUMENT, instrument));
    }

    private static Condition is(Field<String> field, @Nullable String wanted) {
      return wanted == null ? DSL.noCondition() : field.eq(wanted);
    }
  }

  /** An order the store knows. */
  public enum Order {
    /** By key. */
    KEY(Keyset.of(V.POSITION_KEY)),
    /** By isolated margin, then key. */
    ISOLATED_MARGIN(Keyset.of(V.ISOLATED_MARGIN, V.POSITION_KEY));

    private final Keyset keys;

    Order(Keyset keys) {
      this.keys = keys;
    }

    private List<String> place(PositionsAtQuery.Row row) {
      String key = row.key().toString();
      return switch (this) {
        case KEY -> List.of(key);
        case ISOLATED_MARGIN -> List.of(row.economics().isolatedMargin().toPlainString(), key);
      };
    }
  }

  /**
   * An order, one way or the other.
   *
   * @param by what is ordered by
   * @param turned whether the greatest comes first
   */
  public record Sorting(Order by, boolean turned) {
    private Keyset keys() {
      return turned ? by.keys.turned() : by.keys;
    }
  }

  /**
   * Some of them in an order.
   *
   * @throws IllegalArgumentException when the part is of another answer
   */
  public Paged<PositionsAtQuery.Row> inOrder(
      String runId, Vantage vantage, Choice choice, Sorting sorting, Part part) {
    Keyset keys = sorting.keys();
    return Paged.of(
        chosen(runId, vantage, choice)
            .and(keys.after(part.after()))
            .orderBy(keys.order())
            .limit(part.andOneMore())
            .fetch(PositionsAtQuery::row),
        part,
        sorting.by()::place);
  }

  /** All of them one after the other, in no order, as the store sends them. */
  public void each(
      String runId, Vantage vantage, Choice choice, Consumer<PositionsAtQuery.Row> taker) {
    try (Cursor<Record> rows = chosen(runId, vantage, choice).fetchLazy()) {
      for (Record row : rows) {
        taker.accept(PositionsAtQuery.row(row));
      }
    }
  }

  private SelectConditionStep<Record> chosen(String runId, Vantage vantage, Choice choice) {
    return new PositionsAtQuery(clickhouse, scope).open(runId, vantage).and(choice.holds());
  }
}
