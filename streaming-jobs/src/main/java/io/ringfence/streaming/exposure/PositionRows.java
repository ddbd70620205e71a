package io.ringfence.streaming.exposure;

import io.ringfence.contracts.wire.AlertRow;
import io.ringfence.contracts.wire.ClockRow;
import io.ringfence.contracts.wire.LiquidationRow;
import io.ringfence.contracts.wire.PositionExposureRow;
import io.ringfence.contracts.wire.PositionLabelsRow;
import io.ringfence.contracts.wire.PositionStageRow;
import io.ringfence.contracts.wire.PositionVersionRow;
import io.ringfence.domain.exposure.AlertLevels;
import io.ringfence.domain.exposure.Effect;
import io.ringfence.domain.exposure.ExposureState;
import io.ringfence.domain.exposure.PositionStage;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.margin.PriceRoot;
import io.ringfence.domain.position.PositionEvent.MarkUpdate;
import io.ringfence.domain.position.PositionFacts;
import io.ringfence.domain.position.PositionState;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.streaming.intake.Instants;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rows of positions for their tables.
 *
 * @param rules rules of the instrument
 * @param levels levels that tell the state of a position
 */
record PositionRows(MarginRules rules, AlertLevels levels) {
  /** A change: what has ended holds nothing any more and has no prices. */
  PositionVersionRow version(Effect.PositionChanged change) {
    PositionState after = change.after();
    PositionKey key = after.key();
    PositionFacts facts = after.facts();
    boolean open = after.isOpen();
    return new PositionVersionRow(
        key.instrument().venue(),
        key.account(),
        key.instrument().symbol(),
        key.side().code(),
        key.toString(),
        Instants.micros(change.at()),
        after.changes(),
        Words.word(change.change()),
        change.sequence(),
        after.episode(),
        Words.word(after.status()),
        open ? after.economics().quantity() : BigDecimal.ZERO,
        after.economics().entryPrice(),
        open ? after.economics().isolatedMargin() : BigDecimal.ZERO,
        change.amount(),
        after.lifetimeCap(),
        after.leverage(),
        open ? price(rules.model().liquidationPrice(after.economics()), key.side()) : null,
        open ? price(rules.model().bankruptcyPrice(after.economics()), key.side()) : null,
        rules.settlementAsset(),
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
        facts.labels().pairId(),
        rules.rulePack(),
        Words.word(rules.contract().kind()),
        rules.contract().multiplier(),
        labels(facts.labels()));
  }

  private static PositionLabelsRow labels(PositionFacts.Labels labels) {
    return new PositionLabelsRow(
        labels.strategy(),
        labels.bookTag(),
        labels.profile(),
        labels.riskClass(),
        labels.sector(),
        labels.conviction());
  }

  /** A position at a snapshot; without a mark everything that needs one is absent. */
  PositionExposureRow exposure(
      PositionState position,
      Optional<MarginExposure> exposure,
      Optional<MarkUpdate> mark,
      long asOf) {
    PositionKey key = position.key();
    MarginExposure known = exposure.orElse(null);
    return new PositionExposureRow(
        asOf,
        key.instrument().venue(),
        key.account(),
        key.instrument().symbol(),
        key.side().code(),
        key.toString(),
        position.episode(),
        position.facts().desk(),
        position.facts().book(),
        rules.settlementAsset(),
        position.economics().quantity(),
        position.economics().entryPrice(),
        position.economics().isolatedMargin(),
        mark.map(MarkUpdate::price).orElse(null),
        mark.map(MarkUpdate::at).map(Instants::micros).orElse(null),
        known == null ? null : known.notional(),
        known == null ? null : known.unrealisedPnl(),
        known == null ? null : known.equity(),
        known == null ? null : known.maintenanceMargin(),
        known == null ? null : known.initialMargin(),
        known == null ? null : known.marginRatio().orElse(null),
        exposure.map(levels::stateOf).orElse(ExposureState.UNKNOWN).name(),
        price(rules.model().liquidationPrice(position.economics()), key.side()),
        price(rules.model().bankruptcyPrice(position.economics()), key.side()),
        known == null ? null : known.distance().orElse(null),
        known == null ? null : known.removableMargin(),
        position.lifetimeCap(),
        position.economics().isolatedMargin(),
        known == null ? null : known.stillToLose());
  }

  /** A position that ended at its requirement. */
  LiquidationRow liquidation(Effect.Liquidated liquidated) {
    PositionState before = liquidated.before();
    MarginExposure exposure = liquidated.exposure();
    return new LiquidationRow(
        Instants.micros(liquidated.at()),
        before.key().toString(),
        before.episode(),
        before.facts().desk(),
        before.facts().book(),
        rules.settlementAsset(),
        before.economics().quantity(),
        exposure.markPrice(),
        price(exposure.liquidationPrice(), exposure.side()),
        exposure.equity(),
        exposure.maintenanceMargin(),
        liquidated.loss(),
        liquidated.deficit(),
        liquidated.presumed());
  }

  /** A position entered a stage. */
  PositionStageRow stage(
      PositionStages.Transition transition,
      Optional<MarginExposure> exposure,
      Optional<MarkUpdate> mark,
      long asOf) {
    PositionState position = transition.position();
    Optional<MarginExposure> known = position.isOpen() ? exposure : Optional.empty();
    PositionStage before = transition.before();
    return new PositionStageRow(
        asOf,
        position.key().toString(),
        position.episode(),
        position.facts().desk(),
        position.facts().book(),
        transition.now().name(),
        before == null ? null : before.name(),
        mark.map(MarkUpdate::price).orElse(null),
        known.flatMap(MarginExposure::distance).orElse(null),
        known.flatMap(MarginExposure::marginRatio).orElse(null));
  }

  /** The message that a level was reached. */
  AlertRow alert(Effect.LevelReached reached, ClockRow clock) {
    return alert(
        reached.at(),
        reached.level().kind().name(),
        reached.level().value(),
        reached.position(),
        reached.exposure(),
        clock);
  }

  /** The message that a position met its requirement and the venue has yet to report. */
  AlertRow alert(Effect.Presumed presumed, ClockRow clock) {
    return alert(
        presumed.at(), "PRESUMED_LIQUIDATION", null, presumed.before(), presumed.exposure(), clock);
  }

  /** The message that a position was liquidated. */
  AlertRow alert(Effect.Liquidated liquidated, ClockRow clock) {
    return alert(
        liquidated.at(), "LIQUIDATION", null, liquidated.before(), liquidated.exposure(), clock);
  }

  private static AlertRow alert(
      Instant at,
      String kind,
      @Nullable BigDecimal level,
      PositionState position,
      MarginExposure exposure,
      ClockRow clock) {
    return new AlertRow(
        Instants.micros(at),
        kind,
        level,
        position.facts().node().toString(),
        position.key().toString(),
        null,
        exposure.markPrice(),
        price(exposure.liquidationPrice(), exposure.side()),
        exposure.distance().orElse(null),
        exposure.marginRatio().orElse(null),
        null,
        null,
        null,
        null,
        null,
        null,
        AlertRow.UNNAMED,
        clock);
  }

  private static @Nullable BigDecimal price(Optional<PriceRoot> root, PositionSide side) {
    return root.map(found -> found.price(side)).orElse(null);
  }
}
