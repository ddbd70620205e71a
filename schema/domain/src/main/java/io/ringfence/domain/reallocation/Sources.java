package io.ringfence.domain.reallocation;

import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.reallocation.Suggestion.Obstacle;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a pool can still give: its free balance above the reserve and within the budgets' headroom,
 * and what donors have to spare. Drawing takes it away, so a batch never gives anything twice.
 */
final class Sources {
  /**
   * A part of what was asked for.
   *
   * @param source where it comes from
   * @param amount settlement asset
   */
  record Draw(Source source, BigDecimal amount) {}

  private final ReallocationPolicy policy;
  private final List<PoolPosition> donors = new ArrayList<>();
  private final Map<PositionKey, BigDecimal> spare = new HashMap<>();
  private final Map<PositionKey, BigDecimal> given = new HashMap<>();
  private final Map<PoolPosition, BigDecimal> changes = new HashMap<>();
  private final BigDecimal heldBack;
  private BigDecimal freeBalance;

  Sources(Pool pool, ReallocationPolicy policy) {
    this.policy = policy;
    BigDecimal cash = cashAboveReserve(pool);
    this.freeBalance = withinHeadroom(pool, cash);
    this.heldBack = cash.subtract(freeBalance);
    for (PoolPosition position : pool.positions()) {
      BigDecimal amount = spareOf(position);
      if (amount.compareTo(policy.minimumTransfer()) >= 0) {
        donors.add(position);
        spare.put(position.key(), amount);
      }
    }
  }

  private BigDecimal cashAboveReserve(Pool pool) {
    return pool.freeBalance() == null
        ? BigDecimal.ZERO
        : policy.roundedDown(
            pool.freeBalance().multiply(BigDecimal.ONE.subtract(policy.cashReserve())));
  }

  private BigDecimal withinHeadroom(Pool pool, BigDecimal amount) {
    return pool.headroom() == null ? amount : policy.roundedDown(amount.min(pool.headroom()));
  }

  /**
   * What a position can give and still stand at the donor distance and above the venue's floor,
   * also after the mark has drifted by the cushion against it. A leg of a pair gives nothing.
   */
  private BigDecimal spareOf(PoolPosition position) {
    if (position.facts().labels().pairId() != null) {
      return BigDecimal.ZERO;
    }
    BigDecimal aboveDistance = position.slackAt(policy.donorDistance());
    BigDecimal removable =
        new PoolPosition(
                position.key(),
                position.rules(),
                position.economics(),
                position.leverage(),
                position.facts(),
                position.priceAt(policy.removalCushion()))
            .exposure()
            .removableMargin();
    BigDecimal floor = removable.min(position.exposure().removableMargin());
    return policy.roundedDown(aboveDistance.min(floor).max(BigDecimal.ZERO));
  }

  /** Parts that make up the amount, each at least the minimum transfer; empty where they cannot. */
  List<Draw> draw(BigDecimal amount) {
    List<Draw> draws = new ArrayList<>();
    BigDecimal missing = amount;
    BigDecimal fromCash = part(freeBalance, missing);
    if (fromCash.signum() > 0) {
      draws.add(new Draw(new Source.FreeBalance(), fromCash));
      missing = missing.subtract(fromCash);
    }
    for (PoolPosition donor : donorsBySpare()) {
      BigDecimal fromDonor = part(spare.getOrDefault(donor.key(), BigDecimal.ZERO), missing);
      if (fromDonor.signum() > 0) {
        draws.add(new Draw(new Source.Donor(donor, givenBy(donor)), fromDonor));
        missing = missing.subtract(fromDonor);
      }
    }
    return missing.signum() > 0 ? List.of() : draws;
  }

  /** As much of what is missing as there is, without leaving or taking less than the minimum. */
  private BigDecimal part(BigDecimal available, BigDecimal missing) {
    BigDecimal all = available.min(missing);
    BigDecimal rest = missing.subtract(all);
    BigDecimal minimum = policy.roundedUp(policy.minimumTransfer());
    BigDecimal taken =
        rest.signum() > 0 && rest.compareTo(minimum) < 0 ? missing.subtract(minimum) : all;
    return taken.compareTo(minimum) >= 0 ? taken : BigDecimal.ZERO;
  }

  private List<PoolPosition> donorsBySpare() {
    return donors.stream()
        .sorted(
            Comparator.<PoolPosition, BigDecimal>comparing(
                    donor -> spare.getOrDefault(donor.key(), BigDecimal.ZERO))
                .reversed()
                .thenComparing(PoolPosition::key))
        .toList();
  }

  /** Takes what was drawn from its sources and gives it to the recipient. */
  void give(PoolPosition recipient, List<Draw> draws) {
    for (Draw draw : draws) {
      changes.merge(recipient, draw.amount(), BigDecimal::add);
      switch (draw.source()) {
        case Source.FreeBalance _ -> freeBalance = freeBalance.subtract(draw.amount());
        case Source.Donor donor -> takeFrom(donor.position(), draw.amount());
      }
    }
  }

  private void takeFrom(PoolPosition donor, BigDecimal amount) {
    spare.merge(donor.key(), amount.negate(), BigDecimal::add);
    given.merge(donor.key(), amount, BigDecimal::add);
    changes.merge(donor, amount.negate(), BigDecimal::add);
  }

  private BigDecimal givenBy(PoolPosition donor) {
    return given.getOrDefault(donor.key(), BigDecimal.ZERO);
  }

  /** Why an amount cannot be drawn: budgets, where it could be if they did not hold cash back. */
  Obstacle whyNot(BigDecimal amount) {
    BigDecimal left = spare.values().stream().reduce(freeBalance, BigDecimal::add);
    boolean budgetsForbid = heldBack.signum() > 0 && left.add(heldBack).compareTo(amount) >= 0;
    return budgetsForbid ? Obstacle.BUDGET_HEADROOM : Obstacle.TARGET_OUT_OF_REACH;
  }

  /** Change of each position's wallet so far, settlement asset. */
  Map<PoolPosition, BigDecimal> changes() {
    Map<PoolPosition, BigDecimal> ordered = new TreeMap<>(Comparator.comparing(PoolPosition::key));
    ordered.putAll(changes);
    return ordered;
  }
}
