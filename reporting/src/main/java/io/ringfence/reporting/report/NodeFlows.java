package io.ringfence.reporting.report;

import io.ringfence.domain.budget.DayCut;
import io.ringfence.domain.cash.CashFlow;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.query.PositionChangesQuery;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What moved in the wallets of a node and asset, day by day as its days are cut. */
final class NodeFlows {
  /** A node in an asset. */
  record Place(String node, String asset) {}

  private static final NodeFlows NONE = new NodeFlows();

  private final Map<String, BigDecimal> wallets = new HashMap<>();
  private final Map<LocalDate, CashFlow> flows = new HashMap<>();

  private NodeFlows() {}

  /** Flows of all nodes. */
  static final class ByPlace {
    private final Map<Place, NodeFlows> places = new HashMap<>();
    private final Map<String, List<String>> nodesOfKey = new HashMap<>();
    private final Insights insights;

    private ByPlace(Insights insights) {
      this.insights = insights;
      CashEntry.each(insights, this::add);
    }

    /** Of a node and asset; nothing where nothing moved. */
    NodeFlows of(String node, String asset) {
      return places.getOrDefault(new Place(node, asset), NONE);
    }

    /** Every entry counts at its book and at every node above it. */
    private void add(CashEntry entry) {
      PositionChangesQuery.Row change = entry.change();
      List<String> nodes =
          NodePath.book(change.owner().desk(), change.owner().book()).upwards().stream()
              .map(NodePath::toString)
              .toList();
      List<String> before = nodesOfKey.put(change.positionKey(), nodes);
      if (before != null && !before.equals(nodes)) {
        carry(change, before, nodes);
      }
      for (String node : nodes) {
        NodeFlows flows = at(node, change.settlementAsset());
        flows.book(entry.flow(), day(node, change));
        flows.wallets.put(change.positionKey(), change.wallet());
      }
    }

    /** A position goes to another book, its wallet with it; what was realised stays. */
    private void carry(PositionChangesQuery.Row change, List<String> from, List<String> to) {
      BigDecimal wallet = BigDecimal.ZERO;
      for (String node : from) {
        NodeFlows flows = at(node, change.settlementAsset());
        wallet = flows.wallets.getOrDefault(change.positionKey(), BigDecimal.ZERO);
        flows.wallets.remove(change.positionKey());
        if (!to.contains(node)) {
          flows.book(CashFlow.moved(wallet.negate()), day(node, change));
        }
      }
      for (String node : to) {
        if (!from.contains(node)) {
          at(node, change.settlementAsset()).book(CashFlow.moved(wallet), day(node, change));
        }
      }
    }

    private NodeFlows at(String node, String asset) {
      return places.computeIfAbsent(new Place(node, asset), _ -> new NodeFlows());
    }

    private LocalDate day(String node, PositionChangesQuery.Row change) {
      DayCut cut = insights.proofs().cuts().of(node);
      return cut.dayOf(change.at());
    }
  }

  /** Flows of the nodes of all changes. */
  static ByPlace of(Insights insights) {
    return new ByPlace(insights);
  }

  private void book(CashFlow flow, LocalDate day) {
    flows.merge(day, flow, CashFlow::plus);
  }

  /** Sum of the wallets now. */
  BigDecimal wallets() {
    return wallets.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Everything since the start. */
  CashFlow all() {
    return flows.values().stream().reduce(CashFlow.NOTHING, CashFlow::plus);
  }

  /** What moved on a day. */
  CashFlow on(LocalDate day) {
    return flows.getOrDefault(day, CashFlow.NOTHING);
  }
}
