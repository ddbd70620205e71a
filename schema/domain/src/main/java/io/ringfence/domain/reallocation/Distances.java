package io.ringfence.domain.reallocation;

import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Distances a policy asks of a position: in sigma over the horizon where its volatility is known,
 * the policy's fractions of the mark otherwise. Everything exact starts from the fraction they come
 * to, which is rounded up.
 */
public final class Distances {
  private static final int SCALE = 6;
  private static final BigDecimal FARTHEST = new BigDecimal("0.99");

  private Distances() {}

  /** Distance a position is lifted to, fraction of its mark, in (0, 1). */
  public static BigDecimal target(ReallocationPolicy policy, PoolPosition position) {
    Aims.Sigmas sigmas = policy.aims().sigmas();
    Outlook.Volatility volatility = position.outlook().volatility();
    return sigmas == null || volatility == null
        ? policy.targetDistance()
        : fraction(position, volatility, sigmas.target());
  }

  /** Distance a donor keeps, fraction of its mark, in (0, 1). */
  public static BigDecimal donor(ReallocationPolicy policy, PoolPosition position) {
    Aims.Sigmas sigmas = policy.aims().sigmas();
    Outlook.Volatility volatility = position.outlook().volatility();
    return sigmas == null || volatility == null
        ? policy.donorDistance()
        : fraction(position, volatility, sigmas.donor());
  }

  private static BigDecimal fraction(
      PoolPosition position, Outlook.Volatility volatility, BigDecimal sigmas) {
    double log = volatility.sigma().multiply(sigmas).doubleValue();
    double fraction =
        position.economics().side() == PositionSide.LONG
            ? -StrictMath.expm1(-log)
            : StrictMath.expm1(log);
    return new BigDecimal(fraction).setScale(SCALE, RoundingMode.CEILING).min(FARTHEST);
  }
}
