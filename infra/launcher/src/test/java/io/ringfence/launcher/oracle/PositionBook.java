package io.ringfence.launcher.oracle;

import static java.math.BigDecimal.ZERO;

import io.ringfence.contracts.wire.RejectCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All positions and marks, and what happens to them: the facts are taken one after the other. */
final class PositionBook {
  private final TierTables tables;
  private final Map<Market, BigDecimal> marks = new HashMap<>();
  private final Map<PositionKey, Holding> book = new LinkedHashMap<>();
  private final Set<NodeAsset> nodes = new LinkedHashSet<>();
  private final Realised realised = new Realised();
  private final List<Liquidation> liquidations = new ArrayList<>();
  private final List<PositionAlert> alerts = new ArrayList<>();

  PositionBook(TierTables tables) {
    this.tables = tables;
  }

  List<Liquidation> liquidations() {
    return liquidations;
  }

  List<PositionAlert> alerts() {
    return alerts;
  }

  /** Every node known by now, added up anew from its positions. */
  Map<NodeAsset, NodeTotals> totals(long at) {
    Map<NodeAsset, NodeTotals> totals = new HashMap<>();
    for (NodeAsset node : nodes) {
      List<Holding> open =
          open(node.node()).stream().filter(held -> held.asset().equals(node.asset())).toList();
      totals.put(node, NodeTotals.of(node, open, marks, realised, at));
    }
    return totals;
  }

  BudgetUse use(Fact.Budget budget, long at) {
    return BudgetUse.of(budget, open(budget.node()), marks, realised, at);
  }

  private List<Holding> open(String node) {
    return book.values().stream()
        .filter(held -> held.open() && held.nodes().contains(node))
        .toList();
  }

  void mark(Market market, Fact.Mark mark) {
    marks.put(market, mark.price());
    openIn(market).forEach(held -> judge(held, mark.at()));
  }

  void settle(Fact.Funding funding) {
    BigDecimal mark = marks.get(funding.market());
    if (mark == null) {
      throw new RowRefused(RejectCode.NO_MARK);
    }
    for (Holding held : openIn(funding.market())) {
      BigDecimal received = held.signedNotional(mark).multiply(funding.rate()).negate();
      held.pay(received);
      realised.paid(funding.at(), held, received);
      judge(held, funding.at());
    }
  }

  private List<Holding> openIn(Market market) {
    return book.values().stream()
        .filter(held -> held.open() && held.key().market().equals(market))
        .sorted(Comparator.comparing(held -> held.key().order()))
        .toList();
  }

  void change(Fact.Version version) {
    Holding held = book.get(version.key());
    if (version.quantity().signum() == 0) {
      Holding open = mustBeOpen(held);
      open.end(Holding.Status.CLOSED);
      result(version, open, true);
      return;
    }
    if (held == null) {
      held = new Holding(version, tables.of(version.key().market().instrument()));
      book.put(version.key(), held);
    } else {
      boolean reduces = held.open() && version.quantity().compareTo(held.version().quantity()) < 0;
      held.take(version);
      result(version, held, reduces);
    }
    for (String node : held.nodes()) {
      nodes.add(new NodeAsset(node, held.asset()));
    }
    judge(held, version.at());
  }

  private void result(Fact.Version version, Holding held, boolean reduces) {
    BigDecimal said = version.said();
    if (said != null) {
      realised.paid(version.at(), held, said);
    } else if (reduces) {
      realised.unsaid(version.at(), held);
    }
  }

  void move(Fact.Movement movement) {
    Holding held = mustBeOpen(book.get(movement.key()));
    BigDecimal amount = movement.amount();
    switch (movement.kind()) {
      case "add" -> held.pay(amount);
      case "remove" -> remove(held, amount);
      default -> {
        held.pay(amount.negate());
        realised.paid(movement.at(), held, amount.negate());
      }
    }
    judge(held, movement.at());
  }

  private void remove(Holding held, BigDecimal amount) {
    BigDecimal mark = marks.get(held.key().market());
    if (mark == null) {
      throw new RowRefused(RejectCode.NO_MARK);
    }
    if (!held.mayRemove(amount, mark)) {
      throw new RowRefused(RejectCode.REMOVES_TOO_MUCH);
    }
    held.pay(amount.negate());
  }

  private static Holding mustBeOpen(@Nullable Holding held) {
    if (held == null) {
      throw new RowRefused(RejectCode.UNKNOWN_POSITION);
    }
    return switch (held.status()) {
      case OPEN -> held;
      case CLOSED -> throw new RowRefused(RejectCode.POSITION_CLOSED);
      case LIQUIDATED -> throw new RowRefused(RejectCode.POSITION_LIQUIDATED);
    };
  }

  /** Alerts first, then the end when equity meets the requirement. */
  private void judge(Holding held, long at) {
    BigDecimal mark = marks.get(held.key().market());
    if (mark == null) {
      return;
    }
    String position = held.key().text();
    for (BigDecimal level : held.levels().distances(held, mark)) {
      alerts.add(new PositionAlert(at, position, "DISTANCE", level));
    }
    for (BigDecimal level : held.levels().ratios(held, mark)) {
      alerts.add(new PositionAlert(at, position, "MARGIN_RATIO", level));
    }
    BigDecimal equity = held.equity(mark);
    if (equity.compareTo(held.requirement(mark)) <= 0) {
      BigDecimal deficit = equity.negate().max(ZERO);
      Quotient price = held.liquidationPrice().orElse(null);
      alerts.add(new PositionAlert(at, position, "LIQUIDATION", null));
      liquidations.add(new Liquidation(at, position, mark, price, held.wallet(), deficit));
      realised.liquidated(at, held, held.wallet(), deficit);
      held.end(Holding.Status.LIQUIDATED);
    }
  }
}
