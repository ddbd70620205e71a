package io.ringfence.api.export;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;

/** The body that tells of an export, for the document. */
@Schema(description = "An export that a page makes of what it shows.")
record ExportFields(
    @Schema(
            description = "What is taken away: levels of positions, for charting tools.",
            allowableValues = {"LEVELS"},
            requiredMode = RequiredMode.REQUIRED)
        String kind,
    @Schema(
            description = "Of how many positions, 0 to 1,000,000.",
            requiredMode = RequiredMode.REQUIRED)
        Integer rows) {}
