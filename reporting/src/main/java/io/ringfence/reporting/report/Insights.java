package io.ringfence.reporting.report;

import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.exposure.AlertLevels;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.reporting.query.HourlyMarksQuery;
import io.ringfence.reporting.query.OverridesQuery;
import io.ringfence.reporting.query.PositionChangesQuery;
import io.ringfence.reporting.query.PositionStagesQuery;
import io.ringfence.reporting.query.PositionsAtQuery;
import io.ringfence.reporting.query.ThresholdActionsQuery;
import io.ringfence.reporting.query.TraderDesksQuery;
import io.ringfence.reporting.query.UtilisationHistoryQuery;
import io.ringfence.reporting.query.Vantage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * What explains a report: how it came to this, and what was done.
 *
 * @param since instant that changes are explained from
 * @param before those positions at that instant whose change is explained
 * @param changes changes of the positions since the start of the run
 * @param uses how the use of the budgets went on in the report's period
 * @param hours marks hour by hour
 * @param traders for which desks each trader holds positions
 * @param thresholds what thresholds of budgets set off
 * @param overrides limits that were overridden for a time
 * @param concentration margin by base asset, venue and settlement asset
 * @param packs rule packs, those that come into force later among them
 * @param stages transitions of positions since that instant
 * @param proofs what the report is held against
 */
public record Insights(
    Instant since,
    List<PositionLine> before,
    List<PositionChangesQuery.Row> changes,
    List<UtilisationHistoryQuery.Row> uses,
    List<HourlyMarksQuery.Row> hours,
    List<TraderDesksQuery.Row> traders,
    List<ThresholdActionsQuery.Row> thresholds,
    List<OverridesQuery.Row> overrides,
    List<Concentration> concentration,
    RulePacks packs,
    List<PositionStagesQuery.Row> stages,
    Proofs proofs) {
  /** Nothing was asked. */
  public static final Insights NONE =
      new Insights(
          Instant.EPOCH,
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          RulePacks.of(List.of()));

  /** The same where nobody has asked for stages and nothing was held against the report. */
  public Insights(
      Instant since,
      List<PositionLine> before,
      List<PositionChangesQuery.Row> changes,
      List<UtilisationHistoryQuery.Row> uses,
      List<HourlyMarksQuery.Row> hours,
      List<TraderDesksQuery.Row> traders,
      List<ThresholdActionsQuery.Row> thresholds,
      List<OverridesQuery.Row> overrides,
      List<Concentration> concentration,
      RulePacks packs) {
    this(
        since,
        before,
        changes,
        uses,
        hours,
        traders,
        thresholds,
        overrides,
        concentration,
        packs,
        List.of(),
        Proofs.NONE);
  }

  /** How far back a change of distance is explained. */
  private static final Duration EXPLAINED = Duration.ofHours(24);

  public Insights {
    before = List.copyOf(before);
    changes = List.copyOf(changes);
    uses = List.copyOf(uses);
    hours = List.copyOf(hours);
    traders = List.copyOf(traders);
    thresholds = List.copyOf(thresholds);
    overrides = List.copyOf(overrides);
    concentration = List.copyOf(concentration);
    stages = List.copyOf(stages);
  }

  /** The nearest to liquidation are explained: what the others were nobody asks. */
  private static List<PositionLine> before(
      DSLContext clickhouse, RulePacks packs, RiskReport report, Vantage then) {
    Set<PositionKey> nearest =
        report.positions().stream()
            .filter(line -> line.distance().isPresent())
            .limit(ExplainLine.MOST)
            .map(PositionLine::key)
            .collect(Collectors.toSet());
    return nearest.isEmpty()
        ? List.of()
        : new Valuation(packs, AlertLevels.DEFAULT)
            .of(
                new PositionsAtQuery(clickhouse, report.facts().subject().scope())
                    .at(report.facts().run().runId(), then, nearest));
  }

  /** Reads what explains a report, and its distances since a day before it. */
  public static Insights of(DSLContext clickhouse, RulePacks packs, RiskReport report) {
    return of(
        clickhouse, packs, report, report.facts().subject().vantage().asOf().minus(EXPLAINED));
  }

  /**
   * Reads what explains a report.
   *
   * @param back from when on distances are explained; before the first event: from that
   */
  static Insights of(DSLContext clickhouse, RulePacks packs, RiskReport report, Instant back) {
    String id = report.facts().run().runId();
    Subject subject = report.facts().subject();
    Vantage to = subject.vantage();
    DeskScope scope = subject.scope();
    Instant first = report.facts().run().firstAt();
    Instant since = back.isBefore(first) ? first : back;
    Instant beginning = first.minusNanos(1_000);
    return new Insights(
        since,
        before(clickhouse, packs, report, to.at(since)),
        new PositionChangesQuery(clickhouse, scope)
            .between(id, beginning, to).stream()
                .filter(
                    row ->
                        subject.covers(
                            NodePath.book(row.owner().desk(), row.owner().book()).toString()))
                .toList(),
        new UtilisationHistoryQuery(clickhouse, scope)
            .between(id, report.periodFrom(), to).stream()
                .filter(row -> subject.covers(row.node()))
                .toList(),
        new HourlyMarksQuery(clickhouse, scope).between(id, beginning, to),
        new TraderDesksQuery(clickhouse, scope).at(id, to),
        new ThresholdActionsQuery(clickhouse, scope)
            .upTo(id, to).stream().filter(row -> subject.covers(row.node())).toList(),
        report.facts().overrides(),
        Concentration.of(report.positions(), packs),
        packs,
        new PositionStagesQuery(clickhouse, scope)
            .between(id, since, to).stream()
                .filter(row -> subject.covers(NodePath.book(row.desk(), row.book()).toString()))
                .toList(),
        Proofs.of(clickhouse, packs, scope, report));
  }
}
