package io.ringfence.domain;

import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Random figures: the same seed gives the same ones. */
public final class Dice {
  private final Random random;

  /** Dice of a seed. */
  public Dice(long seed) {
    random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
  }

  /** A decimal in [least, most] on a grid of 10^-scale. */
  public BigDecimal between(String least, String most, int scale) {
    return between(new BigDecimal(least), new BigDecimal(most), scale);
  }

  /** A decimal in [least, most] on a grid of 10^-scale. */
  public BigDecimal between(BigDecimal least, BigDecimal most, int scale) {
    BigInteger low = least.setScale(scale, RoundingMode.CEILING).unscaledValue();
    BigInteger high = most.setScale(scale, RoundingMode.FLOOR).unscaledValue();
    BigInteger span = high.subtract(low).add(BigInteger.ONE);
    BigInteger drawn = new BigInteger(span.bitLength() + 32, random).mod(span);
    return new BigDecimal(low.add(drawn), scale);
  }

  /** A whole number in [least, most]. */
  public int whole(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  /** True in so many cases of a hundred. */
  public boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** One of several. */
  @SafeVarargs
  public final <T> T oneOf(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** One of several. */
  public <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Long or short. */
  public PositionSide side() {
    return oneOf(PositionSide.LONG, PositionSide.SHORT);
  }

  /** The same elements in another order. */
  public <T> List<T> shuffled(List<T> elements) {
    List<T> shuffled = new ArrayList<>(elements);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }
}
