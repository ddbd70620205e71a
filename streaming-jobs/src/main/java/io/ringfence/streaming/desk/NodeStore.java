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
import io.ringfence.streaming.instant.StateVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * A risk node in keyed state: what its instruments contribute, what was realised, rates, budgets
 * and capital as given, and the states of the budgets. What nothing holds at the node any more and
 * rates that are neither known nor needed are cleared; the rest stays.
 */
final class NodeStore {
  private final HeldContributions contributions;
  private final MapState<String, StoredRealised> realised;
  private final ListState<BudgetRow> budgets;
  private final ListState<CapitalRow> capital;
  private final ListState<StoredMonitor> monitors;
  private final MapState<String, StoredRate> rates;
  private final StateVersion version;

  /** State of version 1, which is taken over when its node is loaded. */
  private final ListState<StoredBudget> budgetsOfVersion1;

  NodeStore(RuntimeContext context) {
    contributions = new HeldContributions(context);
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
    version = new StateVersion(context);
  }

  private static <T> ListState<T> list(RuntimeContext context, String name, Class<T> type) {
    return context.getListState(new ListStateDescriptor<>(name, TypeInformation.of(type)));
  }

  /** The node of the key at hand, as it was last saved; an empty one for a new key. */
  NodeBook load(RiskSlice slice, DayCut dayCut, Duration ratesStaleAfter) throws Exception {
    version.admit(slice);
    takeOverVersion1();
    NodeBook book = new NodeBook(slice, dayCutOr(dayCut), ratesStaleAfter);
    contributions.restore(book);
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
    contributions.takeOverVersion1();
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
    contributions.save(rows);
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
    Set<String> kept = new HashSet<>();
    for (RateState state : book.rateStates()) {
      String pair = state.pair().toString();
      kept.add(pair);
      StoredRate now = StoredRate.of(state);
      if (!now.equals(rates.get(pair))) {
        rates.put(pair, now);
      }
    }
    // That a rate is missing is forgotten once nothing needs it: else it would not be said again.
    Set<String> forgotten = new HashSet<>();
    rates.keys().forEach(forgotten::add);
    forgotten.removeAll(kept);
    for (String pair : forgotten) {
      rates.remove(pair);
    }
  }
}
