package io.ringfence.domain.budget;

import io.ringfence.domain.mark.VolatilityRegime;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a budget is evaluated with.
 *
 * @param use its use
 * @param certain its use without what rests on unconfirmed marks
 * @param at the instant
 * @param circumstances what happened then
 * @param capital of the node in the budget's currency; empty: unknown
 * @param regime of the node; absent: unknown
 */
record BudgetReading(
    BudgetUse use,
    BudgetUse certain,
    Instant at,
    NodeCircumstances circumstances,
    Optional<BigDecimal> capital,
    @Nullable VolatilityRegime regime) {
  /** Nothing in doubt, nothing traded, no capital and no regime known. */
  static BudgetReading of(BudgetUse use, Instant at) {
    return new BudgetReading(use, use, at, NodeCircumstances.MARKET, Optional.empty(), null);
  }
}
