package io.ringfence.domain.engine;

import java.math.BigInteger;

/**
 * A wallet in the two whole numbers that a row holds of it: W = wallet - q x passed, where passed
 * is the cumulative funding that has passed since the wallet was written.
 *
 * @param wallet units
 * @param passed units of the lattice
 */
record WalletAnchor(long wallet, Wide passed) {
  private static final int MOST_BITS = 62;

  /**
   * Fraction digits of the two.
   *
   * @param wallet of wallet units
   * @param product of units of quantity times units of funding
   */
  record Digits(int wallet, int product) {
    static Digits of(Scales scales, Lattice lattice) {
      return new Digits(scales.wallet(), scales.quantity() + lattice.fundingDigits());
    }

    /**
     * The wallet of a position of which a part is gone. Funding has left it with more digits than
     * wallet units have, and a whole number of funding for another quantity need not say the same:
     * of all pairs that do, the one with the least funding. Where there is none the wallet is
     * rounded down, against the holder, by less than one unit.
     *
     * @param before the position with its wallet as the row holds it
     * @param quantity what is left of it, of the same sign
     * @param realised settled with the wallet, wallet units
     * @param passed cumulative funding since the wallet was written
     * @throws IllegalArgumentException when the wallet does not hold the loss
     */
    WalletAnchor settled(PositionVersion before, long quantity, long realised, Wide passed) {
      int digits = Math.max(wallet, product);
      BigInteger unit = BigInteger.TEN.pow(digits - wallet);
      BigInteger finer = BigInteger.TEN.pow(digits - product);
      BigInteger owed =
          passed.toBigInteger().multiply(BigInteger.valueOf(before.quantity())).multiply(finer);
      BigInteger exact =
          BigInteger.valueOf(before.wallet())
              .add(BigInteger.valueOf(realised))
              .multiply(unit)
              .subtract(owed);
      if (exact.signum() < 0) {
        throw new IllegalArgumentException(
            "loss of a fill must be at most the wallet, was %s units".formatted(-realised));
      }
      return of(exact, BigInteger.valueOf(quantity).multiply(finer), unit);
    }

    /** The pair with wallet x unit - passed x step = exact. */
    private static WalletAnchor of(BigInteger exact, BigInteger step, BigInteger unit) {
      BigInteger shared = step.gcd(unit);
      BigInteger held = exact.subtract(exact.mod(shared));
      BigInteger period = unit.divide(shared);
      BigInteger passed =
          held.divide(shared).negate().multiply(step.divide(shared).modInverse(period)).mod(period);
      if (passed.shiftLeft(1).compareTo(period) > 0) {
        passed = passed.subtract(period);
      }
      BigInteger wallet = held.add(passed.multiply(step)).divide(unit);
      if (wallet.bitLength() > MOST_BITS) {
        throw new IllegalArgumentException("wallet must have 62 bits, had " + wallet.bitLength());
      }
      return new WalletAnchor(wallet.longValue(), Wide.of(passed));
    }
  }
}
