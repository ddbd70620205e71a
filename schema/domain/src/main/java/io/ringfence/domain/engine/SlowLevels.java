package io.ringfence.domain.engine;

/**
 * Conditions whose trigger is no single price. They are evaluated for each position of a side at
 * every mark: exact, and slow. A whole-position schedule steps up at tier edges, so a condition may
 * begin and end several times; and where a ratio is not above the highest maintenance rate, a
 * larger notional can outgrow the equity on the winning side.
 *
 * @param levels bits of ratio levels, for longs and for shorts
 * @param liquidation whether liquidations are among them
 */
record SlowLevels(int[] levels, boolean liquidation) {
  static SlowLevels of(ContractTerms terms) {
    boolean jumps = terms.requirement().schedule() == RequirementTerms.Schedule.WHOLE_POSITION;
    int all = 0;
    int flat = 0;
    for (int level = 0; level < terms.levels().count(); level++) {
      if (!terms.levels().isDistance(level)) {
        all |= 1 << level;
        boolean steep =
            terms.levels().leave(level).compareTo(terms.requirement().highestRate()) > 0;
        flat |= steep ? 0 : 1 << level;
      }
    }
    if (jumps) {
      return new SlowLevels(new int[] {all, all}, true);
    }
    // The value of an inverse contract grows where a short loses.
    boolean inverse = terms.kind() == ContractKind.INVERSE;
    return new SlowLevels(new int[] {inverse ? 0 : flat, inverse ? flat : 0}, false);
  }

  boolean isEmpty() {
    return !liquidation && (levels[0] | levels[1]) == 0;
  }

  boolean contains(int side, int level) {
    return (levels[side] & 1 << level) != 0;
  }
}
