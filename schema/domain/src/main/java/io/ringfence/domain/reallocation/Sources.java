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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a pool can still give: its free balance above the reserve and what donors have to spare,
 * within the headroom of the budgets of the nodes that would hold more; then what other accounts
 * can lend. Drawing takes it away, so a batch never gives anything twice; what a donor's book gets
 * back is not counted on, for margin is added before it is removed.
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
  private final Map<PositionKey, DonorLine> lines = new HashMap<>();
  private final Map<NodePath, BigDecimal> headroom;
  private final Lanes lanes;
  private BigDecimal freeBalance;
  private @Nullable List<Draw> bySpare;

  /**
   * Sources of a pool.
   *
   * @param spares what each position has to spare, settlement asset
   */
  Sources(Pool pool, ReallocationPolicy policy, Map<PositionKey, BigDecimal> spares) {
    this.policy = policy;
    this.minimum = policy.roundedUp(policy.minimumTransfer());
    this.headroom = new HashMap<>(pool.headroom());
    this.lanes = new Lanes(pool.lanes(), policy);
    Pool.Cash cash = pool.cash();
    this.freeBalance =
        cash == null ? BigDecimal.ZERO : policy.roundedDown(cash.above(policy.cashReserve()));
    for (PoolPosition position : pool.positions()) {
      BigDecimal amount = spares.getOrDefault(position.key(), BigDecimal.ZERO);
      if (amount.signum() > 0) {
        donors.add(position);
        spare.put(position.key(), amount);
      }
    }
  }

  /** Most that all sources of the pool can give together, settlement asset. */
  BigDecimal most() {
    return spare.values().stream().reduce(freeBalance, BigDecimal::add).add(lanes.most());
  }

  /** What donors free of their own expected burn by giving, at most. */
  List<Relaxation.Giver> givers() {
    ExpectedBurn burn = new ExpectedBurn(policy);
    return donors.stream()
        .map(donor -> new Relaxation.Giver(spareNow(donor), burn.mostFreedByUnit(donor)))
        .toList();
  }

  /**
   * Parts that make up the amount, each at least the minimum transfer, at most so many; empty where
   * none can. Donors keep as much distance as they can where that is one of the ways.
   */
  List<Draw> draw(PoolPosition recipient, BigDecimal amount, int mostParts) {
    return draw(recipient, amount, mostParts, headroom);
  }

  private List<Draw> draw(
      PoolPosition recipient, BigDecimal amount, int mostParts, Map<NodePath, BigDecimal> limits) {
    Split.Available all = available(recipient, limits);
    BigDecimal room = least(List.of(recipient.facts().node()), limits, amount);
    List<Draw> draws = new FairSplit(policy, amount, room, this::lineOf).of(all);
    if (draws.isEmpty() || draws.size() > mostParts) {
      draws = new Split(amount, minimum, room).of(all);
    }
    if (draws.isEmpty()) {
      BigDecimal lent = least(recipient.facts().node().upwards(), limits, amount);
      draws =
          lanes.draw(
              new Lanes.Need(recipient, amount),
              lent,
              all.most(room),
              rest -> within(recipient, rest, limits));
    }
    return draws.size() > mostParts ? List.of() : draws;
  }

  /** The amount from the free balance alone; empty where it, or the headroom, is less. */
  List<Draw> drawCash(PoolPosition recipient, BigDecimal amount) {
    List<Draw> cash = available(recipient, headroom).cash();
    return cash.isEmpty() || cash.getFirst().amount().compareTo(amount) < 0
        ? List.of()
        : List.of(cash.getFirst().atMost(amount));
  }

  /** What the pool itself gives beside a lane; less headroom is left to it by what is lent. */
  private List<Draw> within(
      PoolPosition recipient, Lanes.Rest rest, Map<NodePath, BigDecimal> limits) {
    if (rest.amount().signum() == 0) {
      return List.of();
    }
    Map<NodePath, BigDecimal> left = new HashMap<>(limits);
    for (NodePath node : recipient.facts().node().upwards()) {
      left.computeIfPresent(node, (_, most) -> most.subtract(rest.lent()));
    }
    BigDecimal room = least(List.of(recipient.facts().node()), left, rest.amount());
    return new Split(rest.amount(), minimum, room).of(available(recipient, left));
  }

  private Split.Available available(PoolPosition recipient, Map<NodePath, BigDecimal> limits) {
    NodePath book = recipient.facts().node();
    BigDecimal cash = least(book.upwards(), limits, freeBalance);
    Map<Boolean, List<Draw>> own =
        donorsBySpare().stream().collect(Collectors.partitioningBy(draw -> isIn(book, draw)));
    return new Split.Available(
        cash.compareTo(minimum) < 0 ? List.of() : List.of(new Draw(new Source.FreeBalance(), cash)),
        own.getOrDefault(true, List.of()),
        own.getOrDefault(false, List.of()));
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
      case Source.FreeBalance _, Source.Transfer _ -> false;
      case Source.Donor donor -> donor.position().facts().node().equals(book);
    };
  }

  /** What each donor can still give, the most first; none below the minimum. */
  private List<Draw> donorsBySpare() {
    List<Draw> known = bySpare;
    if (known == null) {
      known =
          donors.stream()
              .map(donor -> new Draw(new Source.Donor(donor, givenBy(donor)), spareNow(donor)))
              .filter(draw -> draw.amount().compareTo(minimum) >= 0)
              // Donors are in the order of their keys, which stays where amounts are equal.
              .sorted(Comparator.comparing(Draw::amount).reversed())
              .toList();
      bySpare = known;
    }
    return known;
  }

  /** Looked at again only after it has given. */
  private DonorLine lineOf(Source.Donor donor) {
    PoolPosition position = donor.position();
    return lines.computeIfAbsent(
        position.key(), _ -> DonorLine.of(position.with(donor.givenBefore().negate()), policy));
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
        case Source.Transfer transfer -> lanes.take(transfer.lane(), draw.amount());
      }
    }
    bySpare = null;
    // Who was lifted is at its target and has nothing to spare: it stays out of the donors.
    spare.remove(recipient.key());
  }

  /** Takes margin from a position for the free balance; batches do not count on it again. */
  void takeFrom(PoolPosition donor, BigDecimal amount) {
    spare.merge(donor.key(), amount.negate(), BigDecimal::add);
    changes.merge(donor.key(), amount.negate(), BigDecimal::add);
    lines.remove(donor.key());
    bySpare = null;
  }

  /** What moves of the batch take from a position so far, settlement asset. */
  BigDecimal givenBy(PoolPosition donor) {
    return changes.getOrDefault(donor.key(), BigDecimal.ZERO).negate();
  }

  /** Why an amount cannot be drawn: budgets, where it could be if there were none. */
  Obstacle whyNot(PoolPosition recipient, BigDecimal amount, int mostParts) {
    if (!draw(recipient, amount, Integer.MAX_VALUE, headroom).isEmpty()) {
      return Obstacle.MOVE_LIMIT;
    }
    if (!draw(recipient, amount, Integer.MAX_VALUE, Map.of()).isEmpty()) {
      return Obstacle.BUDGET_HEADROOM;
    }
    return lanes.wouldReachTooLate(recipient, amount, most())
        ? Obstacle.ARRIVES_TOO_LATE
        : Obstacle.TARGET_OUT_OF_REACH;
  }

  /** Change of each position's wallet so far, settlement asset. */
  Map<PositionKey, BigDecimal> changes() {
    return Map.copyOf(changes);
  }
}
