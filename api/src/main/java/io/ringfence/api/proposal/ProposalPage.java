package io.ringfence.api.proposal;

import io.ringfence.domain.proposal.ProposalState;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which proposals are wanted.
 *
 * @param state only those that stand so; absent: all
 * @param before only those made before this one; absent: from the latest
 * @param limit most of them; absent: {@value #USUAL}
 */
public record ProposalPage(
    @Parameter(description = "Only those that stand so, for example `PROPOSED`; absent: all.")
        @Nullable ProposalState state,
    @Parameter(description = "`next` of the page before.")
        @Pattern(regexp = "P-[1-9][0-9]{0,8}", message = "must be the next of a page before")
        @Nullable String before,
    @Parameter(description = "Most proposals, 1 to 200; absent: 50.") @Min(1) @Max(200)
        @Nullable Integer limit) {
  private static final int USUAL = 50;

  int most() {
    return limit == null ? USUAL : limit;
  }
}
