package io.ringfence.api.defaults;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;

/** Shape of proposed defaults, for the document; bodies are read as a stream. */
@Schema(description = "Defaults of a node; what is absent is that of the node above.")
record DefaultsFields(
    @Schema(
            description = "`firm`, `firm/desk`, `firm/desk/book` or below.",
            requiredMode = RequiredMode.REQUIRED)
        String node,
    @Schema(description = "Margin mode of a new position: `isolated` or `cross`.") String mode,
    @Schema(description = "Leverage of a new position, above 0 and at most 1000.") String leverage,
    @Schema(
            description =
                "Columns of the list of positions by their keys, for example"
                    + " `urgency,position,mark,distance`.")
        String columns,
    @Schema(description = "Why.", requiredMode = RequiredMode.REQUIRED) String reason,
    @Schema(description = "Run that was looked at; absent: the one that reaches furthest.")
        String run) {}
