package io.ringfence.api.breaks;

import io.ringfence.api.wire.ListAnswer;
import io.ringfence.reporting.query.ControlTotalsQuery;
import io.ringfence.reporting.query.RejectsQuery;
import io.ringfence.reporting.query.StaleMarksQuery;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What does not tie in a run. */
@Schema(description = "What does not tie in a run.")
record BreaksAnswer(
    @Schema(description = "Name of the run.") String run,
    @Schema(description = "Instant up to which.") Instant asOf,
    @Schema(description = "What was recorded later is left out; null: nothing is.")
        @Nullable Instant asKnown,
    @Schema(
            description =
                "Every file or topic with its control total, those that do not tie first; empty:"
                    + " none was published yet.")
        List<FileTotal> files,
    @Schema(description = "Marks of open positions of the caller's desks that cannot be relied on.")
        List<MarkBreak> marks,
    @Schema(
            description =
                "Rows that were not taken, by kind and code; null: seen with all desks only, since"
                    + " such a row belongs to no desk for certain.")
        @Nullable List<RejectBreak> rejects)
    implements ListAnswer<BreaksAnswer.FileTotal> {
  @Override
  public List<FileTotal> rows() {
    return files;
  }

  /** What became of every row of a file. */
  @Schema(name = "FileTotal", description = "What became of every row of a file or topic.")
  record FileTotal(
      @Schema(description = "Name of the file without its folder.") String file,
      @Schema(description = "Kind of its rows, for example `marks`.") String kind,
      @Schema(description = "Whether received = applied + duplicate + rejected.") boolean ties,
      @Schema(description = "Rows that came in.") long received,
      @Schema(description = "Rows that took effect.") long applied,
      @Schema(description = "Rows equal to one before.") long duplicate,
      @Schema(description = "Rows that could not be parsed or applied.") long rejected,
      @Schema(description = "Time of the latest applied row; null: none was.")
          @Nullable Instant lastEventAt) {
    static FileTotal of(ControlTotalsQuery.Row row) {
      return new FileTotal(
          row.file(),
          row.kind(),
          row.balances(),
          row.received(),
          row.applied(),
          row.duplicate(),
          row.rejected(),
          row.lastEventAt());
    }
  }

  /** A mark that cannot be relied on. */
  @Schema(name = "MarkBreak", description = "A mark that cannot be relied on.")
  record MarkBreak(
      @Schema(description = "Venue.") String venue,
      @Schema(description = "Instrument as the venue names it.") String instrument,
      @Schema(description = "Open positions that rest on it.") int positions,
      @Schema(description = "Time of the last mark; null: there never was one.")
          @Nullable Instant lastMarkAt) {
    static MarkBreak of(StaleMarksQuery.Row row) {
      return new MarkBreak(row.venue(), row.instrument(), row.positions(), row.lastMarkAt());
    }
  }

  /** Rows that were not taken for one reason. */
  @Schema(name = "RejectBreak", description = "Rows that were not taken for one reason.")
  record RejectBreak(
      @Schema(description = "Kind of the rows.") String kind,
      @Schema(description = "Reason as a stable code.") String code,
      @Schema(description = "How many.") int rows,
      @Schema(description = "File of the first.") String file,
      @Schema(description = "Line of the first.") long line,
      @Schema(description = "Field, rule and what was found in the first.") String reason) {
    static RejectBreak of(RejectsQuery.Count count) {
      return new RejectBreak(
          count.kind(), count.code(), count.rows(), count.file(), count.line(), count.reason());
    }
  }
}
