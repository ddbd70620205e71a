package io.ringfence.api.proposal;

import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.question.Asked;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.Role;
import io.ringfence.domain.proposal.Fact;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.evidence.HandOffs;
import io.ringfence.reporting.evidence.ProposalLedger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What differs from kind to kind of proposals: what is wished, what comes of it at one moment, who
 * may agree, and what goes out. What is the same for all stands in {@link Drafts}.
 */
public interface ProposalSubject {
  /** Which kind it is. */
  ProposalKind kind();

  /** Names a body may hold. */
  Set<String> fields();

  /**
   * What a body wishes.
   *
   * @throws io.ringfence.api.error.ApiException naming what breaks which rule
   */
  default Wish wish(byte[] body) {
    return Wish.of(body, fields());
  }

  /** The same again, as a payload kept it. */
  default Wish wish(Map<String, String> request) {
    return Wish.of(request, fields());
  }

  /** What comes of a wish at the moment it is asked for; the same at its approval, asked again. */
  Outcome outcome(Wish wish, Asked asked, DeskAccess access);

  /** Who may approve this one. */
  Set<Role> checkers(Payload payload);

  /** What goes to whoever carries it out once it is approved; empty: nothing. */
  default Optional<HandOffs.Sent> handOff(ProposalLedger.Held held, Payload payload) {
    return Optional.empty();
  }

  /** What comes of a wish. */
  sealed interface Outcome {
    /** What it was worked out against. */
    List<Fact> facts();
  }

  /**
   * It can be done.
   *
   * @param node risk node whose desk it is of
   * @param content what it says, as it is shown
   * @param facts what it was worked out against
   * @param needsApproval whether another person has to agree
   */
  record Possible(NodePath node, Object content, List<Fact> facts, boolean needsApproval)
      implements Outcome {}

  /**
   * It cannot be done, now.
   *
   * @param code what a caller is told who proposes it
   * @param finding why
   * @param facts what it was worked out against, as far as it came: whoever proposed it while it
   *     could be done is told that it has lapsed
   */
  record Impossible(ErrorCode code, String finding, List<Fact> facts) implements Outcome {
    /** With the finding itself as what has changed. */
    public static Impossible because(ErrorCode code, String finding, String what) {
      return new Impossible(code, finding, List.of(Fact.fixed(what, finding)));
    }
  }
}
