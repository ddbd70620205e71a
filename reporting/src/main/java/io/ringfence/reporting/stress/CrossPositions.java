package io.ringfence.reporting.stress;

import io.ringfence.contracts.rulepack.RulePack;
import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.domain.exposure.AlertLevels;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.position.PositionFacts;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.reporting.query.CrossPositionsQuery;
import io.ringfence.reporting.query.LiquidationsBetweenQuery;
import io.ringfence.reporting.query.PositionsAtQuery;
import io.ringfence.reporting.report.PositionLine;
import io.ringfence.reporting.report.RiskReport;
import io.ringfence.reporting.report.Valuation;
import io.ringfence.reporting.report.Words;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Positions in cross margin as the other sheets know positions: with a wallet of 0, for none is
 * their own. By the rules in force at the report's instant.
 */
final class CrossPositions {
  private static final PositionFacts.Labels NO_LABELS =
      new PositionFacts.Labels(null, null, null, null, null, null, null);

  private CrossPositions() {}

  static List<PositionLine> of(RiskReport report, RulePacks packs) {
    Instant asOf = report.facts().run().asOf();
    return new Valuation(packs, AlertLevels.DEFAULT)
        .of(
            report.facts().crossPositions().stream()
                .flatMap(row -> row(row, packs, asOf).stream())
                .toList());
  }

  /**
   * Positions that were liquidated, as they would have stayed open: what was left of each at the
   * mark that caused it, from which it is worth at any other mark what it would be.
   */
  static List<PositionLine> liquidated(RiskReport report, RulePacks packs) {
    return new Valuation(packs, AlertLevels.DEFAULT)
        .of(
            report.facts().liquidations().stream()
                .flatMap(row -> row(row, packs).stream())
                .toList());
  }

  private static Optional<PositionsAtQuery.Row> row(
      LiquidationsBetweenQuery.Row row, RulePacks packs) {
    PositionKey key = PositionKey.parse(row.positionKey()).orElseThrow();
    return packs
        .inForce(key.instrument(), row.at())
        .map(found -> found.pack())
        .flatMap(
            pack ->
                pack.perpetual(key.instrument().symbol()).map(rules -> row(row, key, pack, rules)));
  }

  private static PositionsAtQuery.Row row(
      LiquidationsBetweenQuery.Row row, PositionKey key, RulePack pack, MarginRules rules) {
    return new PositionsAtQuery.Row(
        key,
        row.at(),
        row.episode(),
        new PositionsAtQuery.Economics(
            row.quantity(), row.markPrice(), row.equity(), row.equity(), BigDecimal.ONE),
        new PositionsAtQuery.Owner(row.desk(), row.book(), Words.UNKNOWN, null, null, NO_LABELS),
        new PositionsAtQuery.Plan(null, null, null, null, null),
        rules.settlementAsset(),
        pack.stamp(),
        new PositionsAtQuery.Mark(row.markPrice(), row.at()));
  }

  /** Empty: no rules are known, which intake refuses. */
  private static Optional<PositionsAtQuery.Row> row(
      CrossPositionsQuery.Row row, RulePacks packs, Instant asOf) {
    return packs
        .inForce(row.key().instrument(), asOf)
        .map(found -> found.pack())
        .flatMap(
            pack ->
                pack.perpetual(row.key().instrument().symbol())
                    .map(rules -> row(row, pack, rules)));
  }

  private static PositionsAtQuery.Row row(
      CrossPositionsQuery.Row row, RulePack pack, MarginRules rules) {
    return new PositionsAtQuery.Row(
        row.key(),
        row.since(),
        1,
        new PositionsAtQuery.Economics(
            row.quantity(), row.entryPrice(), BigDecimal.ZERO, BigDecimal.ZERO, row.leverage()),
        row.owner(),
        new PositionsAtQuery.Plan(null, null, null, row.thesis(), null),
        rules.settlementAsset(),
        pack.stamp(),
        row.mark());
  }
}
