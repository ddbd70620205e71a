package io.ringfence.domain.stress;

import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.reallocation.PoolPosition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Positions of one settlement asset, sorted by instrument and by the move that liquidates each: a
 * scenario costs a search for each instrument and side. Exact but for the entry values of inverse
 * contracts, which are rounded at 36 digits, against the holder.
 */
public final class ScenarioBook {
  private static final Fraction ONE = Fraction.of(BigDecimal.ONE);

  /** Positions of one instrument. */
  private record Group(Sums all, Rail longs, Rail shorts) {
    static Group of(List<PoolPosition> positions) {
      Sums all = Sums.NOTHING;
      for (PoolPosition position : positions) {
        all = all.plus(position);
      }
      return new Group(
          all, Rail.of(positions, PositionSide.LONG), Rail.of(positions, PositionSide.SHORT));
    }

    Fallout after(Move move) {
      Sums deadLongs = longs.dead(move.low());
      Sums deadShorts = shorts.dead(move.high());
      Sums dead = deadLongs.plus(deadShorts);
      Sums alive = all.minus(dead);
      Fraction end = move.end();
      return new Fallout(
          all.count(),
          dead.count(),
          dead.wallets(),
          deadLongs.valueAt(ONE.plus(move.low())).plus(deadShorts.valueAt(ONE.plus(move.high()))),
          all.equityAt(ONE),
          alive.deltaAt(end == null ? ONE : ONE.plus(end)),
          end == null ? Optional.empty() : Optional.of(alive.equityAt(ONE.plus(end))),
          0);
    }
  }

  private final Map<InstrumentId, Group> groups = new TreeMap<>();

  private ScenarioBook() {}

  /**
   * A book.
   *
   * @throws IllegalArgumentException when settlement assets differ: they are never added up
   */
  public static ScenarioBook of(List<PoolPosition> positions) {
    StressBook.requireOneAsset(positions);
    Map<InstrumentId, List<PoolPosition>> byInstrument = new TreeMap<>();
    for (PoolPosition one : positions) {
      byInstrument.computeIfAbsent(one.key().instrument(), _ -> new ArrayList<>()).add(one);
    }
    ScenarioBook book = new ScenarioBook();
    byInstrument.forEach((instrument, own) -> book.groups.put(instrument, Group.of(own)));
    return book;
  }

  /** What a scenario does to them. */
  public Fallout after(Scenario scenario) {
    Fallout sum = Fallout.NOTHING;
    for (Map.Entry<InstrumentId, Group> one : groups.entrySet()) {
      Group group = one.getValue();
      sum =
          sum.plus(
              scenario
                  .of(one.getKey())
                  .map(group::after)
                  .orElseGet(() -> Fallout.unknown(group.all().count())));
    }
    return sum;
  }

  /** Positions whose instrument a scenario does not name, so that they move by its proxy. */
  public int byProxy(Scenario scenario) {
    return scenario.proxy() == null
        ? 0
        : groups.entrySet().stream()
            .filter(one -> !scenario.names(one.getKey()))
            .mapToInt(one -> one.getValue().all().count())
            .sum();
  }
}
