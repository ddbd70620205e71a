package io.ringfence.api.budget;

import io.ringfence.api.desk.BudgetFigures;
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
import io.ringfence.domain.proposal.Fact;
import io.ringfence.reporting.evidence.HandOffs;
import io.ringfence.reporting.evidence.ProposalLedger;
import io.ringfence.reporting.query.BudgetsAtQuery;
import io.ringfence.reporting.whatif.Basis;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Budgets and overrides as something that is proposed. */
@Component
final class BudgetSubject implements ProposalSubject {
  private final Questions questions;
  private final InstantSource clock;

  BudgetSubject(Questions questions, InstantSource clock) {
    this.questions = questions;
    this.clock = clock;
  }

  @Override
  public ProposalKind kind() {
    return ProposalKind.BUDGET;
  }

  /** A limit is the risk administrator's to agree to, an override the risk desk's as well. */
  @Override
  public Set<Role> checkers(Payload payload) {
    return wish(payload).isOverride()
        ? Set.of(Role.RISK_DESK, Role.RISK_ADMIN)
        : Set.of(Role.RISK_ADMIN);
  }

  private static BudgetWish wish(Payload payload) {
    return BudgetWish.of(Wish.of(payload.request(), BudgetWish.FIELDS));
  }

  @Override
  public Draft draft(byte[] body, DeskAccess access) {
    Wish given = Wish.of(body, BudgetWish.FIELDS);
    BudgetWish wish = BudgetWish.of(given, clock.instant());
    Asked asked = questions.of(new Moment(null, null, given.optional("run").orElse(null)), access);
    List<BudgetsAtQuery.Row> inForce = inForce(asked);
    Payload payload =
        new Payload(
            kind().code(),
            wish.budget().node().toString(),
            asked.runId(),
            asked.asOf(),
            given.given(),
            Payload.shown(
                BudgetContent.of(
                    wish, Basis.same(inForce, wish.row()).map(BudgetFigures::of).orElse(null))),
            Basis.limits(inForce, wish.row()));
    return new Draft(wish.budget().node(), payload, given.reason(), true);
  }

  private static List<BudgetsAtQuery.Row> inForce(Asked asked) {
    return asked.ask(BudgetsAtQuery::new, all -> all.at(asked.runId(), asked.vantage()));
  }

  @Override
  public List<Fact> factsNow(Payload payload, DeskAccess access) {
    Asked asked = questions.of(new Moment(null, null, payload.run()), access);
    return Basis.limits(inForce(asked), wish(payload).row());
  }

  @Override
  public Optional<HandOffs.Sent> handOff(ProposalLedger.Held held, Payload payload) {
    return Optional.of(BudgetCsv.of(held, wish(payload)));
  }
}
