package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.PositionStages.POSITION_STAGES;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.store.tables.PositionStages;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;

/** Which positions went from one stage to another, and when. */
public record PositionStagesQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * A transition.
   *
   * @param at when
   * @param positionKey {@code venue/account/instrument/side}
   * @param episode opening of the key, counted from 1
   * @param desk desk
   * @param book book inside the desk
   * @param stage stage entered
   * @param previous stage before; absent: the episode began
   * @param distance distance to liquidation, signed fraction of the mark; absent: it has ended, or
   *     there is none
   */
  public record Row(
      Instant at,
      String positionKey,
      long episode,
      String desk,
      String book,
      String stage,
      @Nullable String previous,
      @Nullable BigDecimal distance) {}

  private static final PositionStages S = POSITION_STAGES;

  /** Transitions after an instant, exclusive, up to a vantage, inclusive, in order of time. */
  public List<Row> between(String runId, Instant after, Vantage to) {
    return clickhouse
        .select(
            S.AS_OF,
            S.POSITION_KEY,
            S.EPISODE,
            S.DESK,
            S.BOOK,
            S.STAGE,
            S.PREVIOUS_STAGE,
            S.DISTANCE)
        .from(S)
        .where(
            S.RUN_ID.eq(runId),
            S.AS_OF.gt(after),
            to.holds(S.AS_OF, S.RECORDED_AT),
            Visible.desk(scope, S.DESK))
        .orderBy(S.AS_OF, S.POSITION_KEY, S.EPISODE)
        .fetch(Records.mapping(Row::new));
  }
}
