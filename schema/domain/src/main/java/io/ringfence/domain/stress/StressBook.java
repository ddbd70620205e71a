package io.ringfence.domain.stress;

import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.reallocation.PoolPosition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Positions of one settlement asset, sorted by the move that liquidates each, with sums over those
 * that die before it. Exact: what a rung says is what valuing every position at its shocked mark
 * says.
 */
public final class StressBook {
  private final List<PoolPosition> positions;
  private final Rail longs;
  private final Rail shorts;

  private StressBook(List<PoolPosition> positions) {
    this.positions = List.copyOf(positions);
    this.longs = Rail.of(positions, PositionSide.LONG);
    this.shorts = Rail.of(positions, PositionSide.SHORT);
  }

  /**
   * A book.
   *
   * @throws IllegalArgumentException when settlement assets differ: they are never added up
   */
  public static StressBook of(List<PoolPosition> positions) {
    requireOneAsset(positions);
    return new StressBook(positions);
  }

  static void requireOneAsset(List<PoolPosition> positions) {
    if (positions.stream().map(one -> one.rules().settlementAsset()).distinct().count() > 1) {
      throw new IllegalArgumentException("positions must have one settlement asset");
    }
  }

  /**
   * What one joint move does.
   *
   * @param shock relative move of every mark, above -1
   * @param liquidated positions that die
   * @param burned sum of their wallets, settlement asset
   * @param forcedOut what of them is closed, notional at the shocked mark, settlement asset
   * @param deltaLeft signed notional of those that live, at the shocked mark, settlement asset
   * @param pnl unrealised PnL of those that live less the wallets of those that die; profit beyond
   *     what a dead position had is not counted back
   */
  public record Rung(
      BigDecimal shock,
      int liquidated,
      BigDecimal burned,
      Fraction forcedOut,
      Fraction deltaLeft,
      Fraction pnl) {}

  /** One rung for each shock, in the order given. */
  public List<Rung> ladder(List<BigDecimal> shocks) {
    Sums all = Sums.NOTHING;
    for (PoolPosition position : positions) {
      all = all.plus(position);
    }
    List<Rung> rungs = new ArrayList<>(shocks.size());
    for (BigDecimal shock : shocks) {
      if (shock.compareTo(BigDecimal.ONE.negate()) <= 0) {
        throw new IllegalArgumentException("shock must be > -1, was " + shock);
      }
      Sums dead = longs.dead(Fraction.of(shock)).plus(shorts.dead(Fraction.of(shock)));
      rungs.add(all.minus(dead).rung(shock, dead));
    }
    return rungs;
  }

  /**
   * A smallest move that liquidates at least so many.
   *
   * @param instrument the only one that moves; empty: all move together
   * @param move relative move of the mark, exact; where positions die only beyond it, any further
   *     move does
   * @param liquidated positions that are dead at, or just beyond, the move
   */
  public record Reverse(Optional<InstrumentId> instrument, Fraction move, int liquidated) {}

  /** The smallest move of all marks together that liquidates at least so many; empty: none does. */
  public Optional<Reverse> correlated(int count) {
    return smallest(Optional.empty(), longs, shorts, count);
  }

  /** The smallest move of one instrument alone that liquidates at least so many; empty: none. */
  public Optional<Reverse> single(int count) {
    Map<InstrumentId, List<PoolPosition>> byInstrument = new TreeMap<>();
    positions.forEach(
        one ->
            byInstrument.computeIfAbsent(one.key().instrument(), _ -> new ArrayList<>()).add(one));
    return byInstrument.entrySet().stream()
        .flatMap(
            one -> {
              StressBook alone = new StressBook(one.getValue());
              return smallest(Optional.of(one.getKey()), alone.longs, alone.shorts, count).stream();
            })
        .min(Comparator.comparing(reverse -> reverse.move().abs()));
  }

  /**
   * The smallest move of its own mark that liquidates a position.
   *
   * @param position the position
   * @param move relative move of the mark, exact; 0: it is dead at its mark
   */
  public record Death(PoolPosition position, Fraction move) {}

  /** Every position that some move liquidates, the smallest move first, then by key. */
  public List<Death> deaths() {
    return Stream.concat(longs.order().stream(), shorts.order().stream())
        .map(one -> new Death(one.position(), one.move()))
        .sorted(
            Comparator.comparing((Death one) -> one.move().abs())
                .thenComparing(one -> one.position().key()))
        .toList();
  }

  /** Number of positions that a share of them is, rounded up. */
  public int countOf(BigDecimal share) {
    return share
        .multiply(BigDecimal.valueOf(positions.size()))
        .setScale(0, RoundingMode.CEILING)
        .intValueExact();
  }

  private static Optional<Reverse> smallest(
      Optional<InstrumentId> instrument, Rail longs, Rail shorts, int count) {
    if (count <= 0) {
      throw new IllegalArgumentException("count must be > 0, was " + count);
    }
    List<Reverse> both = new ArrayList<>();
    reverse(instrument, longs, shorts, count).ifPresent(both::add);
    reverse(instrument, shorts, longs, count).ifPresent(both::add);
    return both.stream().min(Comparator.comparing(reverse -> reverse.move().abs()));
  }

  /** Towards the end of one side; of the other those count that are dead at the marks of now. */
  private static Optional<Reverse> reverse(
      Optional<InstrumentId> instrument, Rail dying, Rail other, int count) {
    int dead = other.count(Fraction.ZERO);
    int wanted = count - dead;
    return wanted <= 0
        ? Optional.of(new Reverse(instrument, Fraction.ZERO, dead + dying.count(Fraction.ZERO)))
        : dying.move(wanted).map(move -> new Reverse(instrument, move, dead + dying.at(move)));
  }
}
