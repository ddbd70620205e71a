package io.ringfence.reporting.report;

import io.ringfence.domain.budget.BudgetMetric;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.query.BudgetsAtQuery;
import io.ringfence.reporting.query.ControlTotalsQuery;
import io.ringfence.reporting.query.DesksAtQuery;
import io.ringfence.reporting.query.RulePacksQuery;
import io.ringfence.reporting.query.StaleMarksQuery;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a reader must know before trusting a figure: stale, missing, extrapolated, refused. */
final class Caveats {
  private Caveats() {}

  /** One sentence each, the gravest first; none where nothing is wrong. */
  static List<String> of(RunFacts facts, List<PositionLine> positions, Proposals proposals) {
    List<String> caveats = new ArrayList<>();
    if (!facts.run().markBasis().equals("mark")) {
      caveats.add(
          "LAST_AS_MARK: last prices were used as marks at the caller's wish; every figure that"
              + " needs a mark is affected.");
    }
    addVantage(facts, caveats);
    facts.expected().missing().forEach(line -> caveats.add(missing(line)));
    facts.expected().silent().forEach(line -> caveats.add(silent(line)));
    facts.staleMarks().forEach(row -> caveats.add(stale(row)));
    addRates(facts, caveats);
    facts.nodes().forEach(node -> addResults(node, caveats));
    facts.rulePacks().stream()
        .filter(RulePacksQuery.Row::extrapolated)
        .forEach(pack -> caveats.add(extrapolated(pack)));
    addRejects(facts, caveats);
    addBudgets(facts, caveats);
    addThesis(positions, caveats);
    addCross(facts, caveats);
    addLiveSheets(facts, positions, caveats);
    addLongTables(positions, caveats);
    addGates(proposals, caveats);
    return List.copyOf(caveats);
  }

  private static void addVantage(RunFacts facts, List<String> caveats) {
    if (facts.run().asOf().isBefore(facts.end())) {
      caveats.add(
          "The run goes on to %s: nothing after %s is in this report."
              .formatted(Words.time(facts.end()), Words.time(facts.run().asOf())));
    }
    if (facts.files().isEmpty() && facts.subject().vantage().asKnown().isBefore(facts.end())) {
      caveats.add(
          "What became of the files' rows is known once the run is complete: not yet at %s."
              .formatted(Words.time(facts.subject().vantage().asKnown())));
    }
    if (!facts.hasSnapshot()) {
      caveats.add(
          "The stream took no snapshot at this instant: positions are derived from their versions"
              + " and the marks, and compared with its desk rows only.");
    }
  }

  private static String missing(ExpectedLine line) {
    return "UNKNOWN_AT_LEAST: account %s had to report and never did: what it holds is in no total of %s."
        .formatted(line.account(), concerned(line));
  }

  private static String silent(ExpectedLine line) {
    return ("UNKNOWN_AT_LEAST: account %s is silent, %s: what changed in it since is in no"
            + " total of %s.")
        .formatted(line.account(), line.silenceInWords(), concerned(line));
  }

  private static String concerned(ExpectedLine line) {
    return line.row().node().equals(NodePath.ROOT)
        ? "the firm, nor of whichever desk it belongs to"
        : line.row().node() + " and the nodes above it";
  }

  private static void addCross(RunFacts facts, List<String> caveats) {
    int count = facts.crossPositions().size();
    if (count > 0) {
      caveats.add(
          "%s in cross margin: in no figure of isolated margin, and no wallet bounds what they can"
                  .formatted(Words.count(count, "open position"))
              + " lose; see sheet Cross of the risk pack.");
    }
  }

  private static String stale(StaleMarksQuery.Row row) {
    String positions = Words.count(row.positions(), "open position");
    return row.lastMarkAt() == null
        ? "%s/%s has no mark: %s unknown, counted at full cap."
            .formatted(row.venue(), row.instrument(), positions)
        : "%s/%s was last marked %s, more than %s h before: %s stale."
            .formatted(
                row.venue(),
                row.instrument(),
                Words.time(row.lastMarkAt()),
                RunFacts.TRUSTED_AGE.toHours(),
                positions);
  }

  /** Rates that cannot be trusted at the instant, each with the nodes that need it. */
  private static void addRates(RunFacts facts, List<String> caveats) {
    Map<String, List<RateLine>> open =
        RateLine.of(facts.rates()).stream()
            .filter(line -> line.until().isEmpty())
            .collect(Collectors.groupingBy(RateLine::pair, TreeMap::new, Collectors.toList()));
    open.forEach((pair, lines) -> caveats.add(rate(pair, lines)));
  }

  /** A node's period loss budget that rests on something unknown, be it a result or a rate. */
  private static void addResults(DesksAtQuery.Row node, List<String> caveats) {
    for (BudgetsAtQuery.Row budget : node.budgets()) {
      BudgetsAtQuery.Use use = budget.use();
      boolean isOwn =
          budget.metric().equals(BudgetMetric.PERIOD_LOSS.code())
              && budget.currency().equals(node.settlementAsset());
      if (isOwn && use != null && use.unknownCount() > 0) {
        caveats.add(
            ("UNKNOWN_AT_LEAST: what %s lost today is known but for %s: results of closes and"
                    + " reductions that no row says, or amounts without a rate; see sheet PeriodLoss.")
                .formatted(node.node(), Words.count(use.unknownCount(), "unknown input")));
      }
    }
  }

  private static String rate(String pair, List<RateLine> lines) {
    String nodes =
        lines.stream()
            .map(line -> line.row().node())
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    Instant rateAt = lines.getLast().row().rateAt();
    return (rateAt == null
            ? "Rate %s is missing".formatted(pair)
            : "Rate %s is stale, of %s".formatted(pair, Words.time(rateAt)))
        + ": what budgets of %s use of it is unknown.".formatted(nodes);
  }

  private static String extrapolated(RulePacksQuery.Row pack) {
    return "PACK_EXTRAPOLATED: rule pack %s is evidenced from %s to %s only; positions were valued"
            .formatted(
                pack.stamp(), Words.time(pack.effectiveFrom()), Words.time(pack.evidencedTo()))
        + " outside these dates.";
  }

  private static void addRejects(RunFacts facts, List<String> caveats) {
    for (ControlTotalsQuery.Row file : facts.files()) {
      if (!file.balances()) {
        caveats.add(
            "Rows of %s do not balance: received differs from applied + duplicate + rejected."
                .formatted(file.file()));
      }
      if (file.rejected() > 0) {
        caveats.add(
            "%s of %s rejected, see %s."
                .formatted(
                    Words.count(file.rejected(), "row"), file.file(), rejects(facts.subject())));
      }
    }
  }

  /** Where rejected rows are listed: they belong to no node for certain. */
  private static String rejects(Subject subject) {
    if (!subject.isOfTheFirm()) {
      return "sheet Rejects of the firm's risk pack";
    }
    return subject.pack() == Pack.DECISION ? "sheet Rejects of the risk pack" : "sheet Rejects";
  }

  private static void addBudgets(RunFacts facts, List<String> caveats) {
    List<String> without =
        facts.nodes().stream()
            .filter(node -> isFirmOrDesk(node.level()))
            .filter(node -> node.budgets().isEmpty())
            .map(node -> node.node())
            .distinct()
            .toList();
    if (!without.isEmpty()) {
      caveats.add("No budget is in force for " + String.join(", ", without) + ".");
    }
  }

  private static boolean isFirmOrDesk(String level) {
    return level.equalsIgnoreCase(NodePath.Level.FIRM.name())
        || level.equalsIgnoreCase(NodePath.Level.DESK.name());
  }

  private static void addThesis(List<PositionLine> positions, List<String> caveats) {
    long unknown = positions.stream().filter(line -> line.facts().thesis() == null).count();
    if (unknown > 0) {
      caveats.add(
          "Thesis unknown for %s: no margin is proposed for them."
              .formatted(Words.count(unknown, "open position")));
    }
  }

  private static void addLiveSheets(
      RunFacts facts, List<PositionLine> positions, List<String> caveats) {
    if (facts.subject().pack() != Pack.COMPLIANCE && positions.size() > RiskReport.MOST_LIVE) {
      caveats.add(
          "%s: the sheets that compute themselves (Workbench, Nodes, Accounts, TieOut, Tiers) are"
                  .formatted(Words.count(positions.size(), "position"))
              + " left out above %s; ask for one desk or book to have them."
                  .formatted(Words.count(RiskReport.MOST_LIVE, "position")));
    }
  }

  private static void addLongTables(List<PositionLine> positions, List<String> caveats) {
    if (positions.size() > RiskReport.MOST_LINES) {
      caveats.add(
          "%s: a sheet shows %s lines at most and its title says which; sums are of all, and all lines"
                  .formatted(
                      Words.count(positions.size(), "position"),
                      Words.figure(BigDecimal.valueOf(RiskReport.MOST_LINES), 0))
              + " are in report --export.");
    }
  }

  private static void addGates(Proposals proposals, List<String> caveats) {
    long more = proposals.gates().stream().filter(gate -> gate.burnsMore()).count();
    if (more > 0) {
      caveats.add(
          "Containment gate: proposed batches burn more than doing nothing in %s of %s; these need"
                  .formatted(
                      Words.figure(BigDecimal.valueOf(more), 0),
                      Words.count(proposals.gates().size(), "shock case"))
              + " the risk desk's approval.");
    }
  }
}
