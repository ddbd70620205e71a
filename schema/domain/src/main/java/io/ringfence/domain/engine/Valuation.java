package io.ringfence.domain.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One position at one mark, from its rows. Exact decimals; inverse amounts are rounded at the
 * settlement asset's digits, against the holder. What decides a condition is never rounded.
 */
final class Valuation {
  private final ContractKind kind;
  private final Scales scales;
  private final RequirementTerms requirement;
  private final int fundingDigits;
  private final PositionRows rows;

  Valuation(ContractTerms terms, Lattice lattice, PositionRows rows) {
    this.kind = terms.kind();
    this.scales = terms.scales();
    this.requirement = terms.requirement();
    this.fundingDigits = lattice.fundingDigits();
    this.rows = rows;
  }

  PositionFigures figures(int slot, BigDecimal mark, Wide funding) {
    BigDecimal quantity = BigDecimal.valueOf(rows.size(slot), scales.quantity());
    BigDecimal entry = BigDecimal.valueOf(rows.entry(slot), scales.entry());
    BigDecimal wallet = wallet(slot, funding);
    return switch (kind) {
      case LINEAR, QUANTO -> {
        BigDecimal notional = quantity.multiply(mark);
        BigDecimal pnl = signed(slot, quantity.multiply(mark.subtract(entry)));
        BigDecimal required = requirement(notional, BigDecimal.ONE);
        yield new PositionFigures(wallet, pnl, required, notional, signed(slot, notional));
      }
      case INVERSE -> {
        BigDecimal gain = signed(slot, quantity.multiply(mark.subtract(entry)));
        BigDecimal pnl = gain.divide(entry.multiply(mark), scales.wallet(), RoundingMode.FLOOR);
        BigDecimal notional = quantity.divide(mark, scales.wallet(), RoundingMode.CEILING);
        BigDecimal required =
            requirement(quantity, mark).divide(mark, scales.wallet(), RoundingMode.CEILING);
        yield new PositionFigures(wallet, pnl, required, notional, signed(slot, notional));
      }
    };
  }

  /** W at a cumulative funding: what the column holds less s Q (F - F_e). */
  BigDecimal wallet(int slot, Wide funding) {
    BigDecimal held = BigDecimal.valueOf(rows.wallet(slot), scales.wallet());
    BigDecimal settled =
        funding
            .minus(rows.funding(slot))
            .toDecimal(fundingDigits)
            .multiply(BigDecimal.valueOf(rows.quantity(slot), scales.quantity()));
    return settled.signum() == 0 ? held : held.subtract(settled);
  }

  /** Whether the requirement is at least the ratio times equity; nothing is rounded. */
  boolean ratioReaches(int slot, BigDecimal ratio, BigDecimal mark, Wide funding) {
    return excess(slot, ratio, mark, funding) >= 0;
  }

  /** Whether the venue liquidates the position at the mark; nothing is rounded. */
  boolean isLiquidatable(int slot, BigDecimal mark, Wide funding) {
    int excess = excess(slot, BigDecimal.ONE, mark, funding);
    return requirement.equalityLiquidates() ? excess >= 0 : excess > 0;
  }

  /**
   * Whether no price between the mark and the resting stop meets the requirement: the liquidation
   * price that the mark would come to lies beyond the stop.
   *
   * @param mark the mark in force; absent: only the stop itself is looked at
   */
  boolean livesUntilStop(int slot, @Nullable BigDecimal mark, Wide funding) {
    BigDecimal stop = BigDecimal.valueOf(rows.stop(slot), scales.price());
    if (excess(slot, BigDecimal.ONE, stop, funding) >= 0) {
      return false;
    }
    return switch (requirement.schedule()) {
      case MARGINAL -> true;
      case WHOLE_POSITION -> mark == null || livesAboveEdges(slot, stop, mark, funding);
    };
  }

  /**
   * A whole-position schedule eases where the notional falls below an edge: on the way to a stop at
   * a lower notional the position may die above an edge and would live again below it.
   */
  private boolean livesAboveEdges(int slot, BigDecimal stop, BigDecimal mark, Wide funding) {
    BigDecimal quantity = BigDecimal.valueOf(rows.size(slot), scales.quantity());
    BigDecimal entry = BigDecimal.valueOf(rows.entry(slot), scales.entry());
    boolean isInverse = kind == ContractKind.INVERSE;
    BigDecimal wallet = wallet(slot, funding);
    for (int tier = 1; tier < requirement.tiers().size(); tier++) {
      BigDecimal edge = requirement.tiers().get(tier - 1).cap();
      boolean isBetween =
          isInverse
              ? edge.multiply(stop).compareTo(quantity) > 0
                  && edge.multiply(mark).compareTo(quantity) < 0
              : quantity.multiply(stop).compareTo(edge) < 0
                  && quantity.multiply(mark).compareTo(edge) > 0;
      BigDecimal required =
          edge.multiply(requirement.rate(tier)).subtract(requirement.tiers().get(tier).amount());
      BigDecimal room =
          isInverse
              ? wallet
                  .subtract(required)
                  .multiply(entry)
                  .add(signed(slot, quantity.subtract(edge.multiply(entry))))
              : wallet
                  .subtract(required)
                  .add(signed(slot, edge.subtract(quantity.multiply(entry))));
      if (isBetween && room.signum() < 0) {
        return false;
      }
    }
    return true;
  }

  /** Sign of requirement less ratio times equity, times E P where the contract is inverse. */
  private int excess(int slot, BigDecimal ratio, BigDecimal mark, Wide funding) {
    BigDecimal quantity = BigDecimal.valueOf(rows.size(slot), scales.quantity());
    BigDecimal entry = BigDecimal.valueOf(rows.entry(slot), scales.entry());
    BigDecimal gain = signed(slot, quantity.multiply(mark.subtract(entry)));
    BigDecimal wallet = wallet(slot, funding);
    return switch (kind) {
      case LINEAR, QUANTO ->
          requirement(quantity.multiply(mark), BigDecimal.ONE)
              .compareTo(ratio.multiply(wallet.add(gain)));
      case INVERSE ->
          requirement(quantity, mark)
              .multiply(entry)
              .compareTo(ratio.multiply(wallet.multiply(entry).multiply(mark).add(gain)));
    };
  }

  /** The requirement of a notional given as over / under, times under. */
  private BigDecimal requirement(BigDecimal over, BigDecimal under) {
    int tier = tier(over, under);
    RequirementTerms.Tier one = requirement.tiers().get(tier);
    return over.multiply(requirement.rate(tier)).subtract(one.amount().multiply(under));
  }

  private int tier(BigDecimal over, BigDecimal under) {
    List<RequirementTerms.Tier> tiers = requirement.tiers();
    int tier = 0;
    while (tier < tiers.size() - 1 && over.compareTo(tiers.get(tier).cap().multiply(under)) > 0) {
      tier++;
    }
    return tier;
  }

  private BigDecimal signed(int slot, BigDecimal figure) {
    return rows.sign(slot) > 0 ? figure : figure.negate();
  }
}
