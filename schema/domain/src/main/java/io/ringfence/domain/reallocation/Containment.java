package io.ringfence.domain.reallocation;

import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a pool burns in windows of joint moves, before and after a batch: the test a ring-fence
 * owes, because lifting everybody a little can burn more than it saves.
 *
 * @param burns one for each window, in the order given
 */
public record Containment(List<Burn> burns) {
  /**
   * How far the marks of instruments went within a window, relative to its start.
   *
   * @param name of the window, for people
   * @param moves extremes by instrument
   * @param proxy extremes of those that are not named; absent: they have no known move
   */
  public record Window(String name, Map<InstrumentId, Extremes> moves, @Nullable Extremes proxy) {
    /** A window without a proxy. */
    public Window(String name, Map<InstrumentId, Extremes> moves) {
      this(name, moves, null);
    }

    public Window {
      moves = Map.copyOf(moves);
    }

    @Nullable Extremes of(InstrumentId instrument) {
      Extremes own = moves.get(instrument);
      return own == null ? proxy : own;
    }
  }

  /**
   * Extremes of one mark within a window.
   *
   * @param down lowest by start less 1, above -1 and at most 0
   * @param up highest by start less 1, at least 0
   */
  public record Extremes(BigDecimal down, BigDecimal up) {
    public Extremes {
      if (down.signum() > 0 || down.compareTo(BigDecimal.ONE.negate()) <= 0 || up.signum() < 0) {
        throw new IllegalArgumentException(
            "extremes must be down in (-1, 0] and up >= 0, were " + down + " and " + up);
      }
    }

    BigDecimal against(PositionSide side) {
      return side == PositionSide.LONG ? down : up;
    }
  }

  /**
   * Burned margin in one window: the sum of the wallets of positions that die in it.
   *
   * @param window name of the window
   * @param before settlement asset, without the batch
   * @param after settlement asset, with it
   * @param unknown positions whose instrument has no known move in it; they count in neither figure
   */
  public record Burn(String window, BigDecimal before, BigDecimal after, int unknown) {}

  /**
   * Windows of joint moves that a tail is taken of.
   *
   * @param horizon length of each, above 0
   * @param windows in order of time
   */
  public record Joint(Duration horizon, List<Window> windows) {
    public Joint {
      windows = List.copyOf(windows);
      if (!horizon.isPositive()) {
        throw new IllegalArgumentException("horizon must be > 0, was " + horizon);
      }
    }
  }

  public Containment {
    burns = List.copyOf(burns);
  }

  /** What a batch burns in windows. */
  public static Containment of(Batch batch, List<Window> windows) {
    return of(batch.pool(), batch.changes(), windows);
  }

  /** What a pool burns in windows as it is, and with the change of each position's wallet. */
  public static Containment of(
      Pool pool, Map<PositionKey, BigDecimal> changes, List<Window> windows) {
    return of(
        pool,
        position ->
            Optional.of(position.with(changes.getOrDefault(position.key(), BigDecimal.ZERO))),
        windows);
  }

  /**
   * What a pool burns in windows as it is, and after something.
   *
   * @param after what becomes of a position; empty: it is closed
   */
  static Containment of(
      Pool pool, Function<PoolPosition, Optional<PoolPosition>> after, List<Window> windows) {
    return new Containment(windows.stream().map(window -> burn(pool, after, window)).toList());
  }

  private static Burn burn(
      Pool pool, Function<PoolPosition, Optional<PoolPosition>> change, Window window) {
    BigDecimal before = BigDecimal.ZERO;
    BigDecimal after = BigDecimal.ZERO;
    int unknown = 0;
    for (PoolPosition position : pool.positions()) {
      Extremes extremes = window.of(position.key().instrument());
      if (extremes == null) {
        unknown++;
        continue;
      }
      BigDecimal shock = extremes.against(position.economics().side());
      before = before.add(burned(Optional.of(position), shock));
      after = after.add(burned(change.apply(position), shock));
    }
    return new Burn(window.name(), before, after, unknown);
  }

  private static BigDecimal burned(Optional<PoolPosition> position, BigDecimal shock) {
    return position
        .filter(one -> one.diesAt(shock, BigDecimal.ZERO))
        .map(PoolPosition::wallet)
        .orElse(BigDecimal.ZERO);
  }

  /** Most that is burned in one of them without the batch; empty: no window. */
  public Optional<BigDecimal> worstBefore() {
    return burns.stream().map(Burn::before).max(Comparator.naturalOrder());
  }

  /** Most that is burned in one of them with the batch; empty: no window. */
  public Optional<BigDecimal> worstAfter() {
    return burns.stream().map(Burn::after).max(Comparator.naturalOrder());
  }

  /**
   * Whether the batch raises the worst of them by more than a tolerance; then the risk desk must
   * approve it. Without windows it must as well.
   */
  public boolean needsApproval(BigDecimal tolerance) {
    return burns.isEmpty()
        || worstAfter().orElseThrow().compareTo(worstBefore().orElseThrow().add(tolerance)) > 0;
  }
}
