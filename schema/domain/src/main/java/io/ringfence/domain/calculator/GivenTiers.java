package io.ringfence.domain.calculator;

import io.ringfence.domain.margin.MaintenanceTier;
import io.ringfence.domain.margin.TierSchedule;
import io.ringfence.domain.margin.TierSchedule.Basis;
import io.ringfence.domain.margin.TierSchedule.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The brackets a case brings along: from 0 without a gap, only the last without an end.
 *
 * @param basis what floors and caps count; of contracts a floor may be the cap below plus 1
 * @param tiers at least one, ascending
 */
public record GivenTiers(Basis basis, List<GivenTier> tiers) {
  /**
   * Refuses gaps and disorder.
   *
   * @throws CaseException naming the tier and the field
   */
  public GivenTiers {
    if (tiers.isEmpty()) {
      throw new CaseException("tiers", "must hold at least one tier");
    }
    List<GivenTier> joined = new ArrayList<>(tiers.size());
    for (int i = 0; i < tiers.size(); i++) {
      joined.add(joined(basis, i, tiers));
    }
    tiers = List.copyOf(joined);
  }

  private static GivenTier joined(Basis basis, int index, List<GivenTier> tiers) {
    GivenTier tier = tiers.get(index);
    BigDecimal start = index == 0 ? BigDecimal.ZERO : end(index - 1, tiers.get(index - 1));
    boolean nextContract =
        index > 0
            && basis == Basis.CONTRACTS
            && tier.floor().compareTo(start.add(BigDecimal.ONE)) == 0;
    if (tier.floor().compareTo(start) != 0 && !nextContract) {
      String what = index == 0 ? "0" : start.toPlainString() + ", the cap below";
      throw new CaseException(
          field(index, "floor"), "must be " + what + ", was " + tier.floor().toPlainString());
    }
    tier.cap()
        .filter(cap -> cap.compareTo(tier.floor()) <= 0)
        .ifPresent(
            cap -> {
              throw new CaseException(
                  field(index, "cap"),
                  "must be above the floor "
                      + tier.floor().toPlainString()
                      + ", was "
                      + cap.toPlainString());
            });
    return nextContract
        ? new GivenTier(start, tier.cap(), tier.mmr(), tier.maintenanceAmount(), tier.maxLeverage())
        : tier;
  }

  private static BigDecimal end(int index, GivenTier tier) {
    return tier.cap()
        .orElseThrow(() -> new CaseException(field(index, "cap"), "must be given, a tier follows"));
  }

  private static String field(int index, String name) {
    return "tiers[" + index + "]." + name;
  }

  /** The tier a value or a number of contracts belongs to; beyond the last cap the last tier. */
  GivenTier at(BigDecimal figure) {
    for (GivenTier tier : tiers) {
      if (tier.reaches(figure)) {
        return tier;
      }
    }
    return tiers.getLast();
  }

  /** Amounts that make the requirement continuous: a + floor (m - m of the tier below). */
  List<BigDecimal> continuousAmounts() {
    List<BigDecimal> amounts = new ArrayList<>(tiers.size());
    amounts.add(BigDecimal.ZERO);
    for (int i = 1; i < tiers.size(); i++) {
      TierStepQuestion step =
          new TierStepQuestion(
              tiers.get(i).floor(), tiers.get(i - 1).mmr(), tiers.get(i).mmr(), amounts.getLast());
      amounts.add(step.amount());
    }
    return amounts;
  }

  /**
   * The schedule they are: whole-position where no amount is printed above 0, marginal where the
   * amounts make it continuous; one tier alone with an amount is an excerpt of a table.
   *
   * @throws CaseException naming the tier and the field that breaks the schedule
   */
  TierSchedule schedule() {
    Kind kind = kind();
    List<BigDecimal> continuous = continuousAmounts();
    List<MaintenanceTier> schedule = new ArrayList<>(tiers.size());
    for (int i = 0; i < tiers.size(); i++) {
      GivenTier tier = tiers.get(i);
      if (kind == Kind.MARGINAL && tier.amount().compareTo(continuous.get(i)) != 0) {
        throw new CaseException(
            field(i, "maintenanceAmount"),
            "must be %s, which continues the tier below, was %s"
                .formatted(continuous.get(i).toPlainString(), tier.amount().toPlainString()));
      }
      if (i > 0 && tier.mmr().compareTo(tiers.get(i - 1).mmr()) < 0) {
        throw new CaseException(
            field(i, "mmr"),
            "must not fall below %s, was %s"
                .formatted(tiers.get(i - 1).mmr().toPlainString(), tier.mmr().toPlainString()));
      }
      schedule.add(maintenance(tier));
    }
    return new TierSchedule(kind, basis, schedule);
  }

  private Kind kind() {
    boolean deducts = tiers.stream().anyMatch(tier -> tier.amount().signum() > 0);
    if (tiers.size() == 1) {
      return deducts ? Kind.EXCERPT : Kind.WHOLE_POSITION;
    }
    return deducts ? Kind.MARGINAL : Kind.WHOLE_POSITION;
  }

  /** Where no highest leverage is printed, it is what the rate leaves room for. */
  private static MaintenanceTier maintenance(GivenTier tier) {
    BigDecimal leverage =
        tier.maxLeverage()
            .orElseGet(() -> BigDecimal.ONE.divide(tier.mmr(), 0, RoundingMode.FLOOR));
    return new MaintenanceTier(tier.floor(), tier.cap(), tier.mmr(), tier.amount(), leverage);
  }
}
