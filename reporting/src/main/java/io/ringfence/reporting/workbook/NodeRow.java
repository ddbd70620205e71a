package io.ringfence.reporting.workbook;

import io.ringfence.domain.budget.BudgetState;
import io.ringfence.reporting.query.BudgetsAtQuery;
import io.ringfence.reporting.query.DesksAtQuery;
import io.ringfence.reporting.report.BudgetLine;
import io.ringfence.reporting.report.NodeLine;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * Cells of one row of sheet Nodes: sums over sheet Workbench and what they do to the budgets.
 *
 * @param line the node in one settlement asset
 * @param number its line, from 1
 * @param key column of sheet Workbench that holds the lines of this level
 * @param positions where positions stand
 * @param noise of a sum over all positions of the asset
 */
record NodeRow(NodeLine line, int number, String key, Block positions, BigDecimal noise) {
  private static final Value NO_BUDGET = new Value.Word("no budget");
  private static final String UNKNOWN = BudgetState.UNKNOWN_AT_LEAST.name();

  /** Which of the two budgets. */
  enum Budget {
    OPEN_CAPITAL("Open capital"),
    PERIOD_LOSS("Period loss");

    private final String heading;

    Budget(String heading) {
      this.heading = heading;
    }

    String heading() {
      return heading;
    }

    private Optional<BudgetLine> of(NodeLine line) {
      return switch (this) {
        case OPEN_CAPITAL -> line.openCapital();
        case PERIOD_LOSS -> line.periodLoss();
      };
    }
  }

  DesksAtQuery.Row row() {
    return line.row();
  }

  private Value amount(String formula, BigDecimal exact) {
    return new Value.Formula(
        formula, new Value.Figure(exact, Patterns.amount(row().settlementAsset())));
  }

  /** Sum of a column over the positions of the node that know it. */
  Value sum(String heading, BigDecimal exact) {
    return amount(
        positions.isEmpty()
            ? "0"
            : "SUMIF(%s,{Line},%s)"
                .formatted(positions.column(letters(key)), positions.column(letters(heading))),
        exact);
  }

  private static String letters(String heading) {
    return WorkbenchColumns.table().letters(heading);
  }

  Value reserve() {
    return Value.amount(
        row().exposure().openCapitalAtRisk().subtract(row().exposure().isolatedMargin()),
        row().settlementAsset());
  }

  Value lost() {
    return Value.atLeast(
        row().realised().periodLoss().subtract(row().exposure().openCapitalAtRisk()),
        row().settlementAsset(),
        isKnown(Budget.PERIOD_LOSS));
  }

  /** Whether results of closes that nobody said may change a figure; one of wallets they do not. */
  private boolean isKnown(Budget budget) {
    return switch (budget) {
      case OPEN_CAPITAL -> true;
      case PERIOD_LOSS -> row().realised().unsaid().isKnownToday();
    };
  }

  Value used(Budget budget, String when) {
    return switch (budget) {
      case OPEN_CAPITAL ->
          amount("{Margin %s}+{Reserve}".formatted(when), row().exposure().openCapitalAtRisk());
      case PERIOD_LOSS ->
          new Value.Formula(
              "{Open capital %s}+{Lost since cut}".formatted(when), DeskColumns.lost(row()));
    };
  }

  private BigDecimal used(Budget budget) {
    return switch (budget) {
      case OPEN_CAPITAL -> row().exposure().openCapitalAtRisk();
      case PERIOD_LOSS -> row().realised().periodLoss();
    };
  }

  Value limit(Budget budget, boolean hard) {
    return budget
        .of(line)
        .map(own -> hard ? own.budget().hard() : own.budget().soft())
        .map(limit -> Value.amount(limit, row().settlementAsset()))
        .orElse(NO_BUDGET);
  }

  Value utilisation(Budget budget, String when) {
    return budget
        .of(line)
        .filter(own -> own.budget().hard().signum() > 0)
        .<Value>map(
            own ->
                new Value.Formula(
                    "{%s %s}/{%s hard limit}".formatted(budget.heading(), when, budget.heading()),
                    new Value.Figure(
                        used(budget).divide(own.budget().hard(), MathContext.DECIMAL64),
                        isKnown(budget) ? Patterns.PERCENT : Patterns.atLeast(Patterns.PERCENT))))
        .orElse(new Value.Dash());
  }

  Value headroom(Budget budget) {
    return budget
        .of(line)
        .<Value>map(
            own ->
                new Value.Formula(
                    "{%s hard limit}-{%s after}".formatted(budget.heading(), budget.heading()),
                    new Value.Figure(
                        own.budget().hard().subtract(used(budget)), headroomPattern(budget))))
        .orElse(new Value.Dash());
  }

  private String headroomPattern(Budget budget) {
    String asset = row().settlementAsset();
    return isKnown(budget) ? Patterns.headroom(asset) : Patterns.headroomAtMost(asset);
  }

  /** The state by the limits alone: an upgrade is immediate, a downgrade may have to wait. */
  Value state(Budget budget) {
    return budget
        .of(line)
        .<Value>map(
            own ->
                new Value.Formula(
                    "IF({%1$s after}>{%1$s hard limit},\"BREACH\",%2$s)"
                        .formatted(budget.heading(), belowHard(budget, own.budget())),
                    new Value.State(state(budget, own.budget()))))
        .orElse(new Value.Dash());
  }

  private String belowHard(Budget budget, BudgetsAtQuery.Row own) {
    return isKnown(budget, own)
        ? "IF({%1$s after}>{%1$s soft limit},\"WARNING\",\"WITHIN\")".formatted(budget.heading())
        : "\"%s\"".formatted(UNKNOWN);
  }

  /** Whether the stream knew every input, results of closes among them. */
  private boolean isKnown(Budget budget, BudgetsAtQuery.Row own) {
    BudgetsAtQuery.Use use = own.use();
    boolean isSaid = budget == Budget.OPEN_CAPITAL || !row().realised().unsaid().isSomeToday();
    return isSaid && (use == null || use.unknownCount() == 0);
  }

  private String state(Budget budget, BudgetsAtQuery.Row own) {
    BigDecimal used = used(budget);
    if (used.compareTo(own.hard()) > 0) {
      return "BREACH";
    }
    if (!isKnown(budget, own)) {
      return UNKNOWN;
    }
    return used.compareTo(own.soft()) > 0 ? "WARNING" : "WITHIN";
  }

  /** Of sums over positions and of the reserve and the loss that are added to them. */
  private BigDecimal noiseOfUse() {
    BigDecimal figures =
        row()
            .exposure()
            .openCapitalAtRisk()
            .abs()
            .add(row().exposure().isolatedMargin().abs())
            .add(row().realised().periodLoss().abs());
    return noise.add(figures.multiply(Scale.NOISE));
  }

  /** Figures that are added up, each with the engine's. */
  private record Added(String heading, String engine, BigDecimal exact) {}

  /** Whether every sum comes to what the engine says. */
  Value check() {
    List<String> ties =
        List.of(
                new Added("Margin now", "Engine margin", row().exposure().isolatedMargin()),
                new Added("Equity now", "Engine equity", row().known().equity()),
                new Added("Unrealised PnL", "Engine unrealised PnL", row().known().unrealisedPnl()),
                new Added("Requirement", "Engine requirement", row().known().maintenanceMargin()),
                new Added("Notional", "Engine notional", row().known().grossNotional()),
                new Added(
                    "Open capital now",
                    "Engine open capital",
                    row().exposure().openCapitalAtRisk()),
                new Added("Period loss now", "Engine period loss", row().realised().periodLoss()))
            .stream()
            .map(
                added ->
                    "ROUND({%s},%3$s)=ROUND({%s},%3$s)"
                        .formatted(
                            added.heading(),
                            added.engine(),
                            Scale.total(added.exact(), row().settlementAsset(), noiseOfUse())))
            .toList();
    return new Value.Formula(
        "IF(AND(%s),\"ties\",\"DIFFERS\")".formatted(String.join(",", ties)),
        new Value.State("ties"));
  }
}
