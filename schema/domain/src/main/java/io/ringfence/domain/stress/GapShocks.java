package io.ringfence.domain.stress;

import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How far each instrument's mark gaps against a side within an hour: the larger of a table's shock
 * and the move that 99.9 % of the recorded hours do not exceed, from the close before to the
 * extreme, rounded up. With fewer than 1,000 hours that is the largest recorded. Source: risk
 * definitions, Gap-stressed loss.
 */
public final class GapShocks {
  /** Where no table says otherwise. */
  public static final BigDecimal TABLE = new BigDecimal("0.10");

  /** A long cannot lose more than the whole mark. */
  private static final BigDecimal MOST = new BigDecimal("0.999999");

  private static final int SCALE = 6;
  private static final BigDecimal PERMILLE = new BigDecimal("0.999");
  private static final Duration HOUR = Duration.ofHours(1);

  private final BigDecimal table;
  private final Map<InstrumentId, List<BigDecimal>> down = new HashMap<>();
  private final Map<InstrumentId, List<BigDecimal>> up = new HashMap<>();

  /**
   * An hour of an instrument.
   *
   * @param end its end
   * @param low lowest mark, quote per base
   * @param high highest mark
   * @param close last mark
   */
  public record Bar(Instant end, BigDecimal low, BigDecimal high, BigDecimal close) {}

  /**
   * Shock of an instrument against a side.
   *
   * @param shock fraction of the mark, above 0
   * @param measured whether recorded hours say it, else the table
   * @param hours recorded hours it is measured over
   */
  public record Shock(BigDecimal shock, boolean measured, int hours) {}

  /**
   * Shocks by a table alone.
   *
   * @param table least shock of any instrument, fraction, in (0, 1)
   */
  public GapShocks(BigDecimal table) {
    if (table.signum() <= 0 || table.compareTo(BigDecimal.ONE) >= 0) {
      throw new IllegalArgumentException("table must lie in (0, 1), was " + table);
    }
    this.table = table;
  }

  /** Takes recorded hours of an instrument, in order of time; a gap between hours says nothing. */
  public void see(InstrumentId instrument, List<Bar> bars) {
    for (int i = 1; i < bars.size(); i++) {
      Bar before = bars.get(i - 1);
      Bar bar = bars.get(i);
      if (bar.end().equals(before.end().plus(HOUR))) {
        list(down, instrument).add(move(before.close().subtract(bar.low()), before.close()));
        list(up, instrument).add(move(bar.high().subtract(before.close()), before.close()));
      }
    }
  }

  private static List<BigDecimal> list(
      Map<InstrumentId, List<BigDecimal>> moves, InstrumentId instrument) {
    return moves.computeIfAbsent(instrument, _ -> new ArrayList<>());
  }

  private static BigDecimal move(BigDecimal by, BigDecimal from) {
    return by.max(BigDecimal.ZERO).divide(from, SCALE, RoundingMode.CEILING);
  }

  /** The shock of an instrument against a side. */
  public Shock against(PositionSide side, InstrumentId instrument) {
    return against(side, instrument, table);
  }

  /** The same with another least shock, fraction, in (0, 1). */
  public Shock against(PositionSide side, InstrumentId instrument, BigDecimal least) {
    List<BigDecimal> moves =
        new ArrayList<>(
            (switch (side) {
                  case LONG -> down;
                  case SHORT -> up;
                })
                .getOrDefault(instrument, List.of()));
    if (moves.isEmpty()) {
      return new Shock(least, false, 0);
    }
    Collections.sort(moves);
    int rank =
        PERMILLE
            .multiply(BigDecimal.valueOf(moves.size()))
            .setScale(0, RoundingMode.CEILING)
            .intValueExact();
    BigDecimal worst = moves.get(rank - 1);
    BigDecimal possible = side == PositionSide.LONG ? worst.min(MOST) : worst;
    return possible.compareTo(least) > 0
        ? new Shock(possible, true, moves.size())
        : new Shock(least, false, moves.size());
  }
}
