package io.ringfence.domain.calculator;

import io.ringfence.domain.margin.FixedAtEntry;
import io.ringfence.domain.margin.MaintenanceTier;
import io.ringfence.domain.margin.MarginModel;
import io.ringfence.domain.margin.Nautilus;
import io.ringfence.domain.margin.StandardMargin.TriggerEquality;
import io.ringfence.domain.margin.TierSchedule;
import io.ringfence.domain.margin.TierSchedule.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a case is valued by.
 *
 * @param model the formulas
 * @param tiersKnown whether its brackets are known; without them only figures can be had that do
 *     not depend on a maintenance rate
 */
public record GivenRules(MarginModel model, boolean tiersKnown) {
  /** Stands where no bracket is known; what would read it is refused before. */
  private static final TierSchedule NO_TIERS =
      new TierSchedule(
          Kind.WHOLE_POSITION,
          List.of(
              new MaintenanceTier(
                  BigDecimal.ZERO,
                  Optional.empty(),
                  new BigDecimal("0.001"),
                  BigDecimal.ZERO,
                  BigDecimal.ONE)));

  /**
   * The rules of a pack. Where its venue puts a fee into the trigger, the account's own rate takes
   * the place of the published one if the case gives it.
   */
  public static GivenRules of(MarginModel model, Inputs inputs) {
    return new GivenRules(
        inputs.find(Input.TAKER_FEE).map(fee -> AccountFee.in(model, fee)).orElse(model), true);
  }

  /**
   * A generation with the brackets a case brings along.
   *
   * @param tiers brackets; empty: the case brings none
   * @throws CaseException when the case lacks what the generation needs
   */
  public static GivenRules of(
      Generation generation, Optional<GivenTiers> tiers, TriggerEquality equality, Inputs inputs) {
    TierSchedule schedule = tiers.map(GivenTiers::schedule).orElse(NO_TIERS);
    MarginModel model = generation.model(schedule, equality, inputs);
    return new GivenRules(model, tiers.isPresent() || model instanceof Nautilus);
  }

  /**
   * The model, where it can say what needs a maintenance rate.
   *
   * @throws CaseException when no brackets are known and none was printed in their place
   */
  MarginModel tiered(HeldPosition held, String forWhat) {
    boolean printed =
        model instanceof FixedAtEntry && held.inputs().has(Input.MAINTENANCE_MARGIN_GIVEN);
    if (!tiersKnown && !printed) {
      throw CaseException.missing("tiers (or venue and instrument of a rule pack)", forWhat);
    }
    return model;
  }
}
