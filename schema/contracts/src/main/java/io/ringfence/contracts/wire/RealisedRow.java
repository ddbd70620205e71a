package io.ringfence.contracts.wire;

import java.math.BigDecimal;

/**
 * What was realised, settlement asset.
 *
 * @param pnl funding + fees - liquidation losses; negative is a loss
 * @param loss wallets lost to liquidations
 * @param deficit what gaps lost beyond those wallets, the venues', at least 0
 * @param liquidations positions liquidated
 */
public record RealisedRow(BigDecimal pnl, BigDecimal loss, BigDecimal deficit, int liquidations) {}
