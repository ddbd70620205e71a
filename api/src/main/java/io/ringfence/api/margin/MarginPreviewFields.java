package io.ringfence.api.margin;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;

/** Shape of a request for a preview, for the document; bodies are read as a stream. */
@Schema(
    description =
        "A position and the changes thought of, one at least. Decimals are texts or numbers.")
record MarginPreviewFields(
    @Schema(description = "Venue of a rule pack.", requiredMode = RequiredMode.REQUIRED)
        String venue,
    @Schema(description = "Perpetual of it.", requiredMode = RequiredMode.REQUIRED)
        String instrument,
    @Schema(description = "`long` or `short`.", requiredMode = RequiredMode.REQUIRED) String side,
    @Schema(description = "As the venue counts it, > 0.", requiredMode = RequiredMode.REQUIRED)
        String quantity,
    @Schema(description = "Average entry, > 0.", requiredMode = RequiredMode.REQUIRED)
        String entryPrice,
    @Schema(description = "Mark, > 0.", requiredMode = RequiredMode.REQUIRED) String markPrice,
    @Schema(description = "Leverage set now, > 0.", requiredMode = RequiredMode.REQUIRED)
        String leverage,
    @Schema(
            description = "Wallet without unrealised profit, >= 0.",
            requiredMode = RequiredMode.REQUIRED)
        String isolatedMargin,
    @Schema(
            description =
                "What the episode has cost so far; absent: unknown, and so is the lifetime cap.")
        String paidIn,
    @Schema(description = "What the account has free; absent: nothing is refused for want of it.")
        String freeBalance,
    @Schema(description = "Margin to add, > 0.") String add,
    @Schema(description = "Margin to remove, > 0.") String remove,
    @Schema(description = "Leverage to change to, > 0.") String newLeverage) {}
