package io.ringfence.api.margin;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;

/** Shape of a request for a size, for the document; bodies are read as a stream. */
@Schema(description = "A trade and what it may lose. Decimals are texts or numbers.")
record MarginSizeFields(
    @Schema(description = "Venue of a rule pack.", requiredMode = RequiredMode.REQUIRED)
        String venue,
    @Schema(description = "Perpetual of it.", requiredMode = RequiredMode.REQUIRED)
        String instrument,
    @Schema(description = "`long` or `short`.", requiredMode = RequiredMode.REQUIRED) String side,
    @Schema(description = "Expected fill, > 0.", requiredMode = RequiredMode.REQUIRED)
        String entryPrice,
    @Schema(description = "Leverage wanted, >= 1.", requiredMode = RequiredMode.REQUIRED)
        String leverage,
    @Schema(description = "Planned stop, > 0; without one the step fails.") String stopPrice,
    @Schema(
            description = "Capital of the node, settlement asset, > 0.",
            requiredMode = RequiredMode.REQUIRED)
        String capital,
    @Schema(
            description = "Part of it the trade may lose, in (0, 1].",
            requiredMode = RequiredMode.REQUIRED)
        String atRisk,
    @Schema(
            description = "Quantities are multiples of it, > 0.",
            requiredMode = RequiredMode.REQUIRED)
        String quantityStep,
    @Schema(description = "Fee of a fill, fraction; absent: the rule pack's.") String takerFee,
    @Schema(description = "`wallet` or `account`; absent: as the rule pack says.")
        String feePaidBy) {}
