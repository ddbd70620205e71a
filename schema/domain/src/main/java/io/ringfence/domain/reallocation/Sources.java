package io.ringfence.domain.reallocation;

import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.reallocation.Suggestion.Obstacle;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
  private final BigDecimal minimum;
  private final List<PoolPosition> donors = new ArrayList<>();
  private final Map<PositionKey, BigDecimal> spare = new HashMap<>();
  private final Map<PositionKey, BigDecimal> changes = new HashMap<>();
  private final BigDecimal heldBack;
  private BigDecimal freeBalance;

  Sources(Pool pool, ReallocationPolicy policy) {
    this.policy = policy;
    this.minimum = policy.roundedUp(policy.minimumTransfer());
    BigDecimal cash = cashAboveReserve(pool);
    this.freeBalance = withinHeadroom(pool, cash);
    this.heldBack = cash.subtract(freeBalance);
    for (PoolPosition position : pool.positions()) {
      BigDecimal amount = spareOf(position);
      if (amount.signum() > 0) {
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

  /** Parts that make up the amount, each at least the minimum transfer; empty where none can. */
  List<Draw> draw(BigDecimal amount) {
    return drawWith(freeBalance, amount);
  }

  private List<Draw> drawWith(BigDecimal cash, BigDecimal amount) {
    List<Draw> donated = donorsBySpare();
    if (cash.compareTo(minimum) < 0) {
      return split(amount, donated);
    }
    List<Draw> available = new ArrayList<>(donated);
    available.addFirst(new Draw(new Source.FreeBalance(), cash));
    List<Draw> draws = split(amount, available);
    // Where the free balance would leave a part below the minimum, donors alone may still do.
    return draws.isEmpty() ? split(amount, donated) : draws;
  }

  /**
   * The fewest of the first sources that make up an amount, as much as possible from each before
   * the next and from none less than the minimum; empty where no number of them can.
   */
  private List<Draw> split(BigDecimal amount, List<Draw> available) {
    int count = 0;
    BigDecimal most = BigDecimal.ZERO;
    while (count < available.size() && most.compareTo(amount) < 0) {
      most = most.add(available.get(count++).amount());
    }
    BigDecimal least = minimum.multiply(BigDecimal.valueOf(count));
    if (most.compareTo(amount) < 0 || least.compareTo(amount) > 0) {
      return List.of();
    }
    List<Draw> draws = new ArrayList<>(count);
    BigDecimal missing = amount;
    for (Draw source : available.subList(0, count)) {
      least = least.subtract(minimum);
      BigDecimal part = source.amount().min(missing.subtract(least));
      draws.add(new Draw(source.source(), part));
      missing = missing.subtract(part);
    }
    return draws;
  }

  /** What each donor can still give, the most first; none below the minimum. */
  private List<Draw> donorsBySpare() {
    return donors.stream()
        .filter(donor -> spareNow(donor).compareTo(minimum) >= 0)
        .sorted(Comparator.comparing(this::spareNow).reversed().thenComparing(PoolPosition::key))
        .map(donor -> new Draw(new Source.Donor(donor, givenBy(donor)), spareNow(donor)))
        .toList();
  }

  private BigDecimal spareNow(PoolPosition donor) {
    return spare.getOrDefault(donor.key(), BigDecimal.ZERO);
  }

  /** Takes what was drawn from its sources and gives it to the recipient. */
  void give(PoolPosition recipient, List<Draw> draws) {
    for (Draw draw : draws) {
      changes.merge(recipient.key(), draw.amount(), BigDecimal::add);
      switch (draw.source()) {
        case Source.FreeBalance _ -> freeBalance = freeBalance.subtract(draw.amount());
        case Source.Donor donor -> takeFrom(donor.position(), draw.amount());
      }
    }
  }

  private void takeFrom(PoolPosition donor, BigDecimal amount) {
    spare.merge(donor.key(), amount.negate(), BigDecimal::add);
    changes.merge(donor.key(), amount.negate(), BigDecimal::add);
  }

  private BigDecimal givenBy(PoolPosition donor) {
    return changes.getOrDefault(donor.key(), BigDecimal.ZERO).negate();
  }

  /** Why an amount cannot be drawn: budgets, where it could be if they did not hold cash back. */
  Obstacle whyNot(BigDecimal amount) {
    boolean budgetsForbid = !drawWith(freeBalance.add(heldBack), amount).isEmpty();
    return budgetsForbid ? Obstacle.BUDGET_HEADROOM : Obstacle.TARGET_OUT_OF_REACH;
  }

  /** Change of each position's wallet so far, settlement asset. */
  Map<PositionKey, BigDecimal> changes() {
    return Map.copyOf(changes);
  }
}
