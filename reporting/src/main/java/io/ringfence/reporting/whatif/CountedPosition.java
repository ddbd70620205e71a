package io.ringfence.reporting.whatif;

import io.ringfence.domain.exposure.NodeContribution;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.position.PositionFacts;
import io.ringfence.domain.position.PositionState;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.reporting.query.PositionsAtQuery;
import io.ringfence.reporting.report.PositionLine;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A position as budgets count it, whether it is there or thought of.
 *
 * @param state the position
 * @param asset settlement asset
 * @param exposure what it is worth; empty: it has no mark that can be trusted
 */
record CountedPosition(PositionState state, String asset, Optional<MarginExposure> exposure) {
  /** An open position. */
  static CountedPosition of(PositionLine line, boolean stale) {
    PositionsAtQuery.Economics economics = line.row().economics();
    IsolatedPosition position = economics(line);
    return new CountedPosition(
        state(line.key(), position, economics.leverage(), line.facts()),
        line.row().settlementAsset(),
        stale ? Optional.empty() : Optional.ofNullable(line.exposure()));
  }

  /** A position that is thought of, at its mark. */
  static CountedPosition of(
      MarginRules rules, PositionKey key, MarginExposure exposure, PositionFacts facts) {
    return new CountedPosition(
        state(key, exposure.position(), exposure.leverage(), facts),
        rules.settlementAsset(),
        Optional.of(exposure));
  }

  /** The position of a line. */
  static IsolatedPosition economics(PositionLine line) {
    PositionsAtQuery.Economics economics = line.row().economics();
    return line.rules()
        .position(
            line.key().side(),
            economics.quantity(),
            economics.entryPrice(),
            economics.isolatedMargin(),
            economics.leverage());
  }

  private static PositionState state(
      PositionKey key, IsolatedPosition position, BigDecimal leverage, PositionFacts facts) {
    return new PositionState(
        key,
        1,
        PositionState.Status.OPEN,
        position,
        leverage,
        facts,
        position.isolatedMargin(),
        1,
        0);
  }

  PositionKey key() {
    return state.key();
  }

  NodeContribution contribution() {
    return NodeContribution.of(state, exposure);
  }
}
