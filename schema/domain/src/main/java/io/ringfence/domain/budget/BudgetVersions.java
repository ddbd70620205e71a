package io.ringfence.domain.budget;

import io.ringfence.domain.budget.BudgetTerms.Kind;
import io.ringfence.domain.mark.VolatilityRegime;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was given for one budget, and which of it is in force. Of what is known and valid
 * at an instant, an override goes before a limit, what is for the regime at hand before what is for
 * any, then what was given later, then what is valid from later.
 */
public final class BudgetVersions {
  private final List<RiskBudget> given = new ArrayList<>();

  /** Nothing was given yet. */
  public BudgetVersions() {}

  /** Takes what was given next. */
  public void add(RiskBudget budget) {
    given.add(budget);
  }

  List<RiskBudget> all() {
    return List.copyOf(given);
  }

  /**
   * The one in force.
   *
   * @param regime the node's regime; absent: unknown, and then of the limits that ask for a regime
   *     the one with the smallest hard limit counts
   */
  public Optional<RiskBudget> inForce(Instant at, @Nullable VolatilityRegime regime) {
    return given.stream()
        .filter(budget -> budget.terms().isGivenAt(at) && budget.isValidAt(at))
        .filter(budget -> fits(budget.terms().regime(), regime))
        .reduce((one, later) -> order(regime).compare(one, later) > 0 ? one : later);
  }

  private static boolean fits(@Nullable VolatilityRegime asked, @Nullable VolatilityRegime found) {
    return asked == null || found == null || asked == found;
  }

  /** The one that is in force is the greatest; of equals the last given. */
  private static Comparator<RiskBudget> order(@Nullable VolatilityRegime regime) {
    Comparator<RiskBudget> order =
        Comparator.comparing((RiskBudget budget) -> budget.terms().kind() == Kind.OVERRIDE)
            .thenComparing(budget -> budget.terms().regime() != null);
    if (regime == null) {
      order = order.thenComparing(BudgetVersions::tightness);
    }
    return order
        .thenComparing(
            budget -> budget.terms().givenAt(), Comparator.nullsFirst(Comparator.naturalOrder()))
        .thenComparing(RiskBudget::validFrom, Comparator.nullsFirst(Comparator.naturalOrder()));
  }

  private static BigDecimal tightness(RiskBudget budget) {
    return budget.terms().regime() == null ? BigDecimal.ZERO : budget.limits().hard().negate();
  }
}
