package io.ringfence.api.report;

import io.swagger.v3.oas.annotations.media.Schema;

/** The body that takes a step, for the document. */
@Schema(name = "SignOffFields", description = "A step of a sign-off.")
record SignOffFields(
    @Schema(
            description = "What is done.",
            allowableValues = {"PREPARE", "APPROVE", "REJECT", "COMMENT"},
            requiredMode = Schema.RequiredMode.REQUIRED)
        String step,
    @Schema(
            description =
                "SHA-256 of what was looked at, as the report names it; an approval must give it.")
        String payloadHash,
    @Schema(description = "What there is to say; a rejection and a comment must say something.")
        String comment,
    @Schema(description = "Person on whose behalf, by a recorded delegation; absent: one's own.")
        String onBehalfOf,
    @Schema(description = "How many days an approval holds, 1 to 366; absent: 30.")
        Integer validDays) {}
