package io.ringfence.api.report;

import io.swagger.v3.oas.annotations.media.Schema;

/** The body that orders a report, for the document. */
@Schema(name = "ReportFields", description = "Which report is wanted.")
record ReportFields(
    @Schema(
            description = "For whom.",
            allowableValues = {"risk", "decision", "compliance"},
            requiredMode = Schema.RequiredMode.REQUIRED)
        String pack,
    @Schema(description = "`firm`, `firm/desk` or `firm/desk/book`; absent: the firm.") String node,
    @Schema(description = "Name of a run; absent: the one that reaches furthest.") String run,
    @Schema(description = "Instant it is to be true for; absent: the run's last event.")
        String asOf,
    @Schema(description = "Leave out what was recorded later; absent: nothing.") String asKnown) {}
