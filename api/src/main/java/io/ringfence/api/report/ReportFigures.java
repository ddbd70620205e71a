package io.ringfence.api.report;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A report as it is shown. */
@Schema(name = "Report", description = "A report that was ordered.")
record ReportFigures(
    @Schema(description = "Its name, for example `R-12`.") String id,
    @Schema(description = "`risk`, `decision` or `compliance`.") String pack,
    @Schema(description = "Node it is about.") String node,
    @Schema(description = "Name of the run.") String run,
    @Schema(description = "Instant it is true for.") Instant asOf,
    @Schema(description = "What was recorded later is not in it; null: decided when it is made.")
        @Nullable Instant asKnown,
    @Schema(description = "Account that ordered it.") String by,
    @Schema(description = "When it was ordered.") Instant createdAt,
    @Schema(description = "How far it has come.") ReportState state,
    @Schema(description = "How much is done, 0 to 100.") int percent,
    @Schema(description = "`start`, `compose`, `explain`, `write` or `check`; null: none of them.")
        @Nullable String step,
    @Schema(description = "Since when it is so.") Instant at,
    @Schema(description = "Why it failed; null: it has not.") @Nullable String reason,
    @Schema(description = "Its number in the ledger of exports; null: not issued.")
        @Nullable Long export,
    @Schema(description = "SHA-256 of its payload; null: not issued.") @Nullable String payloadHash,
    @Schema(description = "SHA-256 of the file; null: not issued.") @Nullable String sha256,
    @Schema(description = "Length of the file in bytes; null: not issued.") @Nullable Long bytes,
    @Schema(description = "Whether its file is there: made, and its retention not over.")
        boolean kept) {
  static ReportFigures of(ReportJob job, boolean kept) {
    ReportJob.Issued issued = job.issued();
    ReportJob.Progress progress = job.progress();
    return new ReportFigures(
        job.id(),
        job.wish().pack(),
        job.wish().node(),
        job.wish().run(),
        job.wish().asOf(),
        issued == null ? job.wish().asKnown() : issued.asKnown(),
        job.order().caller(),
        job.order().at(),
        progress.state(),
        progress.percent(),
        progress.step().isEmpty() ? null : progress.step(),
        progress.at(),
        progress.reason(),
        issued == null ? null : issued.export(),
        issued == null ? null : issued.payloadHash(),
        issued == null ? null : issued.sha256(),
        issued == null ? null : issued.bytes(),
        kept);
  }
}
