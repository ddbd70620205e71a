package io.ringfence.api.budget;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;

/** Shape of a proposed budget, for the document; bodies are read as a stream. */
@Schema(description = "A budget, or an override of one for a time. Decimals are texts or numbers.")
record BudgetFields(
    @Schema(
            description = "`firm`, `firm/desk`, `firm/desk/book` or below.",
            requiredMode = RequiredMode.REQUIRED)
        String node,
    @Schema(
            description = "What is limited, for example `open_capital_at_risk`.",
            requiredMode = RequiredMode.REQUIRED)
        String metric,
    @Schema(description = "Currency of an amount.") String currency,
    @Schema(description = "Which positions count, `property=value`; absent: all.") String scope,
    @Schema(description = "`limit`, or `override`, which must say validTo; absent: `limit`.")
        String kind,
    @Schema(description = "Use above it is a warning.", requiredMode = RequiredMode.REQUIRED)
        String soft,
    @Schema(
            description = "Use above it is a breach; at least soft.",
            requiredMode = RequiredMode.REQUIRED)
        String hard,
    @Schema(description = "Use at or below it ends a warning; absent: soft.") String softLeave,
    @Schema(description = "Use at or below it ends a breach; absent: hard.") String hardLeave,
    @Schema(description = "Shortest stay in a state, seconds; absent: 0.") String minDwellSeconds,
    @Schema(description = "From when; absent: as soon as it is given.") String validFrom,
    @Schema(description = "Until when, exclusive; absent: open.") String validTo,
    @Schema(description = "Why.", requiredMode = RequiredMode.REQUIRED) String reason,
    @Schema(description = "Run it is held against; absent: the one that reaches furthest.")
        String run) {}
