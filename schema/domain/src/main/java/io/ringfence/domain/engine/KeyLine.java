package io.ringfence.domain.engine;

/**
 * How a position's key on an axis follows from its columns: E and the funding F_e it entered with,
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
  Wide key(PositionColumns columns, int slot) {
    Wide held = Wide.product(columns.wallet[slot], walletFactor).plus(constant);
    Wide perUnit =
        strict
            ? held.floorDivide(columns.size(slot)).plus(Wide.ONE)
            : held.ceilDivide(columns.size(slot));
    return Wide.product(columns.entry[slot], entryFactor)
        .plus(columns.funding(slot).times(fundingFactor))
        .minus(perUnit);
  }
}
