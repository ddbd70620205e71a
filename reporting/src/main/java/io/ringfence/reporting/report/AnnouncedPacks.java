package io.ringfence.reporting.report;

import io.ringfence.contracts.rulepack.RulePack;
import io.ringfence.contracts.rulepack.RulePackException;
import io.ringfence.contracts.rulepack.RulePackLoader;
import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.exposure.AlertLevels;
import io.ringfence.reporting.query.RulePackDocumentsQuery;
import io.ringfence.reporting.query.Vantage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/**
 * Rule packs that a venue announced to a run, beside those of a build.
 *
 * @param all both
 * @param came when those that were announced were known, by their stamps
 */
public record AnnouncedPacks(RulePacks all, Map<String, Instant> came) {
  public AnnouncedPacks {
    came = Map.copyOf(came);
  }

  /** Those of a build alone. */
  static AnnouncedPacks none(RulePacks build) {
    return new AnnouncedPacks(build, Map.of());
  }

  /** Those of a build, and what a run had been told. */
  public static AnnouncedPacks known(
      DSLContext clickhouse, RulePacks build, String run, Vantage at) {
    List<RulePackDocumentsQuery.Row> rows =
        new RulePackDocumentsQuery(clickhouse, DeskScope.ALL).known(run, at);
    Map<String, Instant> came = new HashMap<>();
    rows.forEach(row -> came.merge(row.stamp(), row.knownAt(), (a, b) -> a.isBefore(b) ? a : b));
    return new AnnouncedPacks(beside(build, rows), came);
  }

  /**
   * Values positions of a run by what they are stamped with: by packs of a build, and where it does
   * not have one, by what came with the input, however late.
   */
  public static Valuation valuation(DSLContext clickhouse, RulePacks build, String run) {
    return new Valuation(
        build,
        AlertLevels.DEFAULT,
        () -> beside(build, new RulePackDocumentsQuery(clickhouse, DeskScope.ALL).of(run)));
  }

  /** When a pack was known; those of a build always were. */
  Instant knownAt(RulePack pack) {
    return came.getOrDefault(pack.stamp(), Instant.EPOCH);
  }

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
