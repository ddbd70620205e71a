package io.ringfence.domain.exposure;

import io.ringfence.domain.engine.ContractKind;
import io.ringfence.domain.engine.ContractTerms;
import io.ringfence.domain.engine.LevelTerms;
import io.ringfence.domain.engine.RequirementTerms;
import io.ringfence.domain.engine.Scales;
import io.ringfence.domain.margin.BybitFeeToClose;
import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.margin.FixedAtEntry;
import io.ringfence.domain.margin.Htx;
import io.ringfence.domain.margin.MaintenanceTier;
import io.ringfence.domain.margin.MarginModel;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.margin.Nautilus;
import io.ringfence.domain.margin.OkxTick;
import io.ringfence.domain.margin.StandardMargin;
import io.ringfence.domain.margin.TierSchedule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A venue's rules as the engine's index reads them. Only the standard generation with tiers by
 * value is one: its trigger is a price that follows from the position alone. The others print,
 * round or remember what an index over the mark does not hold, and are the replay's to value.
 */
public final class EngineTerms {
  private static final int WALLET_DIGITS = 8;
  private static final int FUNDING_RATE_DIGITS = 10;

  /** A cap no notional comes near, for a last tier that has none, settlement asset. */
  private static final BigDecimal NO_CAP = BigDecimal.TEN.pow(15);

  private EngineTerms() {}

  /**
   * Digits of an instrument's whole numbers.
   *
   * @param price fraction digits of marks, entries and stops, 0 to 18
   * @param size fraction digits of quantities, 0 to 18
   * @param limit highest mark, quote per base, above 0
   */
  public record Measure(int price, int size, BigDecimal limit) {
    /**
     * What serves most instruments: eight digits, marks up to a million, and sizes of five digits
     * up to some ten million units.
     */
    public static final Measure USUAL = new Measure(8, 5, BigDecimal.valueOf(1_000_000));

    private Scales scales(Contract contract) {
      return new Scales(price, price, size, walletDigits(contract), FUNDING_RATE_DIGITS);
    }
  }

  /** Fraction digits of amounts that enter or leave a wallet: one with more is refused. */
  public static int walletDigits(Contract contract) {
    return switch (contract.kind()) {
      case LINEAR, QUANTO -> WALLET_DIGITS;
      case INVERSE -> contract.settlementScale();
    };
  }

  /**
   * The terms of an instrument; empty where its generation is none the index knows.
   *
   * @param levels what holders are told of; a schedule that jumps has no distances
   * @throws IllegalArgumentException where the digits leave no room in 128 bits
   */
  public static Optional<ContractTerms> of(MarginRules rules, AlertLevels levels, Measure measure) {
    return requirement(rules.model())
        .map(
            requirement ->
                new ContractTerms(
                    kind(rules.contract()),
                    measure.scales(rules.contract()),
                    measure.limit(),
                    requirement,
                    levels(requirement, levels)));
  }

  private static Optional<RequirementTerms> requirement(MarginModel model) {
    return switch (model) {
      case StandardMargin standard -> ofStandard(standard);
      case OkxTick _, Htx _, Nautilus _, BybitFeeToClose _, FixedAtEntry _ -> Optional.empty();
    };
  }

  private static Optional<RequirementTerms> ofStandard(StandardMargin standard) {
    TierSchedule tiers = standard.schedule();
    return schedule(tiers)
        .map(
            schedule ->
                new RequirementTerms(
                    schedule,
                    tiers(tiers.tiers()),
                    standard.triggerFeeRate(),
                    standard.equality() == StandardMargin.TriggerEquality.LIQUIDATES));
  }

  private static Optional<RequirementTerms.Schedule> schedule(TierSchedule tiers) {
    return switch (tiers.basis()) {
      case CONTRACTS -> Optional.empty();
      case VALUE ->
          switch (tiers.kind()) {
            case MARGINAL -> Optional.of(RequirementTerms.Schedule.MARGINAL);
            case WHOLE_POSITION -> Optional.of(RequirementTerms.Schedule.WHOLE_POSITION);
            case EXCERPT -> Optional.empty();
          };
    };
  }

  private static List<RequirementTerms.Tier> tiers(List<MaintenanceTier> tiers) {
    List<RequirementTerms.Tier> terms = new ArrayList<>(tiers.size());
    for (MaintenanceTier tier : tiers) {
      BigDecimal cap = tier.cap().orElse(NO_CAP.max(tier.floor().multiply(BigDecimal.TEN)));
      terms.add(new RequirementTerms.Tier(cap, tier.rate(), tier.maintenanceAmount()));
    }
    return terms;
  }

  private static LevelTerms levels(RequirementTerms requirement, AlertLevels levels) {
    List<BigDecimal> distances =
        switch (requirement.schedule()) {
          case MARGINAL -> levels.distances();
          case WHOLE_POSITION -> List.of();
        };
    return new LevelTerms(distances, levels.ratios(), levels.leaveMargin());
  }

  private static ContractKind kind(Contract contract) {
    return switch (contract.kind()) {
      case LINEAR -> ContractKind.LINEAR;
      case QUANTO -> ContractKind.QUANTO;
      case INVERSE -> ContractKind.INVERSE;
    };
  }
}
