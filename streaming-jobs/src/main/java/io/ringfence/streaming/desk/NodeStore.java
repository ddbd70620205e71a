package io.ringfence.streaming.desk;

import io.ringfence.contracts.wire.NodeContributionRow;
import io.ringfence.domain.budget.BudgetMonitor;
import io.ringfence.domain.budget.DayCut;
import io.ringfence.domain.budget.NodeBook;
import io.ringfence.domain.quantity.NodePath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * A risk node in keyed state: the last contribution of each instrument, what was realised, the
 * budgets with their states. A contribution is cleared when its instrument holds nothing at the
 * node any more; realised amounts and budgets stay.
 */
final class NodeStore {
  private final MapState<String, NodeContributionRow> contributions;
  private final MapState<String, StoredRealised> realised;
  private final ListState<StoredBudget> budgets;

  NodeStore(RuntimeContext context) {
    contributions =
        context.getMapState(
            new MapStateDescriptor<>(
                "contributions", Types.STRING, TypeInformation.of(NodeContributionRow.class)));
    realised =
        context.getMapState(
            new MapStateDescriptor<>(
                "realised", Types.STRING, TypeInformation.of(StoredRealised.class)));
    budgets =
        context.getListState(
            new ListStateDescriptor<>("budgets", TypeInformation.of(StoredBudget.class)));
  }

  /** The node of the key at hand, as it was last saved; an empty one for a new key. */
  NodeBook load(NodePath node, DayCut dayCut) throws Exception {
    NodeBook book = new NodeBook(node, dayCut);
    for (NodeContributionRow row : contributions.values()) {
      book.apply(
          row.settlementAsset(), Contributions.instrument(row), Contributions.contribution(row));
    }
    for (StoredRealised state : realised.values()) {
      book.restoreRealised(state.restored());
    }
    for (StoredBudget stored : budgets.get()) {
      BudgetMonitor monitor = book.add(StoredBudget.budget(stored.budget()));
      Optional<BudgetMonitor.Standing> standing = stored.standing();
      standing.ifPresent(monitor::restore);
    }
    return book;
  }

  /** Writes through contributions of an instant and what the node has realised by then. */
  void save(List<NodeContributionRow> rows, NodeBook book, Instant at) throws Exception {
    for (NodeContributionRow row : rows) {
      String instrument = Contributions.instrument(row).toString();
      if (Contributions.isEmpty(row)) {
        contributions.remove(instrument);
      } else {
        contributions.put(instrument, row);
      }
    }
    for (NodeBook.RealisedState state : book.realisedStates(at)) {
      realised.put(state.settlementAsset(), StoredRealised.of(state));
    }
  }

  /** Writes through the budgets and their states. */
  void saveBudgets(NodeBook book) throws Exception {
    List<StoredBudget> states = new ArrayList<>();
    book.monitors().forEach(monitor -> states.add(StoredBudget.of(monitor)));
    budgets.update(states);
  }
}
