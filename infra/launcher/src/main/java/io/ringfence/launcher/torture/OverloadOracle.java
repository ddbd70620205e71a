package io.ringfence.launcher.torture;

import io.ringfence.domain.exposure.AlertLevels;
import io.ringfence.domain.exposure.Effect;
import io.ringfence.domain.exposure.InstrumentBook;
import io.ringfence.domain.exposure.Outcome;
import io.ringfence.domain.position.PositionEvent;
import io.ringfence.domain.quantity.Precision;
import java.util.List;
import java.util.TreeSet;

/** Every alert the sent marks must set off, by the model of the domain, mark after mark. */
final class OverloadOracle {
  private final InstrumentBook book;
  private final TreeSet<String> alerts = new TreeSet<>();

  private OverloadOracle(InstrumentBook book) {
    this.book = book;
  }

  /** The alerts of a market's first marks, one line each: instant, kind, level, position. */
  static List<String> alerts(OverloadMarket market, long marks) {
    OverloadOracle oracle =
        new OverloadOracle(new InstrumentBook(market.rules(), AlertLevels.DEFAULT));
    market.positions().forEach(oracle::play);
    market.marks(marks, oracle::play);
    return List.copyOf(oracle.alerts);
  }

  private void play(PositionEvent event) {
    if (book.apply(event) instanceof Outcome.Applied(List<Effect> effects)) {
      effects.forEach(this::see);
    }
  }

  private void see(Effect effect) {
    switch (effect) {
      case Effect.LevelReached reached ->
          alerts.add(
              line(
                  reached.at().toEpochMilli(),
                  reached.level().kind().name(),
                  Precision.canonical(reached.level().value()),
                  reached.position().key().toString()));
      case Effect.Liquidated liquidated ->
          alerts.add(
              line(
                  liquidated.at().toEpochMilli(),
                  "LIQUIDATION",
                  "-",
                  liquidated.before().key().toString()));
      case Effect.PositionChanged _, Effect.Presumed _ -> {
        // A version is no alert; a simulation presumes nothing.
      }
    }
  }

  /** An alert as a line. */
  static String line(long millis, String kind, String level, String position) {
    return millis + " " + kind + " " + level + " " + position;
  }
}
