package io.ringfence.domain.margin;

import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Generations whose requirement R is fixed when the position is entered: the price does not change
 * it, so equity meets it at V = C - σ (W - R) and nowhere else.
 */
public sealed interface FixedAtEntry extends MarginModel permits EntryMaintenance, PrintedAtTick {
  /** R by the formula, settlement asset, exact. */
  Fraction formulaRequirement(IsolatedPosition position);

  /** R: what the venue printed for the position, or by the formula. Settlement asset, exact. */
  default Fraction requirementAtEntry(IsolatedPosition position) {
    return position.printedMaintenance().orElseGet(() -> formulaRequirement(position));
  }

  @Override
  default Fraction requirementOf(IsolatedPosition position, Fraction value) {
    return requirementAtEntry(position);
  }

  @Override
  default Fraction maintenanceMargin(IsolatedPosition position, BigDecimal price) {
    return requirementAtEntry(position);
  }

  /** {@inheritDoc} There is one at most: V = C - σ (W - R). */
  @Override
  default Optional<PriceRoot> liquidationPrice(IsolatedPosition position, BigDecimal from) {
    return position.priceOf(position.equityLine().valueWhereEquityIs(requirementAtEntry(position)));
  }
}
