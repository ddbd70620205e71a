package io.ringfence.domain.engine;

/**
 * How a position's key on an axis follows from its rows: E and the funding F_e it entered with,
 * each times a factor, less (W times a factor + constant) / Q. In units of the lattice.
 *
 * @param entryFactor s ratio
 * @param fundingFactor - s ratio
 * @param walletFactor ratio
 * @param constant maintenance amount of the tier
 * @param strict whether equality does not yet fulfil the condition
 */
record KeyLine(
    long entryFactor, long fundingFactor, long walletFactor, Wide constant, boolean strict) {
  Wide key(PositionRows rows, int slot) {
    Wide held = Wide.product(rows.wallet(slot), walletFactor).plus(constant);
    Wide perUnit =
        strict
            ? held.floorDivide(rows.size(slot)).plus(Wide.ONE)
            : held.ceilDivide(rows.size(slot));
    return Wide.product(rows.entry(slot), entryFactor)
        .plus(rows.funding(slot).times(fundingFactor))
        .minus(perUnit);
  }
}
