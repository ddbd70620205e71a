package io.ringfence.api.budget;

import io.ringfence.api.desk.BudgetFigures;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a proposal of a budget says.
 *
 * @param node node it is for
 * @param metric what is limited
 * @param currency currency of the limits; empty for counts and fractions
 * @param scope which of the node's positions count; null: all
 * @param kind {@code limit} or {@code override}
 * @param soft use above it is a warning
 * @param hard use above it is a breach
 * @param validFrom from when; null: always
 * @param validTo until when, exclusive; null: open
 * @param inForce what is in force for the same now; null: nothing
 */
record BudgetContent(
    String node,
    String metric,
    String currency,
    @Nullable String scope,
    String kind,
    BigDecimal soft,
    BigDecimal hard,
    @Nullable Instant validFrom,
    @Nullable Instant validTo,
    @Nullable BudgetFigures inForce) {
  static BudgetContent of(BudgetWish wish, @Nullable BudgetFigures inForce) {
    var budget = wish.budget();
    return new BudgetContent(
        budget.node().toString(),
        budget.metric().code(),
        budget.currency(),
        wish.scope(),
        wish.kind(),
        budget.limits().soft(),
        budget.limits().hard(),
        budget.validFrom(),
        budget.validTo(),
        inForce);
  }
}
