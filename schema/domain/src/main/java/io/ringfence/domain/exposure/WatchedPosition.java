package io.ringfence.domain.exposure;

import io.ringfence.domain.position.PositionState;
import io.ringfence.domain.position.StopCover;
import io.ringfence.domain.trigger.CeilingSums;
import io.ringfence.domain.trigger.LinePosition;
import io.ringfence.domain.trigger.Piece;
import io.ringfence.domain.trigger.Thresholds;
import io.ringfence.domain.trigger.TickGrid;
import io.ringfence.domain.trigger.TickTrigger;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An open position whose conditions each turn at one tick: its triggers, and what of its figures
 * they change at the mark in force.
 */
final class WatchedPosition {
  final LinePosition lines;
  final CeilingSums.Share initialMargin;
  final List<TickTrigger> caps;
  final Optional<TickTrigger> bankruptcy;
  private final Optional<TickTrigger> stop;
  private final List<TickTrigger> watched;
  private final boolean hasStop;
  private PositionState state;
  private int piece;
  private boolean bankrupt;
  private boolean stopReached;

  private WatchedPosition(
      PositionState state,
      LinePosition lines,
      CeilingSums.Share initialMargin,
      Conditions conditions,
      TickGrid grid) {
    this.state = state;
    this.lines = lines;
    this.initialMargin = initialMargin;
    Thresholds at = new Thresholds(lines, grid);
    watched = conditions.watched(at);
    caps = conditions.caps(at);
    bankruptcy = at.bankruptcy(conditions.bankruptcy());
    hasStop = StopCover.isPlaced(state.facts(), state.economics(), lines.liquidationPrice());
    stop =
        hasStop
            ? at.reached(
                conditions.stop(), Objects.requireNonNull(state.facts().stopPrice(), "a stop"))
            : Optional.empty();
  }

  /** The position on a grid; empty where its conditions turn at no single ticks. */
  static Optional<WatchedPosition> of(
      PositionState state, LinePosition lines, Conditions conditions, TickGrid grid) {
    return conditions.hold(lines)
        ? CeilingSums.Share.of(lines.size(), state.leverage(), grid)
            .map(share -> new WatchedPosition(state, lines, share, conditions, grid))
        : Optional.empty();
  }

  /** All triggers, in the same order each time. */
  List<TickTrigger> triggers() {
    List<TickTrigger> all = new ArrayList<>(watched);
    all.addAll(caps);
    bankruptcy.ifPresent(all::add);
    stop.ifPresent(all::add);
    return all;
  }

  /** Takes over what holds at a mark, ticks. */
  void standAt(long tick) {
    piece = (int) caps.stream().filter(cap -> cap.holds(tick)).count();
    bankrupt = bankruptcy.isPresent() && bankruptcy.get().holds(tick);
    stopReached = stop.isPresent() && stop.get().holds(tick);
  }

  PositionState state() {
    return state;
  }

  /** The same position with other levels fired. */
  void follow(PositionState after) {
    state = after;
  }

  boolean hasFired(int level) {
    return (state.firedLevels() & 1 << level) != 0;
  }

  /** Slope of the requirement in price: rate of the piece in force times size. */
  BigDecimal slope() {
    return inForce().rate().multiply(lines.size());
  }

  /** Deduction of the piece in force. */
  BigDecimal amount() {
    return inForce().amount();
  }

  private Piece inForce() {
    return lines.pieces().get(piece);
  }

  boolean isBankrupt() {
    return bankrupt;
  }

  boolean isUnstopped() {
    return !hasStop || stopReached;
  }

  /** The value has come above the cap of a piece, or no longer is. */
  void crossCap(boolean above) {
    piece += above ? 1 : -1;
  }

  void setBankrupt(boolean holds) {
    bankrupt = holds;
  }

  void setStopReached(boolean holds) {
    stopReached = holds;
  }
}
