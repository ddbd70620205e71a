package io.ringfence.api.reallocation;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.proposal.Draft;
import io.ringfence.api.proposal.Payload;
import io.ringfence.api.proposal.ProposalKind;
import io.ringfence.api.proposal.ProposalSubject;
import io.ringfence.api.question.Asked;
import io.ringfence.api.question.Moment;
import io.ringfence.api.question.Questions;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.Role;
import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.domain.proposal.Fact;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.reporting.evidence.HandOffs;
import io.ringfence.reporting.evidence.ProposalLedger;
import io.ringfence.reporting.whatif.BatchCheck;
import io.ringfence.reporting.whatif.FirmFacts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Batches of moves as something that is proposed. */
@Component
final class ReallocationSubject implements ProposalSubject {
  private final Questions questions;
  private final ObjectProvider<RulePacks> packs;

  ReallocationSubject(Questions questions, ObjectProvider<RulePacks> packs) {
    this.questions = questions;
    this.packs = packs;
  }

  @Override
  public ProposalKind kind() {
    return ProposalKind.REALLOCATION;
  }

  /**
   * Another portfolio manager may agree, but not where more burns, a budget breaks or a plan does.
   */
  @Override
  public Set<Role> checkers(Payload payload) {
    return payload.content().path("needsRiskDesk").asBoolean(true)
        ? Set.of(Role.RISK_DESK, Role.RISK_ADMIN)
        : Set.of(Role.PORTFOLIO_MANAGER, Role.RISK_DESK, Role.RISK_ADMIN);
  }

  @Override
  public Draft draft(byte[] body, DeskAccess access) {
    MovesWish wish = MovesWish.of(body);
    String reason = wish.wish().reason();
    String run = wish.wish().optional("run").orElse(null);
    Asked asked = questions.of(new Moment(wish.wish().instant("asOf"), null, run), access);
    BatchCheck.Checked checked = checked(wish, asked, access);
    if (!checked.problems().isEmpty()) {
      throw new ApiException(ErrorCode.MOVES_REFUSED, String.join(" ", checked.problems()));
    }
    NodePath node = NodePath.desk(checked.pool().desk());
    Payload payload =
        new Payload(
            kind().code(),
            node.toString(),
            asked.runId(),
            asked.asOf(),
            wish.request(),
            Payload.shown(MovesContent.of(checked)),
            checked.facts());
    return new Draft(node, payload, reason, true);
  }

  private BatchCheck.Checked checked(MovesWish wish, Asked asked, DeskAccess access) {
    FirmFacts facts = facts(asked);
    for (PositionKey key : wish.amounts().keySet()) {
      boolean own =
          facts
              .position(key)
              .filter(line -> access.scope().covers(line.facts().node()))
              .isPresent();
      if (!own) {
        throw new ApiException(
            ErrorCode.POSITION_UNKNOWN, "the position must be open on a desk of yours, was " + key);
      }
    }
    return new BatchCheck(facts, wish.wish().markTolerance()).of(wish.amounts());
  }

  FirmFacts facts(Asked asked) {
    return asked.ask(
        (store, _) -> FirmFacts.read(store, asked.runId(), asked.vantage(), packs.getObject()),
        all -> all);
  }

  @Override
  public List<Fact> factsNow(Payload payload, DeskAccess access) {
    Asked asked = questions.of(new Moment(null, null, payload.run()), access);
    MovesWish wish = MovesWish.of(payload.request());
    try {
      return checked(wish, asked, access).facts();
    } catch (ApiException e) {
      if (e.code() == ErrorCode.POSITION_UNKNOWN) {
        return List.of(Fact.fixed("a position of the batch", e.detail()));
      }
      throw e;
    }
  }

  @Override
  public Optional<HandOffs.Sent> handOff(ProposalLedger.Held held, Payload payload) {
    return Optional.of(MovesHandOff.of(held, payload));
  }
}
