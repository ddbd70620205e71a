package io.ringfence.domain.sizing;

import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.PriceRoot;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A trade sized in five steps: budget, margin, leverage, stop, accepted cap. Each step has a check
 * with its finding; what a failed step leaves without a size has no figures.
 *
 * @param budget what may be lost, settlement asset, exact
 * @param checks one for each step, in their order
 * @param size the size; empty where the budget does not reach for one step of quantity
 */
public record SizingPlan(BigDecimal budget, List<Check> checks, Optional<Size> size) {
  /** The steps. */
  public enum Step {
    BUDGET,
    MARGIN,
    LEVERAGE,
    STOP,
    CAP
  }

  /** What became of a step. */
  public enum Verdict {
    PASSED,
    FAILED,
    /** A step before left nothing to check. */
    NOT_REACHED
  }

  /**
   * One step.
   *
   * @param step which
   * @param verdict what became of it
   * @param finding the rule and the figures, for a person
   */
  public record Check(Step step, Verdict verdict, String finding) {}

  /**
   * What the trade would be. Amounts in the settlement asset.
   *
   * @param position the position right after the fill, its wallet less a fee the wallet pays
   * @param margin V(E) / L posted, rounded up where it does not end
   * @param notional V(E), rounded up where it does not end
   * @param openingFee fee of the opening fill, rounded up where it does not end
   * @param liquidationPrice price that liquidates; empty: none does
   * @param lossAtStop loss with both fees when the stop fills at its price, rounded up where it
   *     does not end; empty without a stop
   * @param capWithFees most that can be lost: the margin, and the opening fee where the account
   *     pays it
   */
  public record Size(
      IsolatedPosition position,
      BigDecimal margin,
      BigDecimal notional,
      BigDecimal openingFee,
      Optional<PriceRoot> liquidationPrice,
      Optional<BigDecimal> lossAtStop,
      BigDecimal capWithFees) {}

  public SizingPlan {
    checks = List.copyOf(checks);
    List<Step> steps = checks.stream().map(Check::step).toList();
    if (!steps.equals(List.of(Step.values()))) {
      throw new IllegalArgumentException(
          "checks must be one for each step in order, were " + steps);
    }
  }

  /** Whether every step passed. */
  public boolean accepted() {
    return checks.stream().allMatch(it -> it.verdict() == Verdict.PASSED);
  }
}
