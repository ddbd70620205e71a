package io.ringfence.domain.margin;

import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * How much of its equity a position must hold, in one direction for all venues: requirement with
 * the trigger's fee over equity; 1 is liquidation, larger is worse, and the worst is to have no
 * equity at all. Never summed. Margin model, section How near.
 */
public sealed interface MarginRatio extends Comparable<MarginRatio> {
  /** Equity is above 0. */
  record Solvent(Fraction exact) implements MarginRatio {}

  /** Equity is at most 0: there is no ratio, and every level has been reached. */
  record Bankrupt() implements MarginRatio {}

  /** The ratio of a position at a mark. */
  static MarginRatio of(MarginModel model, IsolatedPosition position, BigDecimal mark) {
    Fraction value = position.value(mark);
    return of(model.requirementOf(position, value), model.countedEquity(position, value));
  }

  /** The ratio of a requirement to an equity, settlement asset. */
  static MarginRatio of(Fraction requirement, Fraction equity) {
    return equity.signum() <= 0 ? new Bankrupt() : new Solvent(requirement.dividedBy(equity));
  }

  /** The ratio at 18 digits, rounded up; empty when bankrupt. */
  default Optional<BigDecimal> shown() {
    return switch (this) {
      case Solvent(var exact) ->
          Optional.of(exact.rounded(Precision.RATIO_SCALE, RoundingMode.CEILING));
      case Bankrupt _ -> Optional.empty();
    };
  }

  /** Whether a level has been reached; exact. */
  default boolean reaches(BigDecimal level) {
    return switch (this) {
      case Solvent(var exact) -> exact.compareTo(level) >= 0;
      case Bankrupt _ -> true;
    };
  }

  /** Bankrupt above all others. */
  @Override
  default int compareTo(MarginRatio other) {
    return switch (this) {
      case Solvent(var mine) ->
          switch (other) {
            case Solvent(var theirs) -> mine.compareTo(theirs);
            case Bankrupt _ -> -1;
          };
      case Bankrupt _ -> other instanceof Bankrupt ? 0 : 1;
    };
  }
}
