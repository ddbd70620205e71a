package io.ringfence.api.ticket;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.proposal.Draft;
import io.ringfence.api.proposal.Payload;
import io.ringfence.api.proposal.ProposalKind;
import io.ringfence.api.proposal.ProposalSubject;
import io.ringfence.api.proposal.Wish;
import io.ringfence.api.question.Asked;
import io.ringfence.api.question.Moment;
import io.ringfence.api.question.Questions;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.Role;
import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.domain.position.PositionFacts;
import io.ringfence.domain.proposal.Fact;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.evidence.HandOffs;
import io.ringfence.reporting.evidence.ProposalLedger;
import io.ringfence.reporting.report.PositionLine;
import io.ringfence.reporting.whatif.FirmFacts;
import io.ringfence.reporting.whatif.Ticket;
import io.ringfence.reporting.whatif.TicketCheck;
import io.ringfence.reporting.whatif.TicketPreview;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Tickets as something that is proposed where they break a budget, and stored where they do not.
 */
@Component
final class TicketSubject implements ProposalSubject {
  private final Questions questions;
  private final ObjectProvider<RulePacks> packs;

  TicketSubject(Questions questions, ObjectProvider<RulePacks> packs) {
    this.questions = questions;
    this.packs = packs;
  }

  private record Worked(Ticket ticket, NodePath node, TicketPreview preview) {
    TicketPreview.Done done() {
      return switch (preview) {
        case TicketPreview.Done done -> done;
        case TicketPreview.NotDone(String code, String finding) ->
            throw new ApiException(ErrorCode.TICKET_REFUSED, code + ": " + finding);
      };
    }
  }

  @Override
  public ProposalKind kind() {
    return ProposalKind.TICKET;
  }

  /** Going beyond a hard budget is never agreed among portfolio managers. */
  @Override
  public Set<Role> checkers(Payload payload) {
    return Set.of(Role.RISK_DESK, Role.RISK_ADMIN);
  }

  @Override
  public Draft draft(byte[] body, DeskAccess access) {
    Wish wish = Wish.of(body, TicketWish.FIELDS);
    String reason = wish.reason();
    Asked asked =
        questions.of(
            new Moment(wish.instant("asOf"), null, wish.optional("run").orElse(null)), access);
    Worked worked = worked(wish, asked, access);
    TicketPreview.Done done = worked.done();
    Payload payload =
        new Payload(
            kind().code(),
            worked.node().toString(),
            asked.runId(),
            asked.asOf(),
            wish.given(),
            Payload.shown(TicketContent.of(worked.ticket(), done)),
            done.market().facts());
    return new Draft(worked.node(), payload, reason, done.needsApproval());
  }

  private Worked worked(Wish wish, Asked asked, DeskAccess access) {
    Ticket ticket = TicketWish.of(wish);
    FirmFacts facts =
        asked.ask(
            (store, _) -> FirmFacts.read(store, asked.runId(), asked.vantage(), packs.getObject()),
            all -> all);
    PositionFacts owner =
        facts
            .position(ticket.key())
            .map(PositionLine::facts)
            .or(ticket::owner)
            .orElseThrow(() -> unknown(ticket));
    if (!access.scope().covers(owner.node())) {
      throw unknown(ticket);
    }
    TicketPreview preview =
        asked.ask(
            (_, _) -> new TicketCheck(facts, packs.getObject(), wish.markTolerance()),
            check -> Wish.checked(() -> check.of(ticket)));
    return new Worked(ticket, owner.node(), preview);
  }

  private static ApiException unknown(Ticket ticket) {
    return new ApiException(
        ErrorCode.POSITION_UNKNOWN,
        "the position must be open, or to be opened, on a desk of yours, was " + ticket.key());
  }

  @Override
  public List<Fact> factsNow(Payload payload, DeskAccess access) {
    Asked asked = questions.of(new Moment(null, null, payload.run()), access);
    Wish wish = Wish.of(payload.request(), TicketWish.FIELDS);
    return switch (worked(wish, asked, access).preview()) {
      case TicketPreview.Done done -> done.market().facts();
      case TicketPreview.NotDone(String code, String finding) ->
          List.of(Fact.fixed("what the venue lets be done", code + ": " + finding));
    };
  }

  /** Whoever made it carries it out. */
  @Override
  public Optional<HandOffs.Sent> handOff(ProposalLedger.Held held, Payload payload) {
    return Optional.empty();
  }
}
