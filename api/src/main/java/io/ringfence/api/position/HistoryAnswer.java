package io.ringfence.api.position;

import io.ringfence.api.question.Asked;
import io.ringfence.api.wire.ListAnswer;
import io.ringfence.reporting.query.MarkPathQuery;
import io.ringfence.reporting.query.PositionChangesQuery;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a position came to be so. */
@Schema(
    name = "PositionHistory",
    description = "A page of changes of a position, and its mark over the run.")
record HistoryAnswer(
    @Schema(description = "Name of the run.") String run,
    @Schema(description = "Instant it ends at.") Instant asOf,
    @Schema(description = "What was recorded later is left out; null: nothing is.")
        @Nullable Instant asKnown,
    @Schema(description = "The latest first.") List<Change> changes,
    @Schema(description = "The mark, in steps of equal length; with the first page only.")
        List<Step> marks,
    @Schema(description = "Cursor of the next page; null: this is the last.") @Nullable String next)
    implements ListAnswer<HistoryAnswer.Change> {
  @Override
  public List<Change> rows() {
    return changes;
  }

  static HistoryAnswer of(
      Asked asked, Asked.Slice<PositionChangesQuery.Row> changes, List<MarkPathQuery.Row> marks) {
    return new HistoryAnswer(
        asked.runId(),
        asked.asOf(),
        asked.asKnown(),
        changes.of(Change::of).rows(),
        marks.stream().map(Step::of).toList(),
        changes.next());
  }

  /** A change. */
  @Schema(name = "PositionChange", description = "One change of a position.")
  record Change(
      @Schema(description = "When it was true at its source.") Instant at,
      @Schema(description = "Which opening of the key, from 1.") long episode,
      @Schema(description = "`version`, `add`, `remove`, `fee`, `funding`, `close` …")
          String change,
      @Schema(description = "Status after it.") String status,
      @Schema(description = "Size after it.") BigDecimal quantity,
      @Schema(description = "Wallet after it.") BigDecimal isolatedMargin,
      @Schema(description = "Change of the wallet by an event; null: none.")
          @Nullable BigDecimal amount) {
    static Change of(PositionChangesQuery.Row row) {
      return new Change(
          row.at(),
          row.episode(),
          row.change(),
          row.status(),
          row.quantity(),
          row.wallet(),
          row.amount());
    }
  }

  /** A step of the mark. */
  @Schema(name = "MarkStep", description = "The mark over a step.")
  record Step(
      @Schema(description = "Time of its last mark.") Instant at,
      @Schema(description = "Lowest.") BigDecimal low,
      @Schema(description = "Highest.") BigDecimal high,
      @Schema(description = "Last.") BigDecimal close) {
    static Step of(MarkPathQuery.Row row) {
      return new Step(row.at(), row.low(), row.high(), row.close());
    }
  }
}
