package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.RulePackDocuments.RULE_PACK_DOCUMENTS;

import io.ringfence.domain.access.DeskScope;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Records;

/** Rules that came with the input of a run, in force or announced. Says nothing of any desk. */
public record RulePackDocumentsQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * A pack, word for word.
   *
   * @param packId identifier over all versions
   * @param version version of the pack
   * @param document the pack as it came
   */
  public record Row(String packId, String version, String document) {
    /** The stamp that valuations carry, {@code id@version}. */
    public String stamp() {
      return packId + "@" + version;
    }
  }

  /** Packs of a run by venue and instant; one that came twice stands once. */
  public List<Row> of(String runId) {
    return clickhouse
        .selectDistinct(
            RULE_PACK_DOCUMENTS.PACK_ID, RULE_PACK_DOCUMENTS.VERSION, RULE_PACK_DOCUMENTS.DOCUMENT)
        .from(RULE_PACK_DOCUMENTS)
        .where(RULE_PACK_DOCUMENTS.RUN_ID.eq(runId))
        .orderBy(RULE_PACK_DOCUMENTS.PACK_ID, RULE_PACK_DOCUMENTS.VERSION)
        .fetch(Records.mapping(Row::new));
  }
}
