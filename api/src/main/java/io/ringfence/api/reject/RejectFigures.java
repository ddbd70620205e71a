package io.ringfence.api.reject;

import io.ringfence.reporting.query.RejectsQuery;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row that was not taken. */
@Schema(name = "Reject", description = "A row that was not taken.")
record RejectFigures(
    @Schema(description = "Name of the file without its folder.") String file,
    @Schema(description = "Line of the file; the header is 1.") long line,
    @Schema(description = "Kind of the file, for example `positions`.") String kind,
    @Schema(description = "Reason, stable.") String code,
    @Schema(description = "Field, rule and what was found.") String reason,
    @Schema(description = "The line as it came; may hold anything.") String original,
    @Schema(description = "Time the row speaks of; null: it could not be read.")
        @Nullable Instant occurredAt) {
  static RejectFigures of(RejectsQuery.Row row) {
    return new RejectFigures(
        row.file(),
        row.line(),
        row.kind(),
        row.code(),
        row.reason(),
        row.original(),
        row.occurredAt());
  }
}
