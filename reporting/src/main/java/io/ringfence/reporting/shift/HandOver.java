package io.ringfence.reporting.shift;

import io.ringfence.domain.incident.Incident;
import io.ringfence.domain.incident.IncidentState;
import io.ringfence.domain.outcome.Status;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.evidence.MoveLine;
import io.ringfence.reporting.evidence.OfficeRecord;
import io.ringfence.reporting.query.AlertsBetweenQuery;
import io.ringfence.reporting.query.BreachesQuery;
import io.ringfence.reporting.query.PositionStagesQuery;
import io.ringfence.reporting.report.AlertLine;
import io.ringfence.reporting.report.Insights;
import io.ringfence.reporting.report.RiskReport;
import io.ringfence.reporting.report.Words;
import io.ringfence.reporting.shift.ShiftLine.Matter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
    lines.addAll(new ShiftBudgets(report, from).lines());
    alerts(lines);
    office.moves().forEach(line -> move(line).ifPresent(lines::add));
    lines.addAll(new ShiftConditions(report, insights).lines());
    lines.sort(ORDER);
    return lines;
  }

  private static ShiftLine breach(BreachesQuery.Row row) {
    return new ShiftLine(
        Matter.BREACH,
        Optional.of(row.openedAt()),
        row.node(),
        ShiftBudgets.name(row.metric(), row.currency(), row.scope()),
        "BREACH",
        "%s, limit %s".formatted(row.active() ? "active" : "passive", plain(row.hard())));
  }

  private static String plain(BigDecimal figure) {
    return Words.figure(figure, 2);
  }

  private static ShiftLine incident(Incident incident) {
    return new ShiftLine(
        Matter.INCIDENT,
        Optional.of(incident.raisedAt()),
        incident.breach().node(),
        incident.id() + " " + incident.breach().subject(),
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
}
