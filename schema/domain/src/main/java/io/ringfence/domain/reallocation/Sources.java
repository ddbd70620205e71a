package io.ringfence.domain.reallocation;

import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.reallocation.Suggestion.Obstacle;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a pool can still give: its free balance above the reserve and what donors have to spare,
 * within the headroom of the budgets of the nodes that would hold more. Drawing takes it away, so a
 * batch never gives anything twice; what a donor's book gets back is not counted on, for margin is
 * added before it is removed.
 */
final class Sources {
  /**
   * A part of what was asked for.
   *
   * @param source where it comes from
   * @param amount settlement asset
   */
  record Draw(Source source, BigDecimal amount) {
    Draw atMost(BigDecimal most) {
      return new Draw(source, amount.min(most));
    }
  }

  private final ReallocationPolicy policy;
  private final BigDecimal minimum;
  private final List<PoolPosition> donors = new ArrayList<>();
  private final Map<PositionKey, BigDecimal> spare = new HashMap<>();
  private final Map<PositionKey, BigDecimal> changes = new HashMap<>();
  private final Map<NodePath, BigDecimal> headroom;
  private BigDecimal freeBalance;

  Sources(Pool pool, ReallocationPolicy policy) {
    this.policy = policy;
    this.minimum = policy.roundedUp(policy.minimumTransfer());
    this.headroom = new HashMap<>(pool.headroom());
    Pool.Cash cash = pool.cash();
    this.freeBalance =
        cash == null ? BigDecimal.ZERO : policy.roundedDown(cash.above(policy.cashReserve()));
    for (PoolPosition position : pool.positions()) {
      BigDecimal amount = spareOf(position);
      if (amount.signum() > 0) {
        donors.add(position);
        spare.put(position.key(), amount);
      }
    }
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
  List<Draw> draw(PoolPosition recipient, BigDecimal amount) {
    return draw(recipient, amount, headroom);
  }

  private List<Draw> draw(
      PoolPosition recipient, BigDecimal amount, Map<NodePath, BigDecimal> limits) {
    NodePath book = recipient.facts().node();
    BigDecimal cash = least(book.upwards(), limits, freeBalance);
    List<Draw> donors = donorsBySpare();
    List<Draw> inside = donors.stream().filter(draw -> isIn(book, draw)).toList();
    return new Split(amount, minimum, least(List.of(book), limits, amount))
        .of(
            new Split.Available(
                cash.compareTo(minimum) < 0
                    ? List.of()
                    : List.of(new Draw(new Source.FreeBalance(), cash)),
                inside,
                donors.stream().filter(draw -> !inside.contains(draw)).toList()));
  }

  /** The amount, or what the tightest of the nodes' limits leaves of it, on the step. */
  private BigDecimal least(
      List<NodePath> nodes, Map<NodePath, BigDecimal> limits, BigDecimal amount) {
    BigDecimal least = amount;
    for (NodePath node : nodes) {
      least = least.min(limits.getOrDefault(node, least));
    }
    return policy.roundedDown(least);
  }

  private static boolean isIn(NodePath book, Draw draw) {
    return switch (draw.source()) {
      case Source.FreeBalance _ -> false;
      case Source.Donor donor -> donor.position().facts().node().equals(book);
    };
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
      for (NodePath node : draw.source().raises(recipient)) {
        headroom.computeIfPresent(node, (_, left) -> left.subtract(draw.amount()));
      }
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

  /** Why an amount cannot be drawn: budgets, where it could be if there were none. */
  Obstacle whyNot(PoolPosition recipient, BigDecimal amount) {
    boolean budgetsForbid = !draw(recipient, amount, Map.of()).isEmpty();
    return budgetsForbid ? Obstacle.BUDGET_HEADROOM : Obstacle.TARGET_OUT_OF_REACH;
  }

  /** Change of each position's wallet so far, settlement asset. */
  Map<PositionKey, BigDecimal> changes() {
    return Map.copyOf(changes);
  }
}
