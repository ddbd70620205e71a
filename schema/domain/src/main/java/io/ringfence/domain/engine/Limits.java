package io.ringfence.domain.engine;

/**
 * How large a position's figures may be so that no key and no sum of 2^26 positions can leave 128
 * bits.
 *
 * @param quantity units
 * @param entry units
 * @param wallet units
 * @param tick highest price, ticks
 */
record Limits(long quantity, long entry, long wallet, long tick) {
  private static final int KEY_BITS = 122;
  private static final int SUM_BITS = 98;

  /**
   * Limits of an instrument.
   *
   * @param wallet largest factor a wallet is multiplied by
   * @param entry largest factor an entry is multiplied by
   * @param ratio largest factor a quantity is multiplied by
   */
  static Limits of(Lattice lattice, long wallet, long entry, long ratio) {
    int entryBits = Math.min(62, KEY_BITS - bits(entry));
    int quantityBits = Math.min(62 - bits(ratio), SUM_BITS - Math.max(bits(lattice.maxTick()), 40));
    return new Limits(
        1L << Math.min(52, quantityBits),
        1L << Math.min(46, entryBits),
        1L << Math.min(62, KEY_BITS - bits(wallet)),
        lattice.maxTick());
  }

  private static int bits(long factor) {
    return 64 - Long.numberOfLeadingZeros(Math.abs(factor));
  }

  void require(PositionVersion version) {
    require("quantity", Math.abs(version.quantity()), quantity);
    require("entry", version.entry(), entry);
    requireWallet(version.wallet());
    require("stop", version.stop(), tick);
  }

  void requireWallet(long units) {
    require("wallet", Math.abs(units), wallet);
  }

  private static void require(String field, long units, long limit) {
    if (units < 0 || units > limit) {
      throw new IllegalArgumentException(
          "%s must be at most %s units, was %s".formatted(field, limit, units));
    }
  }
}
