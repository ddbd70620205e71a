package io.ringfence.api.desk;

import io.ringfence.api.question.Asked;
import io.ringfence.api.wire.ListAnswer;
import io.ringfence.reporting.query.DeskHistoryQuery;
import io.ringfence.reporting.query.NodePoint;
import io.ringfence.reporting.query.UtilisationHistoryQuery;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How desks went on. */
@Schema(name = "DeskHistory", description = "A page of how desks went on.")
record DeskHistoryAnswer(
    @Schema(description = "Name of the run.") String run,
    @Schema(description = "Instant it begins at.") Instant from,
    @Schema(description = "Instant it ends at.") Instant asOf,
    @Schema(description = "What was recorded later is left out; null: nothing is.")
        @Nullable Instant asKnown,
    @Schema(
            description =
                "By node and settlement asset; a line that a page cuts goes on with the next page.")
        List<Desk> desks,
    @Schema(
            description =
                "Budgets by node, metric, currency and part, after the last of the desks.")
        List<Budget> budgets,
    @Schema(description = "Cursor of the next page; null: this is the last.") @Nullable String next)
    implements ListAnswer<DeskHistoryRow> {
  /** Every point of every line, desks before budgets. */
  @Override
  public List<DeskHistoryRow> rows() {
    return Stream.concat(
            desks.stream()
                .flatMap(it -> it.points().stream().map(point -> DeskHistoryRow.of(it, point))),
            budgets.stream()
                .flatMap(it -> it.points().stream().map(use -> DeskHistoryRow.of(it, use))))
        .toList();
  }

  @Override
  public Set<String> saidInRows() {
    return Set.of("desks", "budgets");
  }

  private record Line(String node, String asset) {}

  private record Limit(String node, String metric, String currency, @Nullable String part) {}

  static DeskHistoryAnswer of(Asked asked, Instant from, Asked.Slice<NodePoint> page) {
    Map<Line, List<Point>> lines = new LinkedHashMap<>();
    Map<Limit, List<Use>> limits = new LinkedHashMap<>();
    for (NodePoint point : page.rows()) {
      switch (point) {
        case DeskHistoryQuery.Row row ->
            lines
                .computeIfAbsent(
                    new Line(row.node(), row.settlementAsset()), _ -> new ArrayList<>())
                .add(Point.of(row));
        case UtilisationHistoryQuery.Row row ->
            limits
                .computeIfAbsent(
                    new Limit(row.node(), row.metric(), row.currency(), row.part()),
                    _ -> new ArrayList<>())
                .add(Use.of(row));
      }
    }
    return new DeskHistoryAnswer(
        asked.runId(),
        from,
        asked.asOf(),
        asked.asKnown(),
        lines.entrySet().stream().map(it -> desk(it.getKey(), it.getValue())).toList(),
        limits.entrySet().stream().map(it -> budget(it.getKey(), it.getValue())).toList(),
        page.next());
  }

  private static Desk desk(Line line, List<Point> points) {
    return new Desk(line.node(), line.asset(), points);
  }

  private static Budget budget(Limit of, List<Use> uses) {
    return new Budget(of.node(), of.metric(), of.currency(), of.part(), uses);
  }

  /** A node in one settlement asset. */
  @Schema(name = "DeskLine", description = "A node in one settlement asset.")
  record Desk(
      @Schema(description = "`firm`, `firm/desk` or `firm/desk/book`.") String node,
      @Schema(description = "Asset of the amounts.") String settlementAsset,
      @Schema(description = "In order of time; a step without a change has none.")
          List<Point> points) {}

  /** Figures at one instant. */
  @Schema(name = "DeskPoint", description = "A node's figures at one instant.")
  record Point(
      @Schema(description = "Instant of the last event that changed them.") Instant at,
      @Schema(description = "Open positions.") long positions,
      @Schema(description = "Open positions without a mark.") long unknownPositions,
      @Schema(description = "Open capital at risk.") BigDecimal openCapitalAtRisk,
      @Schema(description = "Equity; null: a mark is missing.") @Nullable BigDecimal equity,
      @Schema(description = "Smallest distance to liquidation, fraction; null: none known.")
          @Nullable BigDecimal nearest) {
    static Point of(DeskHistoryQuery.Row row) {
      return new Point(
          row.at(),
          row.positions(),
          row.unknownPositions(),
          row.openCapitalAtRisk(),
          row.equity(),
          row.nearest());
    }
  }

  /** A budget of a node. */
  @Schema(
      name = "BudgetLine",
      description = "Use of a budget: of each step the run's last snapshot.")
  record Budget(
      @Schema(description = "Node of the budget.") String node,
      @Schema(description = "What is limited.") String metric,
      @Schema(description = "Currency of the limits; empty for counts and fractions.")
          String currency,
      @Schema(
              description =
                  "Which of the node's positions count, `property=value`; null: all of them.")
          @Nullable String part,
      @Schema(description = "In order of time.") List<Use> points) {}

  /** Use of a budget at one instant. */
  @Schema(name = "BudgetPoint", description = "Use of a budget at one instant.")
  record Use(
      @Schema(description = "Instant of the snapshot.") Instant at,
      @Schema(description = "State at it.") String state,
      @Schema(description = "Use; null: unknown.") @Nullable BigDecimal used,
      @Schema(description = "Soft limit in force.") BigDecimal soft,
      @Schema(description = "Hard limit in force.") BigDecimal hard) {
    static Use of(UtilisationHistoryQuery.Row row) {
      return new Use(row.at(), row.state(), row.used(), row.soft(), row.hard());
    }
  }
}
