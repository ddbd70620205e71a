package io.ringfence.streaming.exposure;

import io.ringfence.contracts.wire.AlertRow;
import io.ringfence.contracts.wire.ClockRow;
import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.MarkPriceRow;
import io.ringfence.contracts.wire.MarkRow;
import io.ringfence.contracts.wire.RejectRow;
import io.ringfence.domain.exposure.Effect;
import io.ringfence.domain.exposure.InstrumentBook;
import io.ringfence.domain.mark.MarkNews;
import io.ringfence.domain.position.PositionState;
import io.ringfence.streaming.clock.WallClock;
import java.util.List;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.jspecify.annotations.Nullable;

/**
 * Passes on what followed from an instant.
 *
 * @param context the operator's outputs
 * @param rows makes rows of positions
 * @param clock the wall clock
 */
record ExposureEmitter(
    KeyedProcessFunction<?, ?, ?>.Context context, PositionRows rows, WallClock clock) {
  /** What followed from an event that came in at a time of the wall clock, or from none. */
  void effect(Effect effect, @Nullable Long receivedMicros) {
    switch (effect) {
      case Effect.PositionChanged changed ->
          context.output(ExposureOutputs.VERSIONS, rows.version(changed));
      case Effect.LevelReached reached -> alert(rows.alert(reached, detected(receivedMicros)));
      case Effect.Presumed presumed -> alert(rows.alert(presumed, detected(receivedMicros)));
      case Effect.Liquidated liquidated -> {
        context.output(ExposureOutputs.LIQUIDATIONS, rows.liquidation(liquidated));
        alert(rows.alert(liquidated, detected(receivedMicros)));
      }
    }
  }

  private void alert(AlertRow alert) {
    context.output(ExposureOutputs.ALERTS, alert);
  }

  private ClockRow detected(@Nullable Long receivedMicros) {
    return new ClockRow(receivedMicros, clock.micros(), null);
  }

  /** A mark that was applied; other events have rows of their effects only. */
  void mark(InputEvent event) {
    MarkRow mark = event.mark();
    if (mark != null) {
      context.output(
          ExposureOutputs.MARKS,
          new MarkPriceRow(mark.venue(), mark.instrument(), event.atMicros(), mark.price()));
    }
  }

  /** Conditions its mark has entered: every desk that holds the instrument is told. */
  void conditions(List<MarkNews> news, LiveBook live, @Nullable Long receivedMicros) {
    for (MarkNews one : news) {
      MarkRows marks = new MarkRows(live.rules().instrument(), one);
      List<PositionState> open = live.book().openPositions();
      context.output(ExposureOutputs.CONDITIONS, marks.condition(open.size()));
      MarkRows.desks(open).forEach(desk -> alert(marks.alert(desk, detected(receivedMicros))));
    }
  }

  /** Stages positions have entered. */
  void stages(List<PositionStages.Transition> transitions, InstrumentBook book, long asOfMicros) {
    for (PositionStages.Transition transition : transitions) {
      context.output(
          ExposureOutputs.STAGES,
          rows.stage(transition, book.exposureOf(transition.position()), book.mark(), asOfMicros));
    }
  }

  void reject(RejectRow reject) {
    context.output(ExposureOutputs.REJECTS, reject);
  }

  /** Every open position at a snapshot instant. */
  void snapshot(InstrumentBook book, long asOfMicros) {
    for (PositionState position : book.openPositions()) {
      context.output(
          ExposureOutputs.EXPOSURES,
          rows.exposure(position, book.exposureOf(position), book.mark(), asOfMicros));
    }
  }
}
