package io.ringfence.domain.reallocation;

import static io.ringfence.domain.Figures.dec;

import io.ringfence.domain.NaivePosition;
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
  private BigDecimal cashUsed = BigDecimal.ZERO;

  NaivePool(SamplePool sample, Pool pool, ReallocationPolicy policy) {
    this.sample = sample;
    this.pool = pool;
    this.policy = policy;
  }

  void book(Move move) {
    changes.merge(move.recipient().key(), move.amount(), BigDecimal::add);
    switch (move.source()) {
      case Source.FreeBalance _ -> cashUsed = cashUsed.add(move.amount());
      case Source.Donor donor ->
          changes.merge(donor.position().key(), move.amount().negate(), BigDecimal::add);
    }
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

  /** Cash above the reserve that is still there; with the headroom or without. */
  BigDecimal cash(boolean withinHeadroom) {
    @Nullable BigDecimal balance = pool.freeBalance();
    if (balance == null) {
      return BigDecimal.ZERO;
    }
    BigDecimal usable = balance.multiply(ONE.subtract(policy.cashReserve()));
    if (withinHeadroom && pool.headroom() != null) {
      usable = usable.min(pool.headroom());
    }
    return toStep(usable, RoundingMode.DOWN).subtract(cashUsed);
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

  /** Whether some set of sources can give an amount in parts of at least the minimum. */
  boolean canGive(BigDecimal amount, BigDecimal cash) {
    BigDecimal minimum = toStep(policy.minimumTransfer(), RoundingMode.UP);
    List<BigDecimal> sources = new ArrayList<>(pool.positions().stream().map(this::spare).toList());
    sources.add(cash);
    sources.removeIf(source -> source.compareTo(minimum) < 0);
    for (int set = 1; set < 1 << sources.size(); set++) {
      BigDecimal most = BigDecimal.ZERO;
      BigDecimal least = BigDecimal.ZERO;
      for (int i = 0; i < sources.size(); i++) {
        if ((set >> i & 1) == 1) {
          most = most.add(sources.get(i));
          least = least.add(minimum);
        }
      }
      if (least.compareTo(amount) <= 0 && amount.compareTo(most) <= 0) {
        return true;
      }
    }
    return false;
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
