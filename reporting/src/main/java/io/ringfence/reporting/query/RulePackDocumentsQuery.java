package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.RulePackDocuments.RULE_PACK_DOCUMENTS;

import io.ringfence.domain.access.DeskScope;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jooq.impl.DSL;

/** Rules that came with the input of a run, in force or announced. Says nothing of any desk. */
public record RulePackDocumentsQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * A pack, word for word.
   *
   * @param packId identifier over all versions
   * @param version version of the pack
   * @param document the pack as it came
   * @param knownAt when it was known first; 1970: from the start of the run
   */
  public record Row(String packId, String version, String document, Instant knownAt) {
    /** The stamp that valuations carry, {@code id@version}. */
    public String stamp() {
      return packId + "@" + version;
    }
  }

  /** Every pack of a run, whenever it came: what positions are stamped with is among them. */
  public List<Row> of(String runId) {
    return known(runId, Vantage.latest(Vantage.EVERYTHING));
  }

  /** Packs of a run that were known, by their stamps; one that came twice stands once. */
  public List<Row> known(String runId, Vantage vantage) {
    return clickhouse
        .select(
            RULE_PACK_DOCUMENTS.PACK_ID,
            RULE_PACK_DOCUMENTS.VERSION,
            RULE_PACK_DOCUMENTS.DOCUMENT,
            DSL.min(RULE_PACK_DOCUMENTS.RECORDED_AT).as("known_at"))
        .from(RULE_PACK_DOCUMENTS)
        .where(RULE_PACK_DOCUMENTS.RUN_ID.eq(runId), vantage.knows(RULE_PACK_DOCUMENTS.RECORDED_AT))
        .groupBy(
            RULE_PACK_DOCUMENTS.PACK_ID, RULE_PACK_DOCUMENTS.VERSION, RULE_PACK_DOCUMENTS.DOCUMENT)
        .orderBy(RULE_PACK_DOCUMENTS.PACK_ID, RULE_PACK_DOCUMENTS.VERSION)
        .fetch(Records.mapping(Row::new));
  }
}
