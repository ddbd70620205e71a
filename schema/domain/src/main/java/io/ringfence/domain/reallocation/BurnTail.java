package io.ringfence.domain.reallocation;

import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.reallocation.Containment.Extremes;
import io.ringfence.domain.reallocation.Containment.Joint;
import io.ringfence.domain.reallocation.Containment.Window;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Expected shortfall at 97.5 % of the margin a pool burns in joint windows of recorded moves, as it
 * is and after something: the mean of the worst fortieth of the windows, at least one. A window
 * that does not know every instrument of the pool is left out and counted. Source: risk
 * definitions, Nearness and Moving margin.
 *
 * @param horizon length of each window
 * @param windows how many are counted
 * @param leftOut how many are not
 * @param before settlement asset, rounded up at 18 digits; empty: no window
 * @param after the same after it
 */
public record BurnTail(
    Duration horizon,
    int windows,
    int leftOut,
    Optional<BigDecimal> before,
    Optional<BigDecimal> after) {
  private static final int TAIL_ONE_IN = 40;
  private static final int SCALE = 18;

  /** The tail of a batch. */
  public static BurnTail of(Batch batch, Joint joint) {
    return of(batch.pool(), batch.changes(), joint);
  }

  /** The tail of a pool with the change of each position's wallet. */
  public static BurnTail of(Pool pool, Map<PositionKey, BigDecimal> changes, Joint joint) {
    return of(
        pool,
        position -> {
          BigDecimal change = changes.get(position.key());
          return Optional.of(change == null ? position : position.with(change));
        },
        joint);
  }

  /**
   * The tail of a pool after something.
   *
   * @param after what becomes of a position; empty: it is closed
   */
  static BurnTail of(Pool pool, Function<PoolPosition, Optional<PoolPosition>> after, Joint joint) {
    Set<InstrumentId> held =
        pool.positions().stream().map(one -> one.key().instrument()).collect(Collectors.toSet());
    List<Window> known =
        joint.windows().stream()
            .filter(window -> held.stream().allMatch(one -> window.of(one) != null))
            .toList();
    Sums sums = new Sums(known);
    for (PoolPosition position : pool.positions()) {
      sums.add(position, after.apply(position));
    }
    return new BurnTail(
        joint.horizon(),
        known.size(),
        joint.windows().size() - known.size(),
        shortfall(sums.before),
        shortfall(sums.after));
  }

  /** What is burned in each window. */
  private static final class Sums {
    private final List<Window> windows;
    private final BigDecimal[] before;
    private final BigDecimal[] after;
    private final Map<Way, List<Integer>> worstFirst = new HashMap<>();

    Sums(List<Window> windows) {
      this.windows = windows;
      this.before = new BigDecimal[windows.size()];
      this.after = new BigDecimal[windows.size()];
      Arrays.fill(before, BigDecimal.ZERO);
      Arrays.fill(after, BigDecimal.ZERO);
    }

    void add(PoolPosition position, Optional<PoolPosition> changed) {
      List<Integer> order =
          worstFirst.computeIfAbsent(
              new Way(position.key().instrument(), position.economics().side()), this::order);
      int killing = killing(position, order);
      burn(before, position, order.subList(0, killing));
      changed.ifPresent(
          it -> burn(after, it, order.subList(0, it == position ? killing : killing(it, order))));
    }

    private List<Integer> order(Way way) {
      return IntStream.range(0, windows.size())
          .boxed()
          .sorted(Comparator.comparing((Integer window) -> shock(way, window).abs()).reversed())
          .toList();
    }

    /** How many kill it: what one does every worse one does, so the least bad is looked for. */
    private int killing(PoolPosition position, List<Integer> order) {
      Way way = new Way(position.key().instrument(), position.economics().side());
      int low = 0;
      int high = order.size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (position.diesAt(shock(way, order.get(middle)), BigDecimal.ZERO)) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }

    private static void burn(BigDecimal[] burned, PoolPosition position, List<Integer> in) {
      for (int window : in) {
        burned[window] = burned[window].add(position.wallet());
      }
    }

    private BigDecimal shock(Way way, int window) {
      Extremes extremes = windows.get(window).of(way.instrument());
      return extremes == null ? BigDecimal.ZERO : extremes.against(way.side());
    }
  }

  /** Windows are as bad for all longs of an instrument, and for all shorts. */
  private record Way(InstrumentId instrument, PositionSide side) {}

  private static Optional<BigDecimal> shortfall(BigDecimal[] burned) {
    if (burned.length == 0) {
      return Optional.empty();
    }
    int tail = Math.ceilDiv(burned.length, TAIL_ONE_IN);
    BigDecimal sum =
        Arrays.stream(burned)
            .sorted(Comparator.reverseOrder())
            .limit(tail)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return Optional.of(
        Fraction.of(sum, BigDecimal.valueOf(tail)).rounded(SCALE, RoundingMode.CEILING));
  }

  /**
   * Whether the shortfall rises by more than a tolerance, settlement asset; then the risk desk must
   * approve it. Where no window is known this says nothing: the recorded crashes decide alone.
   */
  public boolean isRaisedBy(BigDecimal tolerance) {
    return before
        .flatMap(now -> after.map(then -> then.compareTo(now.add(tolerance)) > 0))
        .orElse(false);
  }
}
