package io.ringfence.api.alert;

import io.swagger.v3.oas.annotations.media.Schema;

/** The body that acknowledges an alert, for the document. */
@Schema(
    name = "AcknowledgementFields",
    description = "What somebody says to an alert or an action.")
record AcknowledgementFields(
    @Schema(
            description = "`declined`: what it asks for is not done.",
            allowableValues = {"acknowledged", "declined"},
            requiredMode = Schema.RequiredMode.REQUIRED)
        String decision,
    @Schema(description = "In the person's words; who declines must say why.") String remark,
    @Schema(description = "Run it is of; absent: the one that reaches furthest.") String run) {}
