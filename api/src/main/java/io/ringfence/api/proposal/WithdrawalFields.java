package io.ringfence.api.proposal;

import io.swagger.v3.oas.annotations.media.Schema;

/** Shape of a withdrawal, for the document; bodies are read as a stream. */
@Schema(description = "A withdrawal.")
record WithdrawalFields(@Schema(description = "Why; may be left out.") String comment) {}
