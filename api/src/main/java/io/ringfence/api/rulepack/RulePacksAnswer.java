package io.ringfence.api.rulepack;

import io.ringfence.api.question.Asked;
import io.ringfence.api.wire.ListAnswer;
import io.ringfence.contracts.rulepack.RulePack;
import io.ringfence.reporting.query.RulePacksQuery;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules of a run, and what is announced. */
@Schema(description = "Rules positions are valued by, and changes announced.")
record RulePacksAnswer(
    @Schema(description = "Name of the run.") String run,
    @Schema(description = "Instant after which a change is announced.") Instant asOf,
    @Schema(description = "What was recorded later is left out; null: nothing is.")
        @Nullable Instant asKnown,
    @Schema(description = "Packs the run used.") List<Pack> used,
    @Schema(description = "Packs of the same venues that come later, by time.")
        List<Pack> announced)
    implements ListAnswer<RulePacksAnswer.Pack> {
  @Override
  public List<Pack> rows() {
    return used;
  }

  static RulePacksAnswer of(Asked asked, List<RulePacksQuery.Row> used, List<RulePack> announced) {
    return new RulePacksAnswer(
        asked.runId(),
        asked.asOf(),
        asked.asKnown(),
        used.stream().map(Pack::of).toList(),
        announced.stream().map(Pack::of).toList());
  }

  /** A pack. */
  @Schema(name = "RulePackFacts", description = "Rules of a venue from one instant on.")
  record Pack(
      @Schema(description = "Name and version, `id@version`.") String pack,
      @Schema(description = "Venue.") String venue,
      @Schema(description = "From when the venue applies them.") Instant effectiveFrom,
      @Schema(description = "Last instant for which the source shows them.") Instant evidencedTo,
      @Schema(description = "Where the figures come from.") String source,
      @Schema(description = "True: used outside the time they are evidenced for; null: not used.")
          @Nullable Boolean extrapolated) {
    static Pack of(RulePacksQuery.Row row) {
      return new Pack(
          row.stamp(),
          row.venue(),
          row.effectiveFrom(),
          row.evidencedTo(),
          row.source(),
          row.extrapolated());
    }

    static Pack of(RulePack pack) {
      return new Pack(
          pack.stamp(),
          pack.venue(),
          pack.effectiveFrom(),
          pack.evidencedTo(),
          pack.source(),
          null);
    }
  }
}
