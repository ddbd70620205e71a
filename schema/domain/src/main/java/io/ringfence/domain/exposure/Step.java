package io.ringfence.domain.exposure;

import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.position.PositionEvent;
import io.ringfence.domain.position.PositionState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One event while it is being applied: what it does to positions and what follows from that. */
final class Step {
  private final PositionEvent cause;
  private final KnownPositions positions;
  private final List<Effect> effects = new ArrayList<>();

  Step(PositionEvent cause, KnownPositions positions) {
    this.cause = cause;
    this.positions = positions;
  }

  PositionEvent cause() {
    return cause;
  }

  /**
   * A position became another.
   *
   * @param amount signed change of its wallet, settlement asset; absent: nothing is said of it
   */
  void change(PositionState after, Effect.Change change, @Nullable BigDecimal amount) {
    change(after, change, amount, false);
  }

  /**
   * A row closed a position or replaced it by another version.
   *
   * @param version the row
   * @param before the position before; absent: it was flat
   */
  void version(
      PositionState after, PositionEvent.PositionVersion version, @Nullable PositionState before) {
    boolean reduces =
        before != null && version.quantity().compareTo(before.economics().quantity()) < 0;
    change(
        after,
        version.closes() ? Effect.Change.CLOSE : Effect.Change.VERSION,
        version.realisedPnl(),
        reduces && version.realisedPnl() == null);
  }

  private void change(
      PositionState after,
      Effect.Change change,
      @Nullable BigDecimal amount,
      boolean resultUnknown) {
    positions.putUnseen(after);
    Long sequence =
        cause instanceof PositionEvent.Sequenced sequenced ? sequenced.sequence() : null;
    effects.add(
        new Effect.PositionChanged(after, change, cause.at(), sequence, amount, resultUnknown));
  }

  /** The venue reported the end of a position that was presumed liquidated. */
  void confirm(PositionState presumed, MarginExposure exposure) {
    Effect.Liquidated liquidated = new Effect.Liquidated(presumed, exposure, cause.at(), false);
    effects.add(liquidated);
    change(
        presumed.ended(PositionState.Status.LIQUIDATED),
        Effect.Change.LIQUIDATION,
        liquidated.loss().negate());
  }

  /** Something followed that is no change of a position. */
  void follows(Effect effect) {
    effects.add(effect);
  }

  /** A position was looked at. */
  void saw(PositionWatch.Sighting sighting) {
    positions.putSeen(sighting.after());
    effects.addAll(sighting.effects());
  }

  Outcome done() {
    return new Outcome.Applied(effects);
  }
}
