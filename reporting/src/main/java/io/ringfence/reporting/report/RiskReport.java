package io.ringfence.reporting.report;

import io.ringfence.domain.budget.BudgetState;
import io.ringfence.reporting.query.BudgetStatesQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a run ended with, checked: positions derived from facts equal the stream's own, and
 * positions, books, desks and firm add up.
 *
 * @param facts what was stored
 * @param positions open positions at the end, in the order of {@link PositionLine#BY_DISTANCE}
 * @param nodes firm, desks and books by node and asset
 * @param tieOut sums at every level
 * @param losses what liquidations cost, by asset
 * @param proposals margin moves, at the end and before the worst hour
 * @param caveats what is stale, missing or extrapolated, the gravest first
 */
public record RiskReport(
    RunFacts facts,
    List<PositionLine> positions,
    List<NodeLine> nodes,
    TieOut tieOut,
    List<Losses> losses,
    Proposals proposals,
    List<String> caveats) {
  /** Most lines of a table that a sheet shows. */
  public static final int MOST_LINES = 10_000;

  /**
   * Most positions whose sheets compute themselves: what a spreadsheet opens within seconds, and
   * what can be checked cell by cell within the memory of the programs that issue and verify.
   */
  public static final int MOST_LIVE = 2_500;

  private static final Duration WEEK = Duration.ofDays(7);

  private static final Set<BudgetState> NOT_WITHIN =
      EnumSet.of(BudgetState.WARNING, BudgetState.BREACH);

  public RiskReport {
    positions = List.copyOf(positions);
    nodes = List.copyOf(nodes);
    losses = List.copyOf(losses);
    caveats = List.copyOf(caveats);
  }

  /**
   * Composes and checks a report; what it is compared with is not kept.
   *
   * @throws ControlTotalException when figures that must be equal are not
   */
  static RiskReport of(RunFacts facts, List<PositionLine> valued, Proposals proposals) {
    if (facts.hasSnapshot() && !facts.snapshot().isCompared()) {
      SnapshotCheck.require(valued, facts.snapshot().rows());
    }
    TieOut tieOut = TieOut.of(valued, facts.nodes(), facts.subject().node());
    tieOut.require();
    return new RiskReport(
        facts.compared(),
        valued.stream().sorted(PositionLine.BY_DISTANCE).toList(),
        facts.nodes().stream().map(NodeLine::new).toList(),
        tieOut,
        Losses.of(facts.liquidations()),
        proposals,
        Caveats.of(facts, valued, proposals));
  }

  /** Whether its workbook has the sheets that compute themselves. */
  public boolean hasLiveSheets() {
    return facts.subject().pack() != Pack.COMPLIANCE && positions.size() <= MOST_LIVE;
  }

  /** Where the week that ends with the report begins, or the run where it is shorter. */
  public Instant periodFrom() {
    Instant from = facts.run().asOf().minus(WEEK);
    return from.isBefore(facts.run().firstAt()) ? facts.run().firstAt() : from;
  }

  /** Desks, the most used budget first. */
  public List<NodeLine> desksByUtilisation() {
    return nodes.stream()
        .filter(line -> line.row().level().equals("desk"))
        .sorted(NodeLine.BY_UTILISATION)
        .toList();
  }

  /** The position nearest to its liquidation; empty: none has a known distance. */
  public Optional<PositionLine> nearest() {
    return positions.stream()
        .filter(line -> line.distance().isPresent())
        .min(Comparator.comparing((PositionLine line) -> line.distance().orElseThrow()));
  }

  /** Budgets in force at the end, by node, metric and currency. */
  public List<BudgetLine> budgets() {
    return nodes.stream()
        .flatMap(line -> line.row().budgets().stream())
        .distinct()
        .map(BudgetLine::new)
        .toList();
  }

  /** Budgets that are in a breach or a warning at the end, the breaches first. */
  public List<BudgetLine> strained() {
    return budgets().stream()
        .filter(line -> line.state().filter(NOT_WITHIN::contains).isPresent())
        .sorted(Comparator.comparing((BudgetLine line) -> line.state().orElseThrow()).reversed())
        .toList();
  }

  /** Every time a budget entered a warning or a breach during the run. */
  public List<BudgetStatesQuery.Row> breaches() {
    return facts.budgetStates().stream()
        .filter(change -> NOT_WITHIN.contains(BudgetState.valueOf(change.state())))
        .toList();
  }
}
