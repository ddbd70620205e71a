package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.SuggestionGates.SUGGESTION_GATES;
import static io.ringfence.reporting.store.tables.Suggestions.SUGGESTIONS;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.Precision;
import io.ringfence.reporting.query.SuggestionsQuery.Rival;
import io.ringfence.reporting.query.SuggestionsQuery.Side;
import io.ringfence.reporting.store.tables.SuggestionGates;
import io.ringfence.reporting.store.tables.Suggestions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * Where proposals are written down, once for each run. What was written is never replaced: writing
 * the same again changes nothing, writing something else is refused.
 */
public record SuggestionsLedger(DSLContext clickhouse, DeskScope scope) {
  private static final Suggestions S = SUGGESTIONS;
  private static final SuggestionGates G = SUGGESTION_GATES;

  /**
   * Writes the proposals of a run and their gates.
   *
   * @throws IllegalStateException when the run already has other ones
   */
  public void write(
      String runId, List<SuggestionsQuery.Row> suggestions, List<SuggestionGatesQuery.Row> gates) {
    if (!(scope instanceof DeskScope.AllDesks)) {
      throw new IllegalArgumentException("proposals are written for all desks at once");
    }
    write(
        G,
        new SuggestionGatesQuery(clickhouse, scope)
            .of(runId).stream().map(SuggestionsLedger::columns).toList(),
        gates.stream().map(SuggestionsLedger::columns).toList(),
        runId);
    write(
        S,
        new SuggestionsQuery(clickhouse, scope)
            .of(runId).stream().map(SuggestionsLedger::columns).toList(),
        suggestions.stream().map(SuggestionsLedger::columns).toList(),
        runId);
  }

  /** One statement for all rows: they are there together or not at all. */
  private void write(
      Table<Record> table,
      List<Map<Field<?>, @Nullable Object>> before,
      List<Map<Field<?>, @Nullable Object>> now,
      String runId) {
    if (before.isEmpty() && !now.isEmpty()) {
      List<Field<?>> fields = List.of(table.fields());
      List<@Nullable Object[]> rows = new ArrayList<>(now.size());
      for (Map<Field<?>, @Nullable Object> row : now) {
        row.put(table.field(S.RUN_ID), runId);
        rows.add(fields.stream().map(row::get).toArray());
      }
      RowsAtOnce.insert(clickhouse, table, fields, rows);
    } else if (!before.equals(now)) {
      throw new IllegalStateException(
          "run %s already has %s other rows in %s than the %s computed now"
              .formatted(runId, before.size(), table.getName(), now.size()));
    }
  }

  private static Map<Field<?>, @Nullable Object> columns(SuggestionGatesQuery.Row row) {
    Map<Field<?>, @Nullable Object> columns = new HashMap<>();
    columns.put(G.DECIDED_AT, row.decidedAt());
    columns.put(G.VENUE, row.pool().venue());
    columns.put(G.ACCOUNT, row.pool().account());
    columns.put(G.SETTLEMENT_ASSET, row.pool().settlementAsset());
    columns.put(G.DESK, row.pool().desk());
    columns.put(G.LEGAL_ENTITY, row.pool().legalEntity());
    columns.put(G.CLIENT_OR_HOUSE, row.pool().clientOrHouse());
    columns.put(G.SHOCK, plain(row.shock()));
    columns.put(G.BURNED_BEFORE, plain(row.burnedBefore()));
    columns.put(G.BURNED_AFTER, plain(row.burnedAfter()));
    return columns;
  }

  private static Map<Field<?>, @Nullable Object> columns(SuggestionsQuery.Row row) {
    Map<Field<?>, @Nullable Object> columns = new HashMap<>();
    columns.put(S.DECIDED_AT, row.decidedAt());
    columns.put(S.NUMBER, row.number());
    columns.put(S.VENUE, row.pool().venue());
    columns.put(S.ACCOUNT, row.pool().account());
    columns.put(S.SETTLEMENT_ASSET, row.pool().settlementAsset());
    columns.put(S.DESK, row.pool().desk());
    columns.put(S.LEGAL_ENTITY, row.pool().legalEntity());
    columns.put(S.CLIENT_OR_HOUSE, row.pool().clientOrHouse());
    columns.put(S.FEASIBILITY, row.feasibility());
    columns.put(S.POLICY, row.policy());
    columns.put(S.AMOUNT, plain(row.amount()));
    columns.put(S.REASON, row.reason());
    columns.put(S.VOID_IF, row.voidIf());
    columns.put(S.LIQUIDATED_AT, row.outcome().liquidatedAt());
    columns.put(S.SURVIVES_WITH_MOVE, row.outcome().survivesWithMove());
    putSides(columns, row.from(), row.to());
    putRival(columns, row.rival());
    return columns;
  }

  /** One form for one value, so that rows compare. */
  private static @Nullable BigDecimal plain(@Nullable BigDecimal figure) {
    return figure == null ? null : new BigDecimal(Precision.canonical(figure));
  }

  private static void putSides(
      Map<Field<?>, @Nullable Object> columns, @Nullable Side from, Side to) {
    if (from != null) {
      columns.put(S.FROM_POSITION, from.position());
      columns.put(S.FROM_LIQUIDATION_PRICE_BEFORE, plain(from.liquidationPriceBefore()));
      columns.put(S.FROM_LIQUIDATION_PRICE_AFTER, plain(from.liquidationPriceAfter()));
      columns.put(S.FROM_DISTANCE_BEFORE, plain(from.distanceBefore()));
      columns.put(S.FROM_DISTANCE_AFTER, plain(from.distanceAfter()));
    }
    columns.put(S.TO_POSITION, to.position());
    columns.put(S.TO_LIQUIDATION_PRICE_BEFORE, plain(to.liquidationPriceBefore()));
    columns.put(S.TO_LIQUIDATION_PRICE_AFTER, plain(to.liquidationPriceAfter()));
    columns.put(S.TO_DISTANCE_BEFORE, plain(to.distanceBefore()));
    columns.put(S.TO_DISTANCE_AFTER, plain(to.distanceAfter()));
  }

  private static void putRival(Map<Field<?>, @Nullable Object> columns, @Nullable Rival rival) {
    if (rival != null) {
      columns.put(S.REDUCE_QUANTITY, plain(rival.quantity()));
      columns.put(S.REDUCE_NOTIONAL, plain(rival.notional()));
    }
  }
}
