package io.ringfence.streaming.exposure;

import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.MarkPriceRow;
import io.ringfence.contracts.wire.MarkRow;
import io.ringfence.contracts.wire.RejectRow;
import io.ringfence.contracts.wire.VenueFillRow;
import io.ringfence.domain.exposure.Effect;
import io.ringfence.domain.exposure.InstrumentBook;
import io.ringfence.domain.position.PositionState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;

/**
 * Passes on what followed from an instant.
 *
 * @param context the operator's outputs
 * @param rows makes rows of positions
 */
record ExposureEmitter(KeyedProcessFunction<?, ?, ?>.Context context, PositionRows rows) {
  void effect(Effect effect) {
    switch (effect) {
      case Effect.PositionChanged changed ->
          context.output(ExposureOutputs.VERSIONS, rows.version(changed));
      case Effect.LevelReached reached ->
          context.output(ExposureOutputs.ALERTS, rows.alert(reached));
      case Effect.Liquidated liquidated -> {
        context.output(ExposureOutputs.LIQUIDATIONS, rows.liquidation(liquidated));
        context.output(ExposureOutputs.ALERTS, rows.alert(liquidated));
      }
    }
  }

  /** A mark or a fill that was applied; other events have rows of their effects only. */
  void applied(InputEvent event) {
    VenueFillRow fill = event.venueFill();
    if (fill != null) {
      context.output(ExposureOutputs.VENUE_FILLS, fill);
    }
    MarkRow mark = event.mark();
    if (mark != null) {
      context.output(
          ExposureOutputs.MARKS,
          new MarkPriceRow(mark.venue(), mark.instrument(), event.atMicros(), mark.price()));
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
