package io.ringfence.domain.explain;

import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a distance to liquidation depends on.
 *
 * @param rules rules in force
 * @param position the position, with its leverage where the rules ask for one
 * @param mark mark P, quote per base, above 0
 */
public record DistanceState(MarginRules rules, IsolatedPosition position, BigDecimal mark) {
  public DistanceState {
    if (mark.signum() <= 0) {
      throw new IllegalArgumentException("mark must be > 0, was " + mark);
    }
  }

  /** s (P - LP) / P, exact; empty where no price liquidates. */
  Optional<Fraction> distance() {
    return rules
        .model()
        .liquidationPrice(position, mark)
        .map(it -> Fraction.of(it.numerator(), it.denominator()))
        .map(price -> Fraction.of(mark).minus(price).dividedBy(mark))
        .map(it -> position.side().sign() > 0 ? it : it.negate());
  }

  DistanceState withMark(BigDecimal other) {
    return new DistanceState(rules, position, other);
  }

  DistanceState withPosition(IsolatedPosition other) {
    return new DistanceState(rules, other, mark);
  }
}
