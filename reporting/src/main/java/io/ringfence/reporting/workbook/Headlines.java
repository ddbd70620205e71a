package io.ringfence.reporting.workbook;

import io.ringfence.domain.budget.BudgetState;
import io.ringfence.reporting.report.BudgetLine;
import io.ringfence.reporting.report.NodeLine;
import io.ringfence.reporting.report.PositionLine;
import io.ringfence.reporting.report.RiskReport;
import io.ringfence.reporting.report.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a head of risk must have read after twenty seconds.
 *
 * @param report the report
 */
record Headlines(RiskReport report) {
  /**
   * A figure in a box.
   *
   * @param label what it counts
   * @param figure the figure, as text
   */
  record Tile(String label, String figure) {}

  List<Tile> tiles() {
    return List.of(
        new Tile("Open positions", count(report.positions().size())),
        new Tile("Liquidations", count(report.facts().liquidations().size())),
        new Tile("Lost by liquidation", losses()),
        new Tile("Budgets in breach now", count(strained(BudgetState.BREACH))),
        new Tile("Alerts", count(report.facts().alerts().size())),
        new Tile("Positions without a mark", count(unknownPositions())));
  }

  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    sentences.add(worstDesk());
    sentences.add(
        report.nearest().map(Headlines::nearest).orElse("No distance to liquidation is known."));
    sentences.add(lost());
    sentences.add(budgets());
    sentences.add(moves());
    return sentences;
  }

  private String worstDesk() {
    return report.desksByUtilisation().stream()
        .filter(line -> line.worstUtilisation().isPresent())
        .findFirst()
        .map(Headlines::worst)
        .orElse("No desk has a budget whose use is known.");
  }

  private static String worst(NodeLine line) {
    BigDecimal share = line.worstUtilisation().orElseThrow();
    boolean capital =
        line.openCapital().flatMap(BudgetLine::utilisation).filter(share::equals).isPresent();
    BudgetLine budget = (capital ? line.openCapital() : line.periodLoss()).orElseThrow();
    return "Most used desk budget: %s, %s of its %s limit (%s)."
        .formatted(
            line.row().node(),
            Words.percent(share),
            capital ? "open-capital" : "period-loss",
            budget.state().map(Enum::name).orElse(Words.UNKNOWN));
  }

  private static String nearest(PositionLine line) {
    return "Nearest liquidation: %s of desk %s, %s away."
        .formatted(
            line.key(),
            line.row().owner().desk(),
            line.distance().map(Words::percent).orElse(Words.UNKNOWN));
  }

  private String lost() {
    if (report.losses().isEmpty()) {
      return "No position was liquidated.";
    }
    return report.losses().stream()
        .map(
            losses ->
                "%s cost %s; gaps lost the venues another %s."
                    .formatted(
                        Words.count(losses.count(), "liquidation"),
                        Words.amount(losses.loss(), losses.settlementAsset()),
                        Words.amount(losses.deficit(), losses.settlementAsset())))
        .collect(Collectors.joining(" "));
  }

  private String budgets() {
    long entered =
        report.breaches().stream()
            .filter(change -> change.state().equals(BudgetState.BREACH.name()))
            .count();
    return "Budgets: %s in breach and %s in warning now; during the run a breach began %s."
        .formatted(
            count(strained(BudgetState.BREACH)),
            count(strained(BudgetState.WARNING)),
            Words.count(entered, "time"));
  }

  private String moves() {
    long moves =
        report.proposals().suggestions().stream().filter(row -> row.amount().signum() > 0).count();
    return "%s proposed, %s below the target distance without a feasible one (sheet Suggestions)."
        .formatted(
            Words.count(moves, "margin move"),
            Words.count(report.proposals().suggestions().size() - moves, "position"));
  }

  private String losses() {
    return report.losses().isEmpty()
        ? "none"
        : report.losses().stream()
            .map(losses -> Words.figure(losses.loss(), 0) + " " + losses.settlementAsset())
            .collect(Collectors.joining("\n"));
  }

  private long strained(BudgetState state) {
    return report.strained().stream()
        .filter(line -> line.state().filter(state::equals).isPresent())
        .count();
  }

  private long unknownPositions() {
    return report.positions().stream().filter(line -> line.exposure() == null).count();
  }

  private static String count(long count) {
    return Words.figure(BigDecimal.valueOf(count), 0);
  }
}
