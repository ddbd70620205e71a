package io.ringfence.api.proposal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some proposals. */
@Schema(name = "Proposals", description = "Proposals, the latest first.")
public record ProposalsAnswer(
    @Schema(description = "The proposals.") List<ProposalAnswer> proposals,
    @Schema(description = "`before` of the next page; null: this is the last.")
        @Nullable String next) {}
