package io.ringfence.domain.calculator;

import io.ringfence.domain.margin.FixedAtEntry;
import io.ringfence.domain.margin.MaintenanceTier;
import io.ringfence.domain.margin.MarginModel;
import io.ringfence.domain.margin.StandardMargin.TriggerEquality;
import io.ringfence.domain.margin.TierSchedule;
import io.ringfence.domain.margin.TierSchedule.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a case is valued by. Brackets are checked when the case is read; the formulas are put
 * together when the first figure needs them, so that a case need not carry what no wanted figure
 * depends on.
 */
public final class GivenRules {
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

  private final Supplier<MarginModel> formulas;
  private final boolean tiersKnown;
  private @Nullable MarginModel model;

  private GivenRules(Supplier<MarginModel> formulas, boolean tiersKnown) {
    this.formulas = formulas;
    this.tiersKnown = tiersKnown;
  }

  /**
   * The rules of a pack. Where its venue puts a fee into the trigger, the account's own rate takes
   * the place of the published one if the case gives it.
   */
  public static GivenRules of(MarginModel model, Inputs inputs) {
    return new GivenRules(
        () -> inputs.find(Input.TAKER_FEE).map(fee -> AccountFee.in(model, fee)).orElse(model),
        true);
  }

  /**
   * A generation with the brackets a case brings along.
   *
   * @param tiers brackets; empty: the case brings none
   * @throws CaseException when the brackets make no schedule
   */
  public static GivenRules of(
      Generation generation, Optional<GivenTiers> tiers, TriggerEquality equality, Inputs inputs) {
    TierSchedule schedule = tiers.map(GivenTiers::schedule).orElse(NO_TIERS);
    return new GivenRules(
        () -> generation.model(schedule, equality, inputs),
        tiers.isPresent() || generation == Generation.NAUTILUS);
  }

  /**
   * The model, for what does not depend on a maintenance rate.
   *
   * @throws CaseException when the case lacks what the generation needs
   */
  MarginModel model() {
    if (model == null) {
      model = formulas.get();
    }
    return model;
  }

  /**
   * The model, where it can say what needs a maintenance rate.
   *
   * @throws CaseException when no brackets are known and none was printed in their place
   */
  MarginModel tiered(HeldPosition held, String forWhat) {
    if (!tiersKnown && !isPrinted(held)) {
      throw CaseException.missing("tiers (or venue and instrument of a rule pack)", forWhat);
    }
    return model();
  }

  private boolean isPrinted(HeldPosition held) {
    return held.inputs().has(Input.MAINTENANCE_MARGIN_GIVEN) && model() instanceof FixedAtEntry;
  }
}
