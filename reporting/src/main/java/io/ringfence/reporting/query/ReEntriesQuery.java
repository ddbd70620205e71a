package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.PositionVersions.POSITION_VERSIONS;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.store.tables.PositionVersions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Which positions were opened again too soon after they had been liquidated. Source: risk
 * definitions, 1.
 */
public record ReEntriesQuery(DSLContext clickhouse, DeskScope scope) {
  /** How soon is too soon unless somebody says otherwise. */
  public static final Duration TOO_SOON = Duration.ofHours(24);

  private static final PositionVersions V = POSITION_VERSIONS;

  /**
   * A position that was opened again.
   *
   * @param node book that holds it, {@code firm/desk/book}
   * @param positionKey {@code venue/account/instrument/side}
   * @param episode the new opening, counted from 1
   * @param openedAt when
   * @param liquidatedAt when the opening before was liquidated
   */
  public record Row(
      String node, String positionKey, long episode, Instant openedAt, Instant liquidatedAt) {}

  private record Opening(String positionKey, long episode) {}

  /** By what was true and known, by position key and episode. */
  public List<Row> upTo(String runId, Vantage to, Duration tooSoon) {
    Map<Opening, Instant> liquidated = new HashMap<>();
    new LiquidationsBetweenQuery(clickhouse, scope)
        .between(runId, Instant.EPOCH, to)
        .forEach(row -> liquidated.put(new Opening(row.positionKey(), row.episode()), row.at()));
    return liquidated.isEmpty()
        ? List.of()
        : openings(runId, to, liquidated).stream()
            .filter(row -> !row.openedAt().isAfter(row.liquidatedAt().plus(tooSoon)))
            .toList();
  }

  /** Openings that followed a liquidation of the same key. */
  private List<Row> openings(String runId, Vantage to, Map<Opening, Instant> liquidated) {
    Field<Instant> opened = DSL.min(V.OCCURRED_AT).as("opened");
    Field<String> desk = first(V.DESK).as("of_desk");
    Field<String> book = first(V.BOOK).as("of_book");
    List<Row> rows = new ArrayList<>();
    clickhouse
        .select(V.POSITION_KEY, V.EPISODE, opened, desk, book)
        .from(V)
        .where(
            V.RUN_ID.eq(runId),
            V.EPISODE.gt(1L),
            to.holds(V.OCCURRED_AT, V.RECORDED_AT),
            Visible.desk(scope, V.DESK))
        .groupBy(V.POSITION_KEY, V.EPISODE)
        .orderBy(V.POSITION_KEY, V.EPISODE)
        .forEach(
            row -> {
              String key = row.get(V.POSITION_KEY);
              long episode = row.get(V.EPISODE);
              Instant before = liquidated.get(new Opening(key, episode - 1));
              if (before != null) {
                String node = NodePath.book(row.get(desk), row.get(book)).toString();
                rows.add(new Row(node, key, episode, row.get(opened), before));
              }
            });
    return rows;
  }

  /** Of the episode's first version. */
  private static Field<String> first(Field<String> field) {
    return DSL.field("argMin({0}, {1})", String.class, field, V.CHANGE_NUMBER);
  }
}
