package io.ringfence.domain.sizing;

import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A trade before it has a size.
 *
 * @param side direction
 * @param entryPrice expected fill, quote per base, above 0
 * @param leverage leverage wanted, above 0
 * @param stopPrice stop, quote per base, above 0; empty: none is planned
 */
public record TradeIdea(
    PositionSide side, BigDecimal entryPrice, BigDecimal leverage, Optional<BigDecimal> stopPrice) {
  public TradeIdea {
    Figure.requireAbove0("entryPrice", entryPrice);
    Figure.requireAbove0("leverage", leverage);
    stopPrice.ifPresent(it -> Figure.requireAbove0("stopPrice", it));
  }
}
