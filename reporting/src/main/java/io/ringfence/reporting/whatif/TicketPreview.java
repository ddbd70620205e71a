package io.ringfence.reporting.whatif;

import io.ringfence.domain.calculator.PositionPreview.State;
import io.ringfence.domain.proposal.Fact;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What a ticket would do. Sealed: a refusal is an answer. */
public sealed interface TicketPreview {
  /**
   * It can be done.
   *
   * @param market by which rules and mark it was worked out
   * @param before the position as it is; empty: none
   * @param after the position after it; empty: none
   * @param account what the account gains, below 0: pays; settlement asset
   * @param realised profit or loss with fees, settlement asset
   * @param budgets every budget that counts it
   */
  record Done(
      Market market,
      Optional<State> before,
      Optional<State> after,
      BigDecimal account,
      BigDecimal realised,
      List<BudgetOutcome> budgets)
      implements TicketPreview {
    public Done {
      budgets = List.copyOf(budgets);
    }

    /** Whether another person has to agree. */
    public boolean needsApproval() {
      return budgets.stream().anyMatch(BudgetOutcome::needsApproval);
    }
  }

  /**
   * By which rules and at which mark.
   *
   * @param asset settlement asset
   * @param rulePack stamp of the rules
   * @param mark mark P, quote per base
   * @param facts what it rests on
   */
  record Market(String asset, String rulePack, BigDecimal mark, List<Fact> facts) {
    public Market {
      facts = List.copyOf(facts);
    }
  }

  /**
   * It cannot be done.
   *
   * @param code which rule forbids it, stable
   * @param finding the rule and what was found, for a person
   */
  record NotDone(String code, String finding) implements TicketPreview {}
}
