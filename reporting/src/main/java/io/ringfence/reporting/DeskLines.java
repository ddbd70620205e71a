package io.ringfence.reporting;

import io.ringfence.reporting.query.DesksAtQuery;
import io.ringfence.reporting.report.BudgetLine;
import io.ringfence.reporting.report.NodeLine;
import io.ringfence.reporting.report.RiskReport;
import io.ringfence.reporting.report.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The desks as lines of text: firm first, then the desks, each with its two budgets. */
final class DeskLines {
  private static final TextTable TABLE =
      new TextTable(
          List.of("Node", "Budget", "Used", "Hard limit", "Used %", "State", "Headroom", "Nearest"),
          List.of(false, false, true, true, true, false, true, false),
          TerminalReport.WIDTH);

  private DeskLines() {}

  static List<String> of(RiskReport report) {
    List<List<String>> rows = new ArrayList<>();
    boolean oneAsset =
        report.nodes().stream().map(line -> line.row().settlementAsset()).distinct().count() <= 1;
    for (NodeLine line : report.nodes()) {
      if (!line.row().level().endsWith("book")) {
        rows.addAll(rows(line, oneAsset));
      }
    }
    return TABLE.lines(rows);
  }

  private static List<List<String>> rows(NodeLine line, boolean oneAsset) {
    String asset = line.row().settlementAsset();
    String node = oneAsset ? line.row().node() : line.row().node() + " " + asset;
    return List.of(
        row(
            node,
            "open capital",
            Words.figure(line.row().exposure().openCapitalAtRisk(), 0),
            line.openCapital(),
            nearest(line)),
        row("", "period loss", lost(line), line.periodLoss(), unsaid(line)));
  }

  private static List<String> row(
      String node, String name, String used, Optional<BudgetLine> budget, String nearest) {
    return List.of(
        node,
        name,
        used,
        budget.map(own -> Words.figure(own.budget().hard(), 0)).orElse("no budget"),
        budget.flatMap(BudgetLine::utilisation).map(Words::percent).orElse("-"),
        budget.map(own -> own.state().map(Enum::name).orElse(Words.UNKNOWN)).orElse("-"),
        budget.flatMap(BudgetLine::headroom).map(room -> Words.figure(room, 0)).orElse("-"),
        nearest);
  }

  private static String lost(NodeLine line) {
    DesksAtQuery.Realised realised = line.row().realised();
    String known = Words.figure(realised.periodLoss(), 0);
    return realised.unsaid().isKnownToday() ? known : ">= " + known;
  }

  /** What the figure lacks. */
  private static String unsaid(NodeLine line) {
    Long today = line.row().realised().unsaid().today();
    if (today == null) {
      return "results not counted";
    }
    return today == 0 ? "" : Words.count(today, "result") + " unknown";
  }

  private static String nearest(NodeLine line) {
    BigDecimal distance = line.row().nearest().distance();
    String position = line.row().nearest().position();
    return distance == null || position == null
        ? Words.UNKNOWN
        : Words.percent(distance) + " " + shortly(position);
  }

  /** Instrument and side of a position key. */
  static String shortly(String positionKey) {
    List<String> parts = List.of(positionKey.split("/", -1));
    return parts.size() < 2
        ? positionKey
        : String.join(" ", parts.subList(parts.size() - 2, parts.size()));
  }
}
