package io.ringfence.reporting.report;

import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.reporting.query.HourlyMarksQuery;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * How often a past window of some hours went as far against a side as its liquidation lies away,
 * both measured in the volatility known when the window began: an exponentially weighted one of
 * hourly log returns of closes. Only windows that were over are counted. Source: risk definitions,
 * 2 Nearness. A share and no forecast: too few windows are no answer.
 *
 * @param hours the instrument's hours in order of time
 */
record AdverseMoves(List<HourlyMarksQuery.Row> hours) {
  private static final double DECAY = 0.97;
  private static final int WARM_UP = 24;
  private static final int FEWEST_WINDOWS = 48;

  AdverseMoves {
    hours = List.copyOf(hours);
  }

  /**
   * Share of windows that went at least so far.
   *
   * @param side which way is adverse
   * @param mark mark now
   * @param liquidation price to reach
   * @param length hours of a window
   * @return empty where fewer than 48 windows are known
   */
  OptionalDouble share(PositionSide side, BigDecimal mark, BigDecimal liquidation, int length) {
    double[] sigma = sigmas();
    int last = hours.size() - 1;
    int windows = 0;
    int reached = 0;
    if (last < WARM_UP || sigma[last] == 0) {
      return OptionalDouble.empty();
    }
    double wanted =
        side.sign() * Math.log(mark.doubleValue() / liquidation.doubleValue()) / sigma[last];
    for (int from = WARM_UP; from + length <= last; from++) {
      if (sigma[from] > 0) {
        windows++;
        reached += worst(side, from, length) / sigma[from] >= wanted ? 1 : 0;
      }
    }
    return windows < FEWEST_WINDOWS
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) reached / windows);
  }

  /** Volatility of an hour known at the last hour; empty where too few hours are known. */
  OptionalDouble hourly() {
    double[] sigma = sigmas();
    int last = hours.size() - 1;
    return last < WARM_UP || sigma[last] == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(sigma[last]);
  }

  /** Each instrument's hours, by venue and symbol as in {@code binance/BTCUSDT}. */
  static Map<String, AdverseMoves> byInstrument(List<HourlyMarksQuery.Row> hours) {
    Map<String, List<HourlyMarksQuery.Row>> grouped =
        hours.stream().collect(Collectors.groupingBy(row -> row.venue() + "/" + row.instrument()));
    Map<String, AdverseMoves> moves = new HashMap<>();
    grouped.forEach((instrument, rows) -> moves.put(instrument, new AdverseMoves(rows)));
    return moves;
  }

  /** Those of a position's instrument; none where no hour of it is known. */
  static AdverseMoves of(PositionLine line, Map<String, AdverseMoves> byInstrument) {
    InstrumentId instrument = line.key().instrument();
    return byInstrument.getOrDefault(
        instrument.venue() + "/" + instrument.symbol(), new AdverseMoves(List.of()));
  }

  /** Largest adverse log move from a close within a window. */
  private double worst(PositionSide side, int from, int length) {
    double close = hours.get(from).close().doubleValue();
    double worst = 0;
    for (int hour = from + 1; hour <= from + length; hour++) {
      HourlyMarksQuery.Row row = hours.get(hour);
      double price = (side == PositionSide.LONG ? row.low() : row.high()).doubleValue();
      worst = Math.max(worst, side.sign() * Math.log(close / price));
    }
    return worst;
  }

  /** Volatility known at each hour, of an hour; 0 before any return. */
  private double[] sigmas() {
    double[] sigma = new double[hours.size()];
    double variance = 0;
    for (int i = 1; i < hours.size(); i++) {
      double move =
          Math.log(hours.get(i).close().doubleValue() / hours.get(i - 1).close().doubleValue());
      variance = i == 1 ? move * move : DECAY * variance + (1 - DECAY) * move * move;
      sigma[i] = Math.sqrt(variance);
    }
    return sigma;
  }
}
