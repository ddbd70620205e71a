package io.ringfence.domain.engine;

/**
 * Division of an unsigned number of 128 bits by one of 63. Source: D. E. Knuth, The Art of Computer
 * Programming 2, 4.3.1, algorithm D with two digits of 32 bits.
 */
final class LongDivision {
  private static final long DIGIT = 0xFFFF_FFFFL;

  private LongDivision() {}

  /**
   * The lower 64 bits of the quotient, which are all of them when {@code high < divisor}.
   *
   * @param high upper half, at least 0 and below the divisor
   * @param low lower half, unsigned
   * @param divisor above 0
   */
  static long quotient(long high, long low, long divisor) {
    if (high == 0) {
      return Long.divideUnsigned(low, divisor);
    }
    int shift = Long.numberOfLeadingZeros(divisor);
    long normal = divisor << shift;
    // A shift by 64 would be a shift by 0.
    long upper = (high << shift) | (shift == 0 ? 0 : low >>> (64 - shift));
    long lower = low << shift;
    long first = digit(upper, lower >>> 32, normal);
    long rest = (upper << 32) + (lower >>> 32) - first * normal;
    long second = digit(rest, lower & DIGIT, normal);
    return (first << 32) + second;
  }

  /** One digit: the guess from the divisor's upper digit is at most two too large. */
  private static long digit(long upper, long next, long normal) {
    long divisorTop = normal >>> 32;
    long divisorBottom = normal & DIGIT;
    long guess = Long.divideUnsigned(upper, divisorTop);
    long rest = upper - guess * divisorTop;
    while (guess > DIGIT || Long.compareUnsigned(guess * divisorBottom, (rest << 32) | next) > 0) {
      guess--;
      rest += divisorTop;
      if (rest > DIGIT) {
        break;
      }
    }
    return guess;
  }
}
