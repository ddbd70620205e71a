package io.ringfence.reporting.shift;

import io.ringfence.contracts.rulepack.RulePack;
import io.ringfence.domain.budget.BudgetState;
import io.ringfence.domain.incident.Incident;
import io.ringfence.domain.incident.IncidentState;
import io.ringfence.domain.outcome.Status;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.evidence.MoveLine;
import io.ringfence.reporting.evidence.OfficeRecord;
import io.ringfence.reporting.query.AlertsBetweenQuery;
import io.ringfence.reporting.query.BreachesQuery;
import io.ringfence.reporting.query.BudgetStatesQuery;
import io.ringfence.reporting.query.BudgetsAtQuery;
import io.ringfence.reporting.query.PositionStagesQuery;
import io.ringfence.reporting.query.StaleMarksQuery;
import io.ringfence.reporting.report.AlertLine;
import io.ringfence.reporting.report.BudgetLine;
import io.ringfence.reporting.report.Insights;
import io.ringfence.reporting.report.PositionLine;
import io.ringfence.reporting.report.RateLine;
import io.ringfence.reporting.report.RiskReport;
import io.ringfence.reporting.report.Words;
import io.ringfence.reporting.shift.ShiftLine.Matter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What changed since the last shift and what is open at its end.
 *
 * @param report the report at the end of the shift
 * @param insights what explains it
 * @param office what the ledgers say
 * @param from beginning of the shift, exclusive
 */
public record HandOver(RiskReport report, Insights insights, OfficeRecord office, Instant from) {
  /** Length of a shift unless somebody says otherwise. */
  public static final Duration SHIFT = Duration.ofHours(8);

  private static final BigDecimal NEAR = new BigDecimal("0.8");
  private static final Comparator<ShiftLine> ORDER =
      Comparator.comparing(ShiftLine::matter)
          .thenComparing(
              line -> line.since().orElse(null), Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(ShiftLine::node)
          .thenComparing(ShiftLine::subject);

  /** Of the shift that ends with a report. */
  public static HandOver of(RiskReport report, Insights insights, OfficeRecord office) {
    return new HandOver(report, insights, office, report.facts().run().asOf().minus(SHIFT));
  }

  /** Everything, the gravest kinds first, each in order of time. */
  public List<ShiftLine> lines() {
    List<ShiftLine> lines = new ArrayList<>();
    report.facts().breaches().stream()
        .filter(row -> row.endedAt() == null)
        .forEach(row -> lines.add(breach(row)));
    office.incidents().stream()
        .filter(incident -> incident.state() != IncidentState.RESOLVED)
        .forEach(incident -> lines.add(incident(incident)));
    liquidations(lines);
    stages(lines);
    budgets(lines);
    alerts(lines);
    office.moves().forEach(line -> move(line).ifPresent(lines::add));
    conditions(lines);
    rules(lines);
    lines.sort(ORDER);
    return lines;
  }

  private static ShiftLine breach(BreachesQuery.Row row) {
    return new ShiftLine(
        Matter.BREACH,
        Optional.of(row.openedAt()),
        row.node(),
        budget(row.metric(), row.currency(), row.scope()),
        "BREACH",
        "%s, limit %s".formatted(row.active() ? "active" : "passive", plain(row.hard())));
  }

  private static String budget(String metric, String currency, @Nullable String scope) {
    return (metric + " " + currency + (scope == null ? "" : " " + scope)).strip();
  }

  private static String plain(BigDecimal figure) {
    return Words.figure(figure, 2);
  }

  private static ShiftLine incident(Incident incident) {
    return new ShiftLine(
        Matter.INCIDENT,
        Optional.of(incident.raisedAt()),
        incident.breach().node(),
        incident.id() + " " + incident.breach().metric(),
        incident.state().name(),
        incident.cause().map(cause -> "cause " + cause).orElse("cause not judged"));
  }

  private void liquidations(List<ShiftLine> lines) {
    report.facts().liquidations().stream()
        .filter(row -> row.at().isAfter(from))
        .forEach(
            row ->
                lines.add(
                    new ShiftLine(
                        Matter.LIQUIDATION,
                        Optional.of(row.at()),
                        NodePath.book(row.desk(), row.book()).toString(),
                        row.positionKey(),
                        "LIQUIDATED",
                        "lost " + Words.amount(row.loss(), row.settlementAsset()))));
  }

  /** From the stage at the beginning of the shift to that at its end, where they differ. */
  private void stages(List<ShiftLine> lines) {
    Map<String, List<PositionStagesQuery.Row>> byPosition = new TreeMap<>();
    insights.stages().stream()
        .filter(row -> row.at().isAfter(from))
        .forEach(
            row -> byPosition.computeIfAbsent(row.positionKey(), _ -> new ArrayList<>()).add(row));
    byPosition.forEach(
        (key, rows) -> {
          String before = Optional.ofNullable(rows.getFirst().previous()).orElse("not held");
          PositionStagesQuery.Row last = rows.getLast();
          if (!before.equals(last.stage())) {
            lines.add(
                new ShiftLine(
                    Matter.STAGE,
                    Optional.of(last.at()),
                    NodePath.book(last.desk(), last.book()).toString(),
                    key,
                    last.stage(),
                    "was " + before));
          }
        });
  }

  private void budgets(List<ShiftLine> lines) {
    Map<String, List<BudgetStatesQuery.Row>> byBudget = new LinkedHashMap<>();
    report.facts().budgetStates().stream()
        .filter(row -> row.at().isAfter(from))
        .forEach(
            row ->
                byBudget
                    .computeIfAbsent(
                        row.node() + " " + budget(row.metric(), row.currency(), row.scope()),
                        _ -> new ArrayList<>())
                    .add(row));
    byBudget
        .values()
        .forEach(
            rows -> {
              String before = Optional.ofNullable(rows.getFirst().previous()).orElse("not watched");
              BudgetStatesQuery.Row last = rows.getLast();
              if (!before.equals(last.state())) {
                lines.add(
                    new ShiftLine(
                        Matter.BUDGET,
                        Optional.of(last.at()),
                        last.node(),
                        budget(last.metric(), last.currency(), last.scope()),
                        last.state(),
                        "was " + before));
              }
            });
    report.budgets().forEach(line -> nearLimit(line).ifPresent(lines::add));
  }

  private static Optional<ShiftLine> nearLimit(BudgetLine line) {
    boolean exceeded = line.state().filter(state -> state == BudgetState.BREACH).isPresent();
    BudgetsAtQuery.Row budget = line.budget();
    return line.utilisation()
        .filter(share -> !exceeded && share.compareTo(NEAR) >= 0)
        .map(
            share ->
                new ShiftLine(
                    Matter.NEAR_LIMIT,
                    Optional.empty(),
                    budget.node(),
                    budget(budget.metric(), budget.currency(), budget.terms().scope()),
                    line.state().map(Enum::name).orElse("not evaluated"),
                    Words.percent(share) + " of the limit used"));
  }

  /** Those of the shift one by one, those before it by their number. */
  private void alerts(List<ShiftLine> lines) {
    int older = 0;
    for (AlertLine line : AlertLine.of(report.facts())) {
      if (line.first().isEmpty() && line.row().at().isAfter(from)) {
        lines.add(alert(line.row()));
      } else if (line.first().isEmpty()) {
        older++;
      }
    }
    if (older > 0) {
      lines.add(
          new ShiftLine(
              Matter.ALERT,
              Optional.empty(),
              "",
              Words.count(older, "older alert"),
              "",
              "from before the shift, on sheet Alerts"));
    }
  }

  private static ShiftLine alert(AlertsBetweenQuery.Row row) {
    String subject =
        Optional.ofNullable(row.positionKey())
            .or(() -> Optional.ofNullable(row.metric()))
            .or(() -> Optional.ofNullable(row.instrument()))
            .orElse("");
    return new ShiftLine(
        Matter.ALERT,
        Optional.of(row.at()),
        row.node(),
        (row.kind() + " " + subject).strip(),
        Optional.ofNullable(row.state()).orElse(""),
        row.id().isEmpty() ? "has no name to acknowledge" : row.id());
  }

  private Optional<ShiftLine> move(MoveLine line) {
    Status status = line.status();
    boolean waits =
        status instanceof Status.Proposed
            || status instanceof Status.Accepted && line.observation().isEmpty();
    return waits
        ? Optional.of(
            new ShiftLine(
                Matter.MOVE,
                Optional.of(line.held().batch().decidedAt()),
                NodePath.desk(line.held().batch().pool().desk()).toString(),
                "%s move %s".formatted(line.held().offer().id(), line.move().number()),
                status.isOpen() ? "PROPOSED" : "ACCEPTED",
                line.move().reason()))
        : Optional.empty();
  }

  private void conditions(List<ShiftLine> lines) {
    for (StaleMarksQuery.Row row : report.facts().staleMarks()) {
      lines.add(
          new ShiftLine(
              Matter.MARK,
              Optional.ofNullable(row.lastMarkAt()),
              "",
              new InstrumentId(row.venue(), row.instrument()).toString(),
              row.lastMarkAt() == null ? "MISSING" : "STALE",
              Words.count(row.positions(), "open position")));
    }
    RateLine.of(report.facts().rates()).stream()
        .filter(line -> line.until().isEmpty())
        .forEach(
            line ->
                lines.add(
                    new ShiftLine(
                        Matter.RATE,
                        Optional.of(line.row().at()),
                        line.row().node(),
                        line.pair(),
                        line.row().condition(),
                        "")));
  }

  /** Packs that list what is held and begin to apply later. */
  private void rules(List<ShiftLine> lines) {
    Map<RulePack, Integer> coming = new LinkedHashMap<>();
    for (PositionLine line : report.positions()) {
      for (RulePack pack : insights.packs().listing(line.key().instrument())) {
        if (pack.effectiveFrom().isAfter(report.facts().run().asOf())) {
          coming.merge(pack, 1, Integer::sum);
        }
      }
    }
    coming.forEach(
        (pack, positions) ->
            lines.add(
                new ShiftLine(
                    Matter.RULES,
                    Optional.of(pack.effectiveFrom()),
                    "",
                    pack.stamp(),
                    "",
                    Words.count(positions, "open position") + ", see sheet TierNotice")));
  }
}
