package io.ringfence.contracts.wire;

import java.math.BigDecimal;

/**
 * What was realised, settlement asset.
 *
 * @param pnl funding + fees - liquidation losses + what closes and reductions are said to have
 *     realised; negative is a loss
 * @param loss wallets lost to liquidations
 * @param deficit what gaps lost beyond those wallets, the venues', at least 0
 * @param liquidations positions liquidated
 * @param unknown closes and reductions of which nobody said what they realised
 */
public record RealisedRow(
    BigDecimal pnl, BigDecimal loss, BigDecimal deficit, int liquidations, int unknown) {}
