package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.RulePacks.RULE_PACKS;

import io.ringfence.domain.access.DeskScope;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Records;

/** By whose rules a run valued positions. Says nothing of any desk. */
public record RulePacksQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * A rule pack as the run used it.
   *
   * @param packId identifier, for example {@code binance-usdm}
   * @param version version of the pack
   * @param venue venue whose rules it holds
   * @param effectiveFrom from when the venue applied them
   * @param evidencedTo last instant for which the source shows them
   * @param source where the figures come from
   * @param extrapolated whether positions were valued outside the evidenced time
   */
  public record Row(
      String packId,
      String version,
      String venue,
      Instant effectiveFrom,
      Instant evidencedTo,
      String source,
      boolean extrapolated) {
    /** The stamp that valuations carry, {@code id@version}. */
    public String stamp() {
      return packId + "@" + version;
    }
  }

  /** Packs of a run by identifier and version. */
  public List<Row> of(String runId) {
    return clickhouse
        .select(
            RULE_PACKS.PACK_ID,
            RULE_PACKS.VERSION,
            RULE_PACKS.VENUE,
            RULE_PACKS.EFFECTIVE_FROM,
            RULE_PACKS.EVIDENCED_TO,
            RULE_PACKS.SOURCE,
            RULE_PACKS.EXTRAPOLATED)
        .from(RULE_PACKS)
        .where(RULE_PACKS.RUN_ID.eq(runId))
        .orderBy(RULE_PACKS.PACK_ID, RULE_PACKS.VERSION)
        .fetch(Records.mapping(Row::new));
  }
}
