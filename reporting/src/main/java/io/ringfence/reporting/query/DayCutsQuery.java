package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.Budgets.BUDGETS;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.budget.DayCut;
import io.ringfence.reporting.store.tables.Budgets;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;

/** When the days of nodes end: what the budgets given last say of it. */
public record DayCutsQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * Cuts by node.
   *
   * @param byNode cuts that were given; any other node's day ends at midnight UTC
   */
  public record Cuts(Map<String, DayCut> byNode) {
    /** Nobody said anything. */
    public static final Cuts NONE = new Cuts(Map.of());

    public Cuts {
      byNode = Map.copyOf(byNode);
    }

    /** The cut of a node. */
    public DayCut of(String node) {
      return byNode.getOrDefault(node, DayCut.UTC_MIDNIGHT);
    }
  }

  private static final Budgets B = BUDGETS;

  /** Cuts in force; parts of a node may have one of their own, which is not among them. */
  public Cuts at(String runId, Vantage vantage) {
    return new Cuts(
        clickhouse
            .select(B.NODE, B.DAY_ZONE, B.DAY_CUT)
            .distinctOn(B.NODE)
            .from(B)
            .where(
                B.RUN_ID.eq(runId),
                B.SCOPE.isNull(),
                B.DAY_ZONE.isNotNull(),
                B.DAY_CUT.isNotNull(),
                B.GIVEN_AT.isNull().or(B.GIVEN_AT.le(vantage.asOf())),
                vantage.knows(B.RECORDED_AT),
                Visible.node(scope, B.NODE))
            .orderBy(B.NODE, B.GIVEN_AT.desc().nullsLast(), B.RECORDED_AT.desc())
            .fetchMap(row -> row.get(B.NODE), DayCutsQuery::cut));
  }

  private static DayCut cut(Record row) {
    return new DayCut(ZoneId.of(row.get(B.DAY_ZONE)), LocalTime.parse(row.get(B.DAY_CUT)));
  }
}
