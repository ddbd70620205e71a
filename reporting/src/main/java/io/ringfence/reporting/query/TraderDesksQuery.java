package io.ringfence.reporting.query;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.store.tables.PositionVersions;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** For which desks each trader held positions: one, or the assignment is not unique. */
public record TraderDesksQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * A trader at a desk.
   *
   * @param trader trader
   * @param desk desk
   * @param positions open positions of the trader at the desk
   * @param desks desks the trader holds positions for
   */
  public record Row(String trader, String desk, long positions, long desks) {}

  private static final PositionVersions V = InForce.V;

  /** Traders of open positions, by trader and desk. */
  public List<Row> at(String runId, Vantage vantage) {
    Field<Long> positions = DSL.field("toInt64(count())", Long.class).as("positions");
    Field<Long> desks =
        DSL.field("toInt64(count() OVER (PARTITION BY {0}))", Long.class, V.TRADER).as("desks");
    Table<?> all =
        DSL.select(V.TRADER, V.DESK, positions, desks)
            .from(InForce.versions(runId, vantage).asTable("v"))
            .where(InForce.isOpen())
            .groupBy(V.TRADER, V.DESK)
            .asTable("v");
    // Counted over all desks: whoever sees one desk only is told how many there are, not which.
    return clickhouse
        .select(V.TRADER, V.DESK, Columns.of("v", positions), Columns.of("v", desks))
        .from(all)
        .where(Visible.desk(scope, V.DESK))
        .orderBy(V.TRADER, V.DESK)
        .fetch(Records.mapping(Row::new));
  }
}
