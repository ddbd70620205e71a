package io.ringfence.api.budget;

import io.ringfence.api.desk.BudgetFigures;
import io.ringfence.api.proposal.Payload;
import io.ringfence.api.proposal.ProposalKind;
import io.ringfence.api.proposal.ProposalSubject;
import io.ringfence.api.proposal.Wish;
import io.ringfence.api.question.Asked;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.Role;
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
  private final InstantSource clock;

  BudgetSubject(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public ProposalKind kind() {
    return ProposalKind.BUDGET;
  }

  @Override
  public Set<String> fields() {
    return BudgetWish.FIELDS;
  }

  /** One that has ended already is refused; what was proposed before that may still be read. */
  @Override
  public Wish wish(byte[] body) {
    Wish wish = Wish.of(body, fields());
    BudgetWish.of(wish).requireNotEnded(clock.instant());
    return wish;
  }

  /** A limit is the risk administrator's to agree to, an override the risk desk's as well. */
  @Override
  public Set<Role> checkers(Payload payload) {
    return wished(payload).isOverride()
        ? Set.of(Role.RISK_DESK, Role.RISK_ADMIN)
        : Set.of(Role.RISK_ADMIN);
  }

  private BudgetWish wished(Payload payload) {
    return BudgetWish.of(wish(payload.request()));
  }

  @Override
  public Outcome outcome(Wish wish, Asked asked, DeskAccess access) {
    BudgetWish wanted = BudgetWish.of(wish);
    List<BudgetsAtQuery.Row> inForce =
        asked.ask(BudgetsAtQuery::new, all -> all.at(asked.runId(), asked.vantage()));
    return new Possible(
        wanted.budget().node(),
        BudgetContent.of(
            wanted, Basis.same(inForce, wanted.row()).map(BudgetFigures::of).orElse(null)),
        Basis.limits(inForce, wanted.row()),
        true);
  }

  @Override
  public Optional<HandOffs.Sent> handOff(ProposalLedger.Held held, Payload payload) {
    return Optional.of(BudgetCsv.of(held, wished(payload)));
  }
}
