package io.ringfence.reporting.report;

import io.ringfence.contracts.rulepack.RulePackException;
import io.ringfence.contracts.rulepack.RulePackLoader;
import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.reporting.query.RulePackDocumentsQuery;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Rule packs that a venue announced to a run, beside those of a build. */
public final class AnnouncedPacks {
  private AnnouncedPacks() {}

  /**
   * The packs of a build and those that came with the input of a run. Where both have rules of a
   * venue from the same instant on, those of the build stand.
   *
   * @param build packs of the build
   * @param came what came with the input
   */
  public static RulePacks beside(RulePacks build, List<RulePackDocumentsQuery.Row> came) {
    RulePacks known = build;
    for (RulePackDocumentsQuery.Row row : came) {
      known = with(known, row);
    }
    return known;
  }

  /** What does not fit was refused by the stream as well, which has written down why. */
  private static RulePacks with(RulePacks known, RulePackDocumentsQuery.Row row) {
    try {
      byte[] document = row.document().getBytes(StandardCharsets.UTF_8);
      return known.plus(List.of(new RulePackLoader().load(row.stamp(), document)));
    } catch (RulePackException _) {
      return known;
    }
  }
}
