package io.ringfence.api.proposal;

import io.ringfence.reporting.whatif.BudgetOutcome;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a proposal does to a budget, as it is shown.
 *
 * @param node node of the budget
 * @param metric what is limited
 * @param currency currency of the limits
 * @param scope which of the node's positions count; null: all
 * @param soft use above it is a warning
 * @param hard use above it is a breach
 * @param before use before it; null: unknown
 * @param after use after it; null: unknown
 * @param headroom hard less that; null: unknown
 * @param reached {@code WITHIN}, {@code WARNING}, {@code BREACH} or {@code UNKNOWN}
 * @param needsApproval whether another person has to agree because of it
 */
public record OutcomeFigures(
    String node,
    String metric,
    String currency,
    @Nullable String scope,
    BigDecimal soft,
    BigDecimal hard,
    @Nullable BigDecimal before,
    @Nullable BigDecimal after,
    @Nullable BigDecimal headroom,
    String reached,
    boolean needsApproval) {
  /** What is shown of an outcome. */
  public static OutcomeFigures of(BudgetOutcome outcome) {
    return new OutcomeFigures(
        outcome.budget().node(),
        outcome.budget().metric(),
        outcome.budget().currency(),
        outcome.budget().terms().scope(),
        outcome.budget().soft(),
        outcome.budget().hard(),
        outcome.usedBefore(),
        outcome.usedAfter(),
        outcome.headroom(),
        outcome.reached().name(),
        outcome.needsApproval());
  }
}
