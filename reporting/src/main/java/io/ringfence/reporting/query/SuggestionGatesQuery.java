package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.SuggestionGates.SUGGESTION_GATES;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.query.SuggestionsQuery.Pool;
import io.ringfence.reporting.store.tables.SuggestionGates;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;

/** What proposed batches burn under shocks, before and after. */
public record SuggestionGatesQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * Containment gate of a batch at one shock.
   *
   * @param decidedAt instant of the batch
   * @param pool pool of the batch
   * @param shock relative change of every mark, fraction
   * @param burnedBefore margin of the positions that die without the batch, settlement asset
   * @param burnedAfter the same with it
   */
  public record Row(
      Instant decidedAt,
      Pool pool,
      BigDecimal shock,
      BigDecimal burnedBefore,
      BigDecimal burnedAfter) {
    /** Whether the batch burns more than doing nothing. */
    public boolean burnsMore() {
      return burnedAfter.compareTo(burnedBefore) > 0;
    }
  }

  private static final SuggestionGates G = SUGGESTION_GATES;

  /** Gates of a run by instant and pool, the mildest shock first. */
  public List<Row> of(String runId) {
    return clickhouse
        .select(G.fields())
        .from(G)
        .where(G.RUN_ID.eq(runId), Visible.desk(scope, G.DESK))
        .orderBy(
            G.DECIDED_AT,
            G.VENUE,
            G.ACCOUNT,
            G.SETTLEMENT_ASSET,
            G.DESK,
            G.LEGAL_ENTITY.nullsFirst(),
            G.CLIENT_OR_HOUSE.nullsFirst(),
            G.SHOCK.desc())
        .fetch(SuggestionGatesQuery::row);
  }

  private static Row row(Record row) {
    return new Row(
        row.get(G.DECIDED_AT),
        new Pool(
            row.get(G.VENUE),
            row.get(G.ACCOUNT),
            row.get(G.SETTLEMENT_ASSET),
            row.get(G.DESK),
            row.get(G.LEGAL_ENTITY),
            row.get(G.CLIENT_OR_HOUSE)),
        row.get(G.SHOCK),
        row.get(G.BURNED_BEFORE),
        row.get(G.BURNED_AFTER));
  }
}
