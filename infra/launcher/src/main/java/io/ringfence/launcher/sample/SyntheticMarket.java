package io.ringfence.launcher.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An invented market: hourly bars driven by one common move and each instrument's own, three days
 * long, with one hour in which everything falls far and recovers in part.
 *
 * @param at when the sample's positions are taken; the first bar ends then
 * @param instruments what is traded
 * @param bars bars by instrument, in time order
 * @param funding settlements in time order, then by instrument
 */
record SyntheticMarket(
    Instant at,
    List<PricedInstrument> instruments,
    Map<String, List<Bar>> bars,
    List<Settlement> funding) {
  static final int HOURS = 72;

  /** The crash happens in the bar that ends so many hours after the start. */
  static final int CRASH_HOUR = 46;

  private static final Duration HOUR = Duration.ofHours(1);
  private static final int FUNDING_HOURS = 8;
  private static final int REBOUND_HOURS = 6;
  private static final long COMMON_PPM = 4_000;
  private static final long OWN_PPM = 3_500;
  private static final long WICK_PPM = 1_500;
  private static final long REBOUND_PPM = 6_000;
  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

  /**
   * One funding settlement.
   *
   * @param at when
   * @param symbol of which instrument
   * @param rate fraction of notional for the interval; longs pay where it is above 0
   */
  record Settlement(Instant at, String symbol, BigDecimal rate) {}

  /** The market of a seed. */
  static SyntheticMarket of(long seed, Instant at, List<PricedInstrument> instruments) {
    Dice common = Dice.of(seed, "common move");
    List<Long> moves = new ArrayList<>();
    for (int hour = 0; hour <= HOURS; hour++) {
      moves.add(common.bell(COMMON_PPM) + (isRebound(hour) ? REBOUND_PPM : 0));
    }
    Map<String, List<Bar>> bars = new HashMap<>();
    for (PricedInstrument instrument : instruments) {
      bars.put(
          instrument.symbol(), bars(Dice.of(seed, instrument.symbol()), at, instrument, moves));
    }
    return new SyntheticMarket(
        at, instruments, bars, funding(Dice.of(seed, "funding"), at, instruments));
  }

  /** Bars of one of its instruments. */
  List<Bar> bars(String symbol) {
    return bars.getOrDefault(symbol, List.of());
  }

  /** The marks a replay makes of the bars. */
  Market market() {
    TreeMap<String, MarkPath> paths = new TreeMap<>();
    bars.forEach(
        (symbol, ofSymbol) -> {
          TreeMap<Instant, BigDecimal> marks = new TreeMap<>();
          ofSymbol.forEach(bar -> marks.putAll(bar.marks()));
          paths.put(symbol, new MarkPath(marks));
        });
    return new Market(SampleRequest.VENUE, paths);
  }

  private static List<Bar> bars(
      Dice dice, Instant at, PricedInstrument instrument, List<Long> moves) {
    List<Bar> bars = new ArrayList<>();
    BigDecimal open = instrument.startPrice();
    for (int hour = 0; hour <= HOURS; hour++) {
      Instant end = at.plus(HOUR.multipliedBy(hour));
      Bar bar =
          hour == CRASH_HOUR
              ? crash(dice, end, instrument, open)
              : ordinary(dice, end, instrument, open, moves.get(hour));
      bars.add(bar);
      open = bar.close();
    }
    return bars;
  }

  private static Bar ordinary(
      Dice dice, Instant end, PricedInstrument instrument, BigDecimal open, long commonMove) {
    long move = commonMove * instrument.betaPercent() / 100 + dice.bell(OWN_PPM);
    BigDecimal close = moved(instrument, open, move);
    BigDecimal high = moved(instrument, open.max(close), Math.abs(dice.bell(WICK_PPM)));
    BigDecimal low = moved(instrument, open.min(close), -Math.abs(dice.bell(WICK_PPM)));
    return new Bar(end, HOUR, open, high, low, close);
  }

  private static Bar crash(Dice dice, Instant end, PricedInstrument instrument, BigDecimal open) {
    long fall = instrument.crashPercent() * 10_000L * dice.between(92, 108) / 100;
    BigDecimal low = moved(instrument, open, -fall);
    BigDecimal high = moved(instrument, open, Math.abs(dice.bell(WICK_PPM)));
    BigDecimal recovered = open.subtract(low).multiply(BigDecimal.valueOf(dice.between(45, 75), 2));
    BigDecimal close = low.add(recovered).setScale(instrument.priceScale(), RoundingMode.HALF_EVEN);
    return new Bar(end, HOUR, open, high, low, close);
  }

  private static BigDecimal moved(
      PricedInstrument instrument, BigDecimal price, long partsPerMillion) {
    return price
        .multiply(MILLION.add(BigDecimal.valueOf(partsPerMillion)))
        .divide(MILLION, instrument.priceScale(), RoundingMode.HALF_EVEN);
  }

  private static boolean isRebound(int hour) {
    return hour > CRASH_HOUR && hour <= CRASH_HOUR + REBOUND_HOURS;
  }

  private static List<Settlement> funding(
      Dice dice, Instant at, List<PricedInstrument> instruments) {
    List<Settlement> settlements = new ArrayList<>();
    for (int hour = FUNDING_HOURS; hour <= HOURS; hour += FUNDING_HOURS) {
      // Crowded longs pay before the crash; after it shorts do.
      long base = hour < CRASH_HOUR ? 12_000 : -9_000;
      for (PricedInstrument instrument : instruments) {
        BigDecimal rate = BigDecimal.valueOf(base + dice.bell(5_000), 8);
        settlements.add(
            new Settlement(at.plus(HOUR.multipliedBy(hour)), instrument.symbol(), rate));
      }
    }
    return settlements;
  }
}
