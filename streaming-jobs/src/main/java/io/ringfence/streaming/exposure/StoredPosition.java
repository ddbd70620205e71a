package io.ringfence.streaming.exposure;

import io.ringfence.contracts.wire.PositionRow;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.position.PositionFacts;
import io.ringfence.domain.position.PositionState;
import io.ringfence.domain.quantity.PositionKey;
import java.math.BigDecimal;

/**
 * A position in keyed state: flat, so that Flink serialises it field by field.
 *
 * @param row identity, economics and facts; its sequence is not used
 * @param episode counts the openings of the key from 1
 * @param status {@code open}, {@code closed} or {@code liquidated}
 * @param lifetimeCap lifetime cap, settlement asset
 * @param changes how often the key has changed so far
 * @param firedLevels levels whose alert has fired and not yet recovered, one bit each
 */
public record StoredPosition(
    PositionRow row,
    int episode,
    String status,
    BigDecimal lifetimeCap,
    long changes,
    int firedLevels) {
  static StoredPosition of(PositionState state) {
    return new StoredPosition(
        row(state),
        state.episode(),
        Words.word(state.status()),
        state.lifetimeCap(),
        state.changes(),
        state.firedLevels());
  }

  private static PositionRow row(PositionState state) {
    PositionKey key = state.key();
    IsolatedPosition economics = state.economics();
    PositionFacts facts = state.facts();
    PositionFacts.Labels labels = facts.labels();
    return new PositionRow(
        0,
        key.instrument().venue(),
        key.account(),
        key.instrument().symbol(),
        key.side().code(),
        economics.quantity(),
        economics.entryPrice(),
        economics.isolatedMargin(),
        state.leverage(),
        facts.desk(),
        facts.book(),
        facts.trader(),
        facts.stopPrice(),
        facts.stopQuantity(),
        facts.plannedMaxLoss(),
        Words.wordOrNull(facts.thesis()),
        Words.wordOrNull(facts.plan()),
        facts.legalEntity(),
        facts.clientOrHouse(),
        labels.strategy(),
        labels.bookTag(),
        labels.profile(),
        labels.riskClass(),
        labels.sector(),
        labels.conviction(),
        labels.pairId(),
        null);
  }

  /**
   * The position under the rules it was stored under.
   *
   * @param rules rules of its instrument
   */
  PositionState restored(MarginRules rules) {
    PositionKey key = DomainEvents.key(row);
    return new PositionState(
        key,
        episode,
        Words.constant(PositionState.Status.class, status),
        rules.position(
            key.side(), row.quantity(), row.entryPrice(), row.isolatedMargin(), row.leverage()),
        row.leverage(),
        DomainEvents.facts(row),
        lifetimeCap,
        changes,
        firedLevels);
  }
}
