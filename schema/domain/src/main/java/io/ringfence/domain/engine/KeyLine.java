package io.ringfence.domain.engine;

/**
 * How a position's key on an axis follows from its rows: E and the funding F_e it entered with,
 * each times a factor, less (W times a factor + amount) / Q, rounded down; or one unit below it,
 * where equality does not yet fulfil the condition and the quotient is whole. In units of the
 * lattice.
 *
 * @param entryFactor s ratio
 * @param fundingFactor - s ratio
 * @param walletFactor ratio
 * @param constant maintenance amount of the tier, less one unit unless equality does not yet fulfil
 *     the condition: then ceil(x / Q) is floor((x - 1) / Q) + 1
 */
record KeyLine(long entryFactor, long fundingFactor, long walletFactor, Wide constant) {
  Wide key(PositionRows rows, int slot) {
    Wide held = Wide.product(rows.wallet(slot), walletFactor).plus(constant);
    return Wide.product(rows.entry(slot), entryFactor)
        .plus(rows.funding(slot).times(fundingFactor))
        .minus(held.floorDivide(rows.size(slot)))
        .minus(Wide.ONE);
  }
}
