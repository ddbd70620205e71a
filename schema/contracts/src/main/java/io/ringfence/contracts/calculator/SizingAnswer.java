package io.ringfence.contracts.calculator;

import io.ringfence.domain.sizing.SizingPlan;
import io.ringfence.domain.sizing.TradeIdea;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A trade sized in five steps; amounts in the settlement asset, null is "none" and never 0.
 *
 * @param rulePack stamp of the rules, {@code id@version}
 * @param extrapolated whether they are used outside the time they are evidenced for
 * @param accepted whether every step passed
 * @param budget what may be lost: capital times the part at risk
 * @param checks one for each step, in their order
 * @param size the largest size that fits; null: the budget does not reach for one step of quantity
 */
public record SizingAnswer(
    @Nullable String rulePack,
    boolean extrapolated,
    boolean accepted,
    BigDecimal budget,
    List<CheckAnswer> checks,
    @Nullable SizeAnswer size) {
  public SizingAnswer {
    checks = List.copyOf(checks);
  }

  /**
   * One step.
   *
   * @param step BUDGET, MARGIN, LEVERAGE, STOP or CAP
   * @param verdict PASSED, FAILED, or NOT_REACHED because a step before left nothing to check
   * @param finding the rule and the figures
   */
  public record CheckAnswer(String step, String verdict, String finding) {}

  /**
   * The trade.
   *
   * @param quantity as the venue counts it
   * @param margin V(E) / L
   * @param notional V(E)
   * @param leverage leverage wanted
   * @param openingFee fee of the opening fill
   * @param liquidationPrice null: none
   * @param stopPrice null: none is planned
   * @param lossAtStop with both fees; null: without a stop
   * @param capWithFees most that can be lost
   */
  public record SizeAnswer(
      BigDecimal quantity,
      BigDecimal margin,
      BigDecimal notional,
      BigDecimal leverage,
      BigDecimal openingFee,
      @Nullable BigDecimal liquidationPrice,
      @Nullable BigDecimal stopPrice,
      @Nullable BigDecimal lossAtStop,
      BigDecimal capWithFees) {
    static SizeAnswer of(SizingPlan.Size size, TradeIdea idea) {
      return new SizeAnswer(
          Shown.figure(size.position().quantity()),
          Shown.figure(size.margin()),
          Shown.figure(size.notional()),
          Shown.figure(idea.leverage()),
          Shown.figure(size.openingFee()),
          Shown.price(size.liquidationPrice(), idea.side()),
          Shown.figure(idea.stopPrice()),
          Shown.figure(size.lossAtStop()),
          Shown.figure(size.capWithFees()));
    }
  }

  /** The answer to a request. */
  public static SizingAnswer of(SizingRequest request) {
    SizingPlan plan = request.plan();
    Optional<SizeAnswer> size = plan.size().map(it -> SizeAnswer.of(it, request.idea()));
    return new SizingAnswer(
        request.rules().rulePack(),
        request.rules().extrapolated(),
        plan.accepted(),
        Shown.figure(plan.budget()),
        plan.checks().stream()
            .map(it -> new CheckAnswer(it.step().name(), it.verdict().name(), it.finding()))
            .toList(),
        size.orElse(null));
  }
}
