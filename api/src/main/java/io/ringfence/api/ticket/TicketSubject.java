package io.ringfence.api.ticket;

import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.proposal.Payload;
import io.ringfence.api.proposal.ProposalKind;
import io.ringfence.api.proposal.ProposalSubject;
import io.ringfence.api.proposal.Wish;
import io.ringfence.api.question.Asked;
import io.ringfence.api.rulepack.RunPacks;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.Role;
import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.domain.position.PositionFacts;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.report.PositionLine;
import io.ringfence.reporting.whatif.FirmFacts;
import io.ringfence.reporting.whatif.Ticket;
import io.ringfence.reporting.whatif.TicketCheck;
import io.ringfence.reporting.whatif.TicketPreview;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Tickets as something that is proposed where they break a budget, and stored where they do not.
 */
@Component
final class TicketSubject implements ProposalSubject {
  private final RunPacks packs;

  TicketSubject(RunPacks packs) {
    this.packs = packs;
  }

  @Override
  public ProposalKind kind() {
    return ProposalKind.TICKET;
  }

  @Override
  public Set<String> fields() {
    return TicketWish.FIELDS;
  }

  /** Going beyond a hard budget is never agreed among portfolio managers. */
  @Override
  public Set<Role> checkers(Payload payload) {
    return Set.of(Role.RISK_DESK, Role.RISK_ADMIN);
  }

  /** Whoever made it carries it out, so nothing is handed off. */
  @Override
  public Outcome outcome(Wish wish, Asked asked, DeskAccess access) {
    Ticket ticket = TicketWish.of(wish);
    FirmFacts facts =
        asked.ask(
            (store, _) -> FirmFacts.read(store, asked.runId(), asked.vantage(), packs.ofBuild()),
            all -> all);
    return facts
        .position(ticket.key())
        .map(PositionLine::facts)
        .or(ticket::owner)
        .map(PositionFacts::node)
        .filter(access.scope()::covers)
        .map(node -> outcome(ticket, node, preview(ticket, facts, wish, asked)))
        .orElseGet(() -> unknown(ticket));
  }

  private TicketPreview preview(Ticket ticket, FirmFacts facts, Wish wish, Asked asked) {
    RulePacks known = packs.known(asked);
    return asked.ask(
        (_, _) -> new TicketCheck(facts, known, wish.markTolerance()),
        check -> Wish.checked(() -> check.of(ticket)));
  }

  private static Outcome outcome(Ticket ticket, NodePath node, TicketPreview preview) {
    return switch (preview) {
      case TicketPreview.Done done ->
          new Possible(
              node, TicketContent.of(ticket, done), done.market().facts(), done.needsApproval());
      case TicketPreview.NotDone(String code, String finding) ->
          Impossible.because(
              ErrorCode.TICKET_REFUSED, code + ": " + finding, "what the venue lets be done");
    };
  }

  private static Outcome unknown(Ticket ticket) {
    return Impossible.because(
        ErrorCode.POSITION_UNKNOWN,
        "the position must be open, or to be opened, on a desk of yours, was " + ticket.key(),
        "the position");
  }
}
