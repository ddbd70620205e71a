package io.ringfence.streaming.live;

import io.ringfence.contracts.wire.RejectCode;
import io.ringfence.contracts.wire.StopsRow;
import io.ringfence.contracts.wire.VenueFillRow;
import io.ringfence.domain.engine.Scales;
import io.ringfence.streaming.tick.PositionEvent;

/**
 * Gives resting stops, and what the venue does to positions by itself, to the path: each sequence
 * of a position once, and upwards. A fill of the whole position ends it, a smaller one leaves a
 * smaller position, as in the domain's book.
 */
final class StopsAndFills {
  private static final String LIQUIDATION = "liquidation";
  private static final Fate NEVER_OPENED =
      new Fate.Refused(RejectCode.UNKNOWN_POSITION, "the position was never opened");

  private final LiveInstruments instruments;
  private final PositionDirectory positions;
  private final PositionEvents events;
  private final LiveListener listener;

  StopsAndFills(
      LiveInstruments instruments,
      PositionDirectory positions,
      PositionEvents events,
      LiveListener listener) {
    this.instruments = instruments;
    this.positions = positions;
    this.events = events;
    this.listener = listener;
  }

  /** Applies stops; what they do not say is unknown from then on. */
  Fate stops(StopsRow row, long atMicros) {
    KnownPosition before =
        positions.find(
            PositionEvents.key(row.venue(), row.account(), row.instrument(), row.side()));
    if (before == null) {
      return NEVER_OPENED;
    }
    int content = row.toString().hashCode();
    Fate judged =
        PositionEvents.judge(
            row.sequence(), content, before.nextStops() - 1, before.stopsContent());
    if (judged != null) {
      return judged;
    }
    if (!before.open()) {
      return PositionEvents.flat(before);
    }
    long stop;
    long size;
    try {
      stop = events.stop(row.stopPrice(), before.instrument());
      size = events.stopSize(row.stopQuantity(), before.instrument());
    } catch (IllegalArgumentException tooFine) {
      return tooPrecise(tooFine);
    }
    int id = positions.put(before.stopped(row.sequence(), content));
    listener.event(PositionEvent.stop(before.instrument(), id, stop, size).at(atMicros));
    return Fate.APPLIED;
  }

  private static Fate tooPrecise(IllegalArgumentException refused) {
    return new Fate.Refused(RejectCode.TOO_PRECISE, String.valueOf(refused.getMessage()));
  }

  /** Applies a fill. */
  Fate fill(VenueFillRow row) {
    KnownPosition before = positions.find(row.positionKey());
    if (before == null) {
      return NEVER_OPENED;
    }
    int content = row.toString().hashCode();
    Fate judged =
        PositionEvents.judge(row.sequence(), content, before.nextFill() - 1, before.fillContent());
    if (judged != null) {
      return judged;
    }
    if (!before.open()) {
      return afterTheEnd(row, before, content);
    }
    return before.size() == 0
        ? new Fate.Refused(
            RejectCode.UNKNOWN_POSITION,
            "the size of the position is not known since a state of an earlier release: send its"
                + " version again")
        : take(row, before, content);
  }

  /** That a liquidated position was liquidated is no news; nothing else may touch one. */
  private Fate afterTheEnd(VenueFillRow row, KnownPosition ended, int content) {
    if (!ended.liquidated() || !row.kind().equals(LIQUIDATION)) {
      return PositionEvents.flat(ended);
    }
    positions.put(ended.filled(0, true, row.sequence(), content));
    return Fate.APPLIED;
  }

  private Fate take(VenueFillRow row, KnownPosition before, int content) {
    int instrument = before.instrument();
    Scales scales = instruments.terms(instrument).scales();
    long size;
    long realised;
    try {
      size = scales.quantityUnits(instruments.rules(instrument).contract().size(row.quantity()));
      realised = scales.walletUnits(row.realisedPnl());
    } catch (IllegalArgumentException tooFine) {
      return tooPrecise(tooFine);
    }
    long left = before.size() - size;
    if (left < 0) {
      return new Fate.Refused(
          RejectCode.FILL_EXCEEDS_POSITION,
          "quantity of a fill must be at most that of the position, was "
              + row.quantity().toPlainString());
    }
    boolean isLiquidation = row.kind().equals(LIQUIDATION);
    int id =
        positions.put(before.filled(left, left == 0 && isLiquidation, row.sequence(), content));
    PositionEvent event =
        left > 0
            ? PositionEvent.fill(instrument, id, size, realised)
            : isLiquidation
                ? PositionEvent.liquidated(instrument, id)
                : PositionEvent.deleveraged(instrument, id, realised);
    listener.event(event.at(row.occurredAtMicros()));
    events.holdsNoLonger(instrument);
    return Fate.APPLIED;
  }
}
