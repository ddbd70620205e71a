package io.ringfence.api.desk;

import io.ringfence.reporting.query.DesksAtQuery;
import io.ringfence.reporting.query.RulePacksQuery;
import io.ringfence.reporting.query.RunQuery;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** Desk figures of one run at one instant. */
@Schema(description = "Figures of the caller's desks in one run at one instant.")
record DesksAnswer(
    @Schema(description = "Name of the run.") String run,
    @Schema(description = "Instant the figures are true for.") Instant asOf,
    @Schema(description = "True: liquidations are computed, not reported by a venue.")
        boolean simulated,
    @Schema(description = "`mark`, or `last` where last prices stand for marks.") String markBasis,
    @Schema(description = "Rules the positions are valued by.") List<RulePack> rulePacks,
    @Schema(description = "The caller's desks and their books, by node and settlement asset.")
        List<DeskFigures> desks) {
  /** Rules positions are valued by. */
  @Schema(description = "Rules of a venue.")
  record RulePack(
      @Schema(description = "Name and version, `id@version`.") String pack,
      @Schema(description = "True: used outside the time it is evidenced for.")
          boolean extrapolated) {}

  static DesksAnswer of(
      RunQuery.Row run,
      Instant asOf,
      List<RulePacksQuery.Row> packs,
      List<DesksAtQuery.Row> desks) {
    return new DesksAnswer(
        run.runId(),
        asOf,
        run.simulated(),
        run.markBasis(),
        packs.stream().map(pack -> new RulePack(pack.stamp(), pack.extrapolated())).toList(),
        desks.stream().map(DeskFigures::of).toList());
  }
}
