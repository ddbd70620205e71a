package io.ringfence.api.proposal;

import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.Role;
import io.ringfence.domain.proposal.Fact;
import io.ringfence.reporting.evidence.HandOffs;
import io.ringfence.reporting.evidence.ProposalLedger;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What differs from kind to kind of proposals. */
public interface ProposalSubject {
  /** Which kind it is. */
  ProposalKind kind();

  /**
   * What a body asks to be written down.
   *
   * @throws io.ringfence.api.error.ApiException naming what breaks which rule
   */
  Draft draft(byte[] body, DeskAccess access);

  /** Who may approve this one. */
  Set<Role> checkers(Payload payload);

  /** What it was made against, as it is now. */
  List<Fact> factsNow(Payload payload, DeskAccess access);

  /** What goes to whoever carries it out once it is approved; empty: nothing. */
  Optional<HandOffs.Sent> handOff(ProposalLedger.Held held, Payload payload);
}
