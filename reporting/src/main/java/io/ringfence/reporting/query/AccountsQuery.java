package io.ringfence.reporting.query;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.store.tables.PositionVersions;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.jooq.impl.DSL;

/**
 * In which accounts a node's positions ever lay, and whether they are the node's own: what a venue
 * says of an account is of every position in it.
 */
public record AccountsQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * An account in which positions lay.
   *
   * @param venue venue
   * @param account account at the venue
   * @param own whether no position of anybody else ever lay in it
   */
  public record Row(String venue, String account, boolean own) {}

  private static final PositionVersions V = InForce.V;

  /** Accounts of a node's positions in scope, by venue and account. */
  public List<Row> of(String runId, Vantage vantage, NodePath node) {
    return rows(runId, vantage, Visible.desk(scope, V.DESK).and(inside(node)));
  }

  /** Accounts of the positions in scope, by venue and account. */
  List<Row> seen(String runId, Vantage vantage) {
    return rows(runId, vantage, Visible.desk(scope, V.DESK));
  }

  private List<Row> rows(String runId, Vantage vantage, Condition inside) {
    Field<Long> within = DSL.field("countIf({0})", Long.class, inside);
    Field<Boolean> own = DSL.field("count() = {0}", Boolean.class, within).as("own");
    return clickhouse
        .select(V.VENUE, V.ACCOUNT, own)
        .from(V)
        .where(V.RUN_ID.eq(runId), vantage.holds(V.OCCURRED_AT, V.RECORDED_AT))
        .groupBy(V.VENUE, V.ACCOUNT)
        .having(DSL.condition("{0} > 0", within))
        .orderBy(V.VENUE, V.ACCOUNT)
        .fetch(Records.mapping(Row::new));
  }

  private static Condition inside(NodePath node) {
    return switch (node.level()) {
      case FIRM -> DSL.trueCondition();
      case DESK -> V.DESK.eq(node.names().get(1));
      case BOOK, SUB_BOOK -> V.DESK.eq(node.names().get(1)).and(insideBook(node));
    };
  }

  private static Condition insideBook(NodePath node) {
    String book = String.join("/", node.names().subList(2, node.names().size()));
    return V.BOOK.eq(book).or(DSL.condition("startsWith({0}, {1})", V.BOOK, DSL.val(book + "/")));
  }
}
