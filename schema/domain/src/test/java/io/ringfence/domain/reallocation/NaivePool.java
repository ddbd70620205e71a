package io.ringfence.domain.reallocation;

import static io.ringfence.domain.Figures.dec;

import io.ringfence.domain.NaivePosition;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.reallocation.Suggestion.Move;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Naive twin of a pool: wallets as a table that moves are booked on, and for any moment what each
 * source could still give, from the one equation and the venue's rule alone.
 */
final class NaivePool {
  private static final BigDecimal ONE = BigDecimal.ONE;

  private final SamplePool sample;
  private final Pool pool;
  private final ReallocationPolicy policy;
  private final Map<PositionKey, BigDecimal> changes = new HashMap<>();
  private final Map<NodePath, BigDecimal> headroom;
  private BigDecimal cashUsed = BigDecimal.ZERO;

  NaivePool(SamplePool sample, Pool pool, ReallocationPolicy policy) {
    this.sample = sample;
    this.pool = pool;
    this.policy = policy;
    this.headroom = new HashMap<>(pool.headroom());
  }

  void book(Move move) {
    changes.merge(move.recipient().key(), move.amount(), BigDecimal::add);
    String book = move.recipient().facts().book();
    switch (move.source()) {
      case Source.FreeBalance _ -> {
        cashUsed = cashUsed.add(move.amount());
        List.of("firm", "firm/alpha", "firm/alpha/" + book).forEach(node -> use(node, move));
      }
      case Source.Transfer _ -> throw new AssertionError("these pools have no lanes");
      case Source.Donor donor -> {
        changes.merge(donor.position().key(), move.amount().negate(), BigDecimal::add);
        if (!donor.position().facts().book().equals(book)) {
          use("firm/alpha/" + book, move);
        }
      }
    }
  }

  private void use(String node, Move move) {
    headroom.computeIfPresent(
        NodePath.parse(node).orElseThrow(), (_, left) -> left.subtract(move.amount()));
  }

  BigDecimal change(PoolPosition position) {
    return changes.getOrDefault(position.key(), BigDecimal.ZERO);
  }

  BigDecimal cashUsed() {
    return cashUsed;
  }

  /** The position with what was booked so far. */
  NaivePosition twin(PoolPosition position) {
    NaivePosition twin = sample.twin(position.key());
    return twin.withWallet(twin.wallet().add(change(position)));
  }

  /** The price a distance away on the losing side. */
  static BigDecimal priceAt(PoolPosition position, BigDecimal distance) {
    BigDecimal sign = dec(position.economics().side().sign());
    return position.mark().multiply(ONE.subtract(distance.multiply(sign)));
  }

  /** Margin above what the distance needs; negative is missing. */
  BigDecimal slack(PoolPosition position, BigDecimal distance) {
    return twin(position).excess(priceAt(position, distance));
  }

  /** What a position below the target needs, as multiples of the step. */
  BigDecimal need(PoolPosition position) {
    BigDecimal missing = slack(position, policy.targetDistance()).negate();
    return toStep(missing.max(policy.minimumTransfer()), RoundingMode.UP);
  }

  private BigDecimal toStep(BigDecimal amount, RoundingMode mode) {
    BigDecimal step = policy.transferStep();
    return amount.divide(step, 0, mode).multiply(step);
  }

  /** Cash above the reserve that is still there. */
  BigDecimal cash() {
    Pool.@Nullable Cash cash = pool.cash();
    if (cash == null) {
      return BigDecimal.ZERO;
    }
    BigDecimal usable = cash.reported().multiply(ONE.subtract(policy.cashReserve()));
    return toStep(usable, RoundingMode.DOWN).subtract(cashUsed);
  }

  /** What budgets still allow the nodes they limit. */
  Map<NodePath, BigDecimal> headroom() {
    return headroom;
  }

  private BigDecimal allowed(String node) {
    return headroom.getOrDefault(NodePath.parse(node).orElseThrow(), dec("1e12"));
  }

  /** What a donor could still give. */
  BigDecimal spare(PoolPosition position) {
    boolean paired = position.facts().labels().pairId() != null;
    BigDecimal most =
        slack(position, policy.donorDistance())
            .min(removable(position, position.mark()))
            .min(removable(position, priceAt(position, policy.removalCushion())));
    return paired || most.signum() <= 0 ? BigDecimal.ZERO : toStep(most, RoundingMode.DOWN);
  }

  /** What the venue leaves removable at a mark, possibly below 0. */
  BigDecimal removable(PoolPosition position, BigDecimal mark) {
    NaivePosition twin = twin(position);
    BigDecimal initial =
        twin.quantity().multiply(mark).divide(position.leverage(), 30, RoundingMode.UP);
    return twin.wallet().subtract(twin.requirement(mark)).min(twin.equity(mark).subtract(initial));
  }

  private record Giver(BigDecimal most, boolean fromOutside) {}

  /**
   * Whether some set of sources can give a position an amount in parts of at least the minimum,
   * within what budgets allow or without asking them.
   */
  boolean canGive(PoolPosition recipient, BigDecimal amount, boolean withinBudgets) {
    String book = recipient.facts().book();
    BigDecimal room = withinBudgets ? allowed("firm/alpha/" + book) : dec("1e12");
    BigDecimal cash =
        withinBudgets ? cash().min(allowed("firm")).min(allowed("firm/alpha")).min(room) : cash();
    List<Giver> givers = new ArrayList<>(List.of(new Giver(cash, true)));
    for (PoolPosition donor : pool.positions()) {
      givers.add(new Giver(spare(donor), !donor.facts().book().equals(book)));
    }
    givers.removeIf(giver -> giver.most().compareTo(minimum()) < 0);
    for (int set = 1; set < 1 << givers.size(); set++) {
      List<Giver> chosen = new ArrayList<>();
      for (int i = 0; i < givers.size(); i++) {
        if ((set >> i & 1) == 1) {
          chosen.add(givers.get(i));
        }
      }
      if (canGive(chosen, amount, room)) {
        return true;
      }
    }
    return false;
  }

  private BigDecimal minimum() {
    return toStep(policy.minimumTransfer(), RoundingMode.UP);
  }

  private boolean canGive(List<Giver> chosen, BigDecimal amount, BigDecimal room) {
    BigDecimal inside = BigDecimal.ZERO;
    BigDecimal outside = BigDecimal.ZERO;
    BigDecimal leastOutside = BigDecimal.ZERO;
    for (Giver giver : chosen) {
      if (giver.fromOutside()) {
        outside = outside.add(giver.most());
        leastOutside = leastOutside.add(minimum());
      } else {
        inside = inside.add(giver.most());
      }
    }
    BigDecimal whole = toStep(room, RoundingMode.DOWN);
    return leastOutside.compareTo(whole) <= 0
        && minimum().multiply(dec(chosen.size())).compareTo(amount) <= 0
        && amount.compareTo(inside.add(outside.min(whole))) <= 0;
  }

  /** Wallets of the positions that die at a shock, with what was booked. */
  BigDecimal burned(BigDecimal shock) {
    BigDecimal burned = BigDecimal.ZERO;
    for (PoolPosition position : pool.positions()) {
      NaivePosition twin = twin(position);
      if (twin.excess(position.mark().multiply(ONE.add(shock))).signum() <= 0) {
        burned = burned.add(twin.wallet());
      }
    }
    return burned;
  }
}
