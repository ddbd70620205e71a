package io.ringfence.launcher.oracle;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What a replay found.
 *
 * @param counts one line for each file: name, kind, received, applied, duplicate, rejected
 * @param rejects by file and line
 * @param liquidations in the order they happened
 * @param alerts of positions, in the order they happened
 * @param budgetChanges in the order they happened
 * @param totals every node and asset known by then, for every instant that changed anything, epoch
 *     microseconds
 */
record ReplayOutcome(
    List<String> counts,
    List<Reject> rejects,
    List<Liquidation> liquidations,
    List<PositionAlert> alerts,
    List<BudgetChange> budgetChanges,
    SortedMap<Long, Map<NodeAsset, NodeTotals>> totals) {

  /** Transitions into WARNING or BREACH. */
  List<BudgetChange> breaches() {
    return budgetChanges.stream()
        .filter(change -> change.state().equals("WARNING") || change.state().equals("BREACH"))
        .toList();
  }

  /** Totals at the end. */
  Map<NodeAsset, NodeTotals> last() {
    return totals.isEmpty() ? Map.of() : totals.lastEntry().getValue();
  }
}
