package io.ringfence.launcher.oracle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The alert levels of one episode: which fire now, and which wait until they were left again. */
final class AlertLevels {
  private static final List<BigDecimal> DISTANCES = decimals("0.10", "0.05", "0.02");
  private static final List<BigDecimal> RATIOS = decimals("0.8", "1.0");
  private static final BigDecimal LEAVE_DISTANCE = new BigDecimal("1.1");
  private static final BigDecimal LEAVE_RATIO = new BigDecimal("0.9");

  private final List<BigDecimal> firedDistances = new ArrayList<>();
  private final List<BigDecimal> firedRatios = new ArrayList<>();

  private static List<BigDecimal> decimals(String... texts) {
    return List.of(texts).stream().map(BigDecimal::new).toList();
  }

  /** Distance levels that fire now. Nothing is near a price that no mark reaches. */
  List<BigDecimal> distances(Holding holding, BigDecimal mark) {
    BigDecimal sign = holding.key().sign();
    Optional<Quotient> room =
        holding
            .liquidationPrice()
            .map(price -> price.minus(mark))
            .map(less -> Quotient.of(less.numerator().multiply(sign.negate()), less.denominator()));
    List<BigDecimal> now = new ArrayList<>();
    for (BigDecimal level : DISTANCES) {
      BigDecimal reach = level.multiply(mark);
      boolean near = room.map(gap -> gap.compareTo(reach) <= 0).orElse(false);
      boolean far = room.map(gap -> gap.compareTo(reach.multiply(LEAVE_DISTANCE)) > 0).orElse(true);
      step(level, near, far, firedDistances, now);
    }
    return now;
  }

  /** Levels of the margin ratio that fire now; without equity every level is passed. */
  List<BigDecimal> ratios(Holding holding, BigDecimal mark) {
    BigDecimal equity = holding.equity(mark);
    BigDecimal requirement = holding.requirement(mark);
    List<BigDecimal> now = new ArrayList<>();
    for (BigDecimal level : RATIOS) {
      BigDecimal bound = level.multiply(equity);
      boolean high = equity.signum() <= 0 || requirement.compareTo(bound) >= 0;
      boolean low = equity.signum() > 0 && requirement.compareTo(bound.multiply(LEAVE_RATIO)) < 0;
      step(level, high, low, firedRatios, now);
    }
    return now;
  }

  private static void step(
      BigDecimal level,
      boolean reached,
      boolean left,
      List<BigDecimal> fired,
      List<BigDecimal> now) {
    if (reached && !fired.contains(level)) {
      fired.add(level);
      now.add(level);
    } else if (left) {
      fired.remove(level);
    }
  }
}
