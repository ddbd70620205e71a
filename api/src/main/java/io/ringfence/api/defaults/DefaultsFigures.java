package io.ringfence.api.defaults;

import io.ringfence.domain.proposal.ProposalStep;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Defaults of a node as they are shown. */
@Schema(name = "OperatorDefaults", description = "What operators of a node begin with.")
record DefaultsFigures(
    @Schema(description = "The node; those below it follow it where they say nothing.") String node,
    @Schema(description = "`isolated` or `cross`; null: as the node above.") @Nullable String mode,
    @Schema(description = "Leverage of a new position; null: as the node above.")
        @Nullable BigDecimal leverage,
    @Schema(description = "Keys of columns in their order; empty: as the node above.")
        List<String> columns,
    @Schema(description = "Since when.") Instant since,
    @Schema(description = "Proposal they come from.") String proposal,
    @Schema(description = "Person who proposed them.") String proposedBy,
    @Schema(description = "Person who agreed; null: they change no risk, nobody had to.")
        @Nullable String agreedBy) {
  static DefaultsFigures of(DefaultsRegister.InForce it) {
    Defaults.Mode mode = it.defaults().mode();
    return new DefaultsFigures(
        it.defaults().node().toString(),
        mode == null ? null : mode.code(),
        it.defaults().leverage(),
        it.defaults().columns(),
        it.since(),
        it.proposal(),
        proposer(it.steps().getFirst()),
        it.steps().getLast() instanceof ProposalStep.Approved approved
            ? approved.by().toString()
            : null);
  }

  private static String proposer(ProposalStep first) {
    return switch (first) {
      case ProposalStep.Proposed it -> it.by().toString();
      case ProposalStep.Cleared it -> it.by().toString();
      case ProposalStep.Approved _,
          ProposalStep.Rejected _,
          ProposalStep.Withdrawn _,
          ProposalStep.Lapsed _ ->
          throw new IllegalStateException("a proposal must begin by being made, was " + first);
    };
  }
}
