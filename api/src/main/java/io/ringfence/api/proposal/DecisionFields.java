package io.ringfence.api.proposal;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;

/** Shape of a decision, for the document; bodies are read as a stream. */
@Schema(description = "A decision on a proposal.")
record DecisionFields(
    @Schema(
            description = "Hash of what was looked at; must be that of what was proposed.",
            requiredMode = RequiredMode.REQUIRED)
        String payloadHash,
    @Schema(description = "What there is to say; a rejection must say why.") String comment) {}
