package io.ringfence.api.desk;

import io.ringfence.api.question.Asked;
import io.ringfence.api.question.RunFacts;
import io.ringfence.api.question.RunState;
import io.ringfence.api.wire.ListAnswer;
import io.ringfence.reporting.query.DesksAtQuery;
import io.ringfence.reporting.query.RulePacksQuery;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Desk figures of one run at one instant. */
@Schema(description = "Figures of the caller's desks in one run at one instant.")
record DesksAnswer(
    @Schema(description = "Name of the run.") String run,
    @Schema(description = "Where the run stands.") RunState runState,
    @Schema(description = "Instant up to which the run has published.") Instant publishedTo,
    @Schema(description = RunFacts.HEARTBEAT) @Nullable Instant heartbeatAt,
    @Schema(description = "Instant the figures are true for.") Instant asOf,
    @Schema(description = "What was recorded later is left out; null: nothing is.")
        @Nullable Instant asKnown,
    @Schema(description = "True: liquidations are computed; null: the run is going on.")
        @Nullable Boolean simulated,
    @Schema(description = "`mark`, or `last` where last prices stand for marks; null: going on.")
        @Nullable String markBasis,
    @Schema(description = "Rules the positions are valued by.") List<RulePack> rulePacks,
    @Schema(description = "The caller's desks and their books, by node and settlement asset.")
        List<DeskFigures> desks,
    @Schema(description = "Cursor of the next page; null: this is the last.") @Nullable String next)
    implements ListAnswer<DeskFigures> {
  @Override
  public List<DeskFigures> rows() {
    return desks;
  }

  /** Rules positions are valued by. */
  @Schema(description = "Rules of a venue.")
  record RulePack(
      @Schema(description = "Name and version, `id@version`.") String pack,
      @Schema(description = "True: used outside the time it is evidenced for.")
          boolean extrapolated) {}

  static DesksAnswer of(
      Asked asked, List<RulePacksQuery.Row> packs, Asked.Slice<DesksAtQuery.Row> page) {
    return new DesksAnswer(
        asked.runId(),
        asked.run().state(),
        asked.run().lastAt(),
        asked.run().heartbeatAt(),
        asked.asOf(),
        asked.asKnown(),
        asked.run().simulated(),
        asked.run().markBasis(),
        packs.stream().map(pack -> new RulePack(pack.stamp(), pack.extrapolated())).toList(),
        page.of(DeskFigures::of).rows(),
        page.next());
  }
}
