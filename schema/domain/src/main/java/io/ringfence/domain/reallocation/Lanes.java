package io.ringfence.domain.reallocation;

import io.ringfence.domain.reallocation.Sources.Draw;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What other accounts can still lend a pool, the cheapest first. */
final class Lanes {
  /**
   * What the pool is asked to give beside a lane.
   *
   * @param amount settlement asset, 0 or at least the minimum
   * @param lent what comes by the lane
   */
  record Rest(BigDecimal amount, BigDecimal lent) {}

  /**
   * Who needs how much.
   *
   * @param amount settlement asset, a multiple of the step
   */
  record Need(PoolPosition recipient, BigDecimal amount) {}

  private final BigDecimal minimum;
  private final List<Lane> lanes;
  private final Map<Lane, BigDecimal> left = new HashMap<>();

  Lanes(List<Lane> lanes, ReallocationPolicy policy) {
    this.minimum = policy.roundedUp(policy.minimumTransfer());
    this.lanes =
        lanes.stream()
            .sorted(
                Comparator.comparing(Lane::costRate)
                    .thenComparing(Lane::fixedCost)
                    .thenComparing(Lane::from))
            .toList();
    lanes.forEach(lane -> left.put(lane, policy.roundedDown(lane.available())));
  }

  BigDecimal most() {
    return left.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /**
   * Parts of an amount of which one comes by a lane that arrives in time: as little as does, or as
   * much as it can where that leaves a part below the minimum. Empty where neither does.
   *
   * @param most most that budgets let come in, settlement asset
   * @param ofPool most that the pool itself can give
   * @param pool what the pool gives of the rest; empty: it cannot
   */
  List<Draw> draw(Need need, BigDecimal most, BigDecimal ofPool, Function<Rest, List<Draw>> pool) {
    for (Lane lane : lanes) {
      BigDecimal available = leftOf(lane).min(most).min(need.amount());
      BigDecimal least = need.amount().subtract(ofPool).max(minimum);
      if (available.compareTo(least) >= 0 && lane.arrivesInTime(need.recipient())) {
        List<Draw> draws = drawWith(lane, need.amount(), least, pool);
        draws = draws.isEmpty() ? drawWith(lane, need.amount(), available, pool) : draws;
        if (!draws.isEmpty()) {
          return draws;
        }
      }
    }
    return List.of();
  }

  private List<Draw> drawWith(
      Lane lane, BigDecimal amount, BigDecimal wanted, Function<Rest, List<Draw>> pool) {
    BigDecimal rest = amount.subtract(wanted);
    if (rest.signum() > 0 && rest.compareTo(minimum) < 0) {
      rest = minimum;
    }
    BigDecimal lent = amount.subtract(rest);
    if (lent.compareTo(minimum) < 0) {
      return List.of();
    }
    List<Draw> draws = new ArrayList<>(pool.apply(new Rest(rest, lent)));
    if (rest.signum() > 0 && draws.isEmpty()) {
      return List.of();
    }
    draws.add(new Draw(new Source.Transfer(lane), lent));
    return draws;
  }

  private BigDecimal leftOf(Lane lane) {
    return left.getOrDefault(lane, BigDecimal.ZERO);
  }

  void take(Lane lane, BigDecimal amount) {
    left.merge(lane, amount.negate(), BigDecimal::add);
  }

  /** Whether what is lent would do if only it came in time. */
  boolean wouldReachTooLate(PoolPosition recipient, BigDecimal amount, BigDecimal most) {
    return most.compareTo(amount) >= 0
        && lanes.stream()
            .anyMatch(
                lane -> leftOf(lane).compareTo(minimum) >= 0 && !lane.arrivesInTime(recipient));
  }
}
