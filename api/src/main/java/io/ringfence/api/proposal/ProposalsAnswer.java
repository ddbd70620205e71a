package io.ringfence.api.proposal;

import io.ringfence.api.wire.ListAnswer;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some proposals. */
@Schema(name = "Proposals", description = "Proposals, the latest first.")
public record ProposalsAnswer(
    @Schema(description = "The proposals.") List<ProposalAnswer> proposals,
    @Schema(description = "`before` of the next page; null: this is the last.")
        @Nullable String next)
    implements ListAnswer<ProposalAnswer> {
  @Override
  public List<ProposalAnswer> rows() {
    return proposals;
  }
}
