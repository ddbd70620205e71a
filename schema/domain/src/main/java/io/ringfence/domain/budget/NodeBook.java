package io.ringfence.domain.budget;

import io.ringfence.domain.exposure.NodeContribution;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.NodePath;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One risk node: what its instruments contribute, exact totals for each settlement asset, and its
 * budgets. Contributions of one instant are applied first, then the budgets are evaluated once.
 *
 * <p>Not thread-safe. State is rebuilt by {@link #apply} of the last contributions, {@link
 * #restoreRealised} and {@link BudgetMonitor#restore}.
 */
public final class NodeBook {
  private final NodePath node;
  private final DayCut dayCut;
  private final TreeMap<String, AssetLedger> ledgers = new TreeMap<>();
  private final List<BudgetMonitor> monitors = new ArrayList<>();

  /**
   * What a node has realised in one asset, as it is kept to restore.
   *
   * @param settlementAsset the asset
   * @param sinceStart since the start of the run
   * @param sinceDayCut since the cut that began the day
   * @param day the day, named by the local date of the cut that began it
   */
  public record RealisedState(
      String settlementAsset, Realised sinceStart, Realised sinceDayCut, LocalDate day) {}

  /** A node that holds nothing. */
  public NodeBook(NodePath node, DayCut dayCut) {
    this.node = node;
    this.dayCut = dayCut;
  }

  /** Watches one more budget of this node. */
  public BudgetMonitor add(RiskBudget budget) {
    if (!budget.node().equals(node)) {
      throw new IllegalArgumentException(
          "budget must be of node " + node + ", was of " + budget.node());
    }
    BudgetMonitor monitor = new BudgetMonitor(budget);
    monitors.add(monitor);
    return monitor;
  }

  /** Replaces what an instrument contributes in its settlement asset. */
  public void apply(String asset, InstrumentId instrument, NodeContribution contribution) {
    ledger(asset).replace(instrument, contribution);
  }

  /** Books what was realised at an instant. */
  public void realise(String asset, Realised realised, Instant at) {
    AssetLedger ledger = ledger(asset);
    ledger.rollTo(dayCut.dayOf(at));
    ledger.realise(realised);
  }

  /**
   * Figures of the node at an instant, one for each settlement asset it ever held, in their order.
   */
  public List<NodeExposure> exposures(Instant at) {
    rollTo(at);
    return ledgers.values().stream().map(AssetLedger::exposure).toList();
  }

  /** Evaluates every budget with the facts of an instant; the changes, in the order of adding. */
  public List<BudgetChange> evaluate(Instant at) {
    List<BudgetChange> changes = new ArrayList<>();
    for (BudgetMonitor monitor : monitors) {
      monitor.evaluate(use(monitor.budget(), at), at).ifPresent(changes::add);
    }
    return changes;
  }

  /** How much of a budget of this node is used at an instant. */
  public BudgetUse use(RiskBudget budget, Instant at) {
    rollTo(at);
    return new BudgetMeasure(Map.copyOf(ledgers)).of(budget);
  }

  /** The node's budgets with their states, in the order of adding. */
  public List<BudgetMonitor> monitors() {
    return List.copyOf(monitors);
  }

  /** What must be kept of realised figures to restore. */
  public List<RealisedState> realisedStates(Instant at) {
    rollTo(at);
    return ledgers.values().stream().map(AssetLedger::realisedState).toList();
  }

  /** Puts back what {@link #realisedStates} gave out. */
  public void restoreRealised(RealisedState state) {
    ledger(state.settlementAsset()).restore(state);
  }

  private void rollTo(Instant at) {
    LocalDate today = dayCut.dayOf(at);
    ledgers.values().forEach(ledger -> ledger.rollTo(today));
  }

  private AssetLedger ledger(String asset) {
    return ledgers.computeIfAbsent(asset, AssetLedger::new);
  }
}
