package io.ringfence.reporting.stress;

import io.ringfence.domain.outcome.BarHistory;
import io.ringfence.domain.outcome.BarrierBacktest;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.reporting.report.RecordedBars;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How well the odds of one barrier did, over all instruments or for one.
 *
 * @param instrument which, or all
 * @param backtest expected beside observed
 */
public record BacktestLine(String instrument, BarrierBacktest backtest) {
  /** All instruments together, then each that has any window foretold. */
  public static List<BacktestLine> of(StressFacts facts) {
    Map<InstrumentId, BarHistory> bars = RecordedBars.of(facts.hours()).byInstrument();
    List<BacktestLine> lines = new ArrayList<>();
    add(lines, Scope.ALL, new ArrayList<>(bars.values()));
    bars.forEach(
        (instrument, history) -> {
          if (history.moves().size() > BarrierBacktest.WARM_UP) {
            add(lines, instrument.venue() + "/" + instrument.symbol(), List.of(history));
          }
        });
    return lines;
  }

  private static void add(List<BacktestLine> lines, String name, List<BarHistory> histories) {
    BarrierBacktest.of(histories).forEach(line -> lines.add(new BacktestLine(name, line)));
  }
}
