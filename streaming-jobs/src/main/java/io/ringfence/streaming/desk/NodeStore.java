package io.ringfence.streaming.desk;

import io.ringfence.contracts.wire.BudgetRow;
import io.ringfence.contracts.wire.CapitalRow;
import io.ringfence.contracts.wire.NodeContributionRow;
import io.ringfence.domain.budget.BudgetMonitor;
import io.ringfence.domain.budget.DayCut;
import io.ringfence.domain.budget.NodeBook;
import io.ringfence.domain.budget.RateState;
import io.ringfence.domain.budget.RealisedState;
import io.ringfence.domain.budget.RiskSlice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * A risk node in keyed state: the last contribution of each instrument, what was realised, rates,
 * budgets and capital as given, and the states of the budgets. A contribution is cleared when its
 * instrument holds nothing at the node any more; the rest stays.
 */
final class NodeStore {
  private final MapState<String, NodeContributionRow> contributions;
  private final MapState<String, StoredRealised> realised;
  private final ListState<BudgetRow> budgets;
  private final ListState<CapitalRow> capital;
  private final ListState<StoredMonitor> monitors;
  private final MapState<String, StoredRate> rates;

  /** State of version 1, which is taken over when its node is loaded. */
  private final ListState<StoredBudget> budgetsOfVersion1;

  NodeStore(RuntimeContext context) {
    contributions =
        context.getMapState(
            new MapStateDescriptor<>(
                "contributions", Types.STRING, TypeInformation.of(NodeContributionRow.class)));
    realised =
        context.getMapState(
            new MapStateDescriptor<>(
                "realised", Types.STRING, TypeInformation.of(StoredRealised.class)));
    budgets = list(context, "budgets-given", BudgetRow.class);
    capital = list(context, "capital-given", CapitalRow.class);
    rates =
        context.getMapState(
            new MapStateDescriptor<>("rates", Types.STRING, TypeInformation.of(StoredRate.class)));
    monitors = list(context, "budget-states", StoredMonitor.class);
    budgetsOfVersion1 = list(context, "budgets", StoredBudget.class);
  }

  private static <T> ListState<T> list(RuntimeContext context, String name, Class<T> type) {
    return context.getListState(new ListStateDescriptor<>(name, TypeInformation.of(type)));
  }

  /** The node of the key at hand, as it was last saved; an empty one for a new key. */
  NodeBook load(RiskSlice slice, DayCut dayCut, Duration ratesStaleAfter) throws Exception {
    takeOverVersion1();
    NodeBook book = new NodeBook(slice, dayCutOr(dayCut), ratesStaleAfter);
    for (NodeContributionRow row : contributions.values()) {
      book.apply(
          row.settlementAsset(),
          Contributions.instrument(row),
          Contributions.contribution(row),
          Contributions.quality(row));
    }
    for (StoredRealised state : realised.values()) {
      book.restoreRealised(state.restored());
    }
    for (StoredRate rate : rates.values()) {
      book.restoreRate(rate.restored());
    }
    for (CapitalRow row : capital.get()) {
      Contributions.addCapital(book, row);
    }
    for (BudgetRow row : budgets.get()) {
      book.add(BudgetRows.budget(row));
    }
    List<BudgetMonitor> watched = book.monitors();
    int place = 0;
    for (StoredMonitor stored : monitors.get()) {
      stored.restore(watched.get(place));
      place++;
    }
    return book;
  }

  /** Version 1 kept contributions by instrument alone, and budgets beside their states. */
  private void takeOverVersion1() throws Exception {
    for (StoredBudget stored : budgetsOfVersion1.get()) {
      budgets.add(stored.budget());
      monitors.add(stored.monitor());
    }
    budgetsOfVersion1.clear();
    Map<String, NodeContributionRow> earlier = new HashMap<>();
    for (Map.Entry<String, NodeContributionRow> entry : contributions.entries()) {
      if (!entry.getKey().equals(key(entry.getValue()))) {
        earlier.put(entry.getKey(), entry.getValue());
      }
    }
    for (Map.Entry<String, NodeContributionRow> entry : earlier.entrySet()) {
      contributions.remove(entry.getKey());
      contributions.put(key(entry.getValue()), entry.getValue());
    }
  }

  private static String key(NodeContributionRow row) {
    return row.settlementAsset() + "/" + Contributions.instrument(row);
  }

  /** The last cut that a row said; the usual one where none did. */
  private DayCut dayCutOr(DayCut usual) throws Exception {
    DayCut cut = usual;
    for (BudgetRow row : budgets.get()) {
      cut = BudgetRows.dayCut(row).orElse(cut);
    }
    return cut;
  }

  /** Keeps a budget that was given. */
  void add(BudgetRow budget) throws Exception {
    budgets.add(budget);
  }

  /** Keeps capital that was given. */
  void add(CapitalRow row) throws Exception {
    capital.add(row);
  }

  /** Writes through contributions of an instant and what the node has realised by then. */
  void save(List<NodeContributionRow> rows, NodeBook book, Instant at) throws Exception {
    for (NodeContributionRow row : rows) {
      String held = key(row);
      if (Contributions.isEmpty(row)) {
        contributions.remove(held);
      } else {
        contributions.put(held, row);
      }
    }
    for (RealisedState state : book.realisedStates(at)) {
      realised.put(state.settlementAsset(), StoredRealised.of(state));
    }
  }

  /** Writes through the states of the budgets, and what is known of the rates they need. */
  void saveStates(NodeBook book) throws Exception {
    saveRates(book);
    List<StoredMonitor> states = new ArrayList<>();
    book.monitors().forEach(monitor -> states.add(StoredMonitor.of(monitor)));
    monitors.update(states);
  }

  private void saveRates(NodeBook book) throws Exception {
    for (RateState state : book.rateStates()) {
      String pair = state.pair().toString();
      StoredRate now = StoredRate.of(state);
      if (!now.equals(rates.get(pair))) {
        rates.put(pair, now);
      }
    }
  }
}
