package io.ringfence.domain.sizing;

import io.ringfence.domain.margin.PriceRoot;
import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.util.Optional;

/** The margin that puts liquidation where it is wanted. Sealed: that it cannot be is an answer. */
public sealed interface MarginNeed {
  /**
   * The least wallet with which the liquidation price is the wanted one or lies beyond it.
   *
   * @param wallet W, settlement asset, on the grid of the settlement asset; rounded up
   * @param change what must be added to the wallet or, below 0, can be taken out for it
   * @param exact W before it was rounded; empty where the venue rounds prices or the requirement
   *     depends on the wallet, so that no division gives it
   * @param reached the liquidation price with that wallet; empty: no price liquidates
   */
  record Found(
      BigDecimal wallet, BigDecimal change, Optional<Fraction> exact, Optional<PriceRoot> reached)
      implements MarginNeed {}

  /**
   * No wallet puts it there.
   *
   * @param rule the rule the wish breaks, and the figures
   */
  record Impossible(String rule) implements MarginNeed {}
}
