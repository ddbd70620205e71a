package io.ringfence.api.incident;

import io.swagger.v3.oas.annotations.media.Schema;

/** The body that takes a step, for the document. */
@Schema(name = "IncidentFields", description = "A step of an incident.")
record IncidentFields(
    @Schema(
            description = "What is done.",
            allowableValues = {"ACKNOWLEDGE", "CLASSIFY", "COMMENT", "RESOLVE"},
            requiredMode = Schema.RequiredMode.REQUIRED)
        String step,
    @Schema(description = "What there is to say; a comment and a resolution must say something.")
        String comment,
    @Schema(
            description = "Root cause; of CLASSIFY.",
            allowableValues = {"TRADE", "MARKET", "LIMIT", "DATA", "OPERATIONS"})
        String cause,
    @Schema(
            description = "How it came to its end; of RESOLVE.",
            allowableValues = {"CURED", "LIMIT_CHANGED", "ACCEPTED", "FALSE_ALARM"})
        String resolution,
    @Schema(description = "Person on whose behalf, by a recorded delegation; absent: one's own.")
        String onBehalfOf) {}
