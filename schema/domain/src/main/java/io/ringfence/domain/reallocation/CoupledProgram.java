package io.ringfence.domain.reallocation;

import io.ringfence.domain.linear.LinearProgram;
import io.ringfence.domain.linear.LinearProgram.Column;
import io.ringfence.domain.linear.LinearProgram.Relation;
import io.ringfence.domain.linear.LinearProgram.Row;
import io.ringfence.domain.linear.LinearProgram.Term;
import io.ringfence.domain.linear.LinearSolver;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.reallocation.Shared.Place;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The relaxation of several pools as a linear programme: each position that may be lifted is lifted
 * by a part between 0 and 1; margin flows from the free balance, from the donors of each book and
 * by lanes to the positions of a book that those lanes reach in time; what pools share is one row.
 * Least transfers, steps, fixed costs and whole positions are left out, so its optimum bounds every
 * batch.
 */
final class CoupledProgram {
  private static final int SCALE = 18;

  /** What a column takes of what pools share: from a lane, or from the free balance where none. */
  private record Flow(int pool, @Nullable String lane) {}

  /** Positions that the same margin can reach. */
  private record Group(int pool, NodePath book, List<Lane> lanes) {}

  /**
   * Donors of a book, each as if it freed as much of its own expected burn as the one that frees
   * most.
   */
  private record Donors(BigDecimal spare, Fraction freed) {
    Donors plus(Donors other) {
      return new Donors(spare.add(other.spare), freed.max(other.freed));
    }
  }

  private final ReallocationPolicy policy;
  private final List<Column> columns = new ArrayList<>();
  private final Map<Integer, Flow> flows = new LinkedHashMap<>();
  private final Map<String, List<Term>> sums = new LinkedHashMap<>();
  private final Map<String, BigDecimal> mosts = new HashMap<>();
  private final List<Row> balances = new ArrayList<>();

  private CoupledProgram(ReallocationPolicy policy) {
    this.policy = policy;
  }

  static CoupledProgram of(List<Pool> pools, ReallocationPolicy policy) {
    CoupledProgram program = new CoupledProgram(policy);
    for (int i = 0; i < pools.size(); i++) {
      program.add(pools.get(i), i);
    }
    return program;
  }

  LinearProgram program() {
    List<Row> rows = new ArrayList<>(balances);
    sums.forEach(
        (name, terms) ->
            rows.add(
                new Row(name, terms, Relation.AT_MOST, mosts.getOrDefault(name, BigDecimal.ZERO))));
    return new LinearProgram(columns, rows);
  }

  private void add(Pool pool, int index) {
    Map<Group, List<Appraisal>> groups = new LinkedHashMap<>();
    for (Appraisal one : Reallocation.candidates(pool, policy)) {
      List<Lane> inTime =
          pool.lanes().stream().filter(lane -> lane.arrivesInTime(one.position())).toList();
      groups
          .computeIfAbsent(
              new Group(index, one.position().facts().node(), inTime), _ -> new ArrayList<>())
          .add(one);
    }
    ExpectedBurn burn = new ExpectedBurn(policy);
    Map<NodePath, Donors> spares = new LinkedHashMap<>();
    for (PoolPosition position : pool.positions()) {
      BigDecimal spare = Spares.of(position, policy);
      Fraction freed = spare.signum() > 0 ? burn.mostFreedByUnit(position) : Fraction.ZERO;
      spares.merge(position.facts().node(), new Donors(spare, freed), Donors::plus);
    }
    groups.forEach((group, members) -> add(pool, group, members, spares));
  }

  private void add(Pool pool, Group group, List<Appraisal> members, Map<NodePath, Donors> spares) {
    List<Term> balance = new ArrayList<>();
    BigDecimal needed = BigDecimal.ZERO;
    for (Appraisal one : members) {
      BigDecimal saved = one.saved().exactOrRounded(SCALE, RoundingMode.CEILING);
      balance.add(
          new Term(
              column("lift " + one.position().key(), saved.negate(), BigDecimal.ONE), one.need()));
      needed = needed.add(one.need());
    }
    balance.add(cash(pool, group, needed));
    for (Map.Entry<NodePath, Donors> donors : spares.entrySet()) {
      balance.add(donors(pool, group, needed, donors));
    }
    for (Lane lane : group.lanes()) {
      balance.add(lane(pool, group, needed, lane));
    }
    balances.add(new Row("balance of " + group.book(), balance, Relation.EQUAL, BigDecimal.ZERO));
  }

  private Term cash(Pool pool, Group group, BigDecimal needed) {
    Pool.Cash cash = pool.cash();
    BigDecimal most = cash == null ? BigDecimal.ZERO : cash.above(policy.cashReserve());
    int flow = column("cash", policy.costsOf(pool.id()).cash(), most.min(needed));
    flows.put(flow, new Flow(group.pool(), null));
    limit("free balance of " + Purse.of(pool.id()), most, flow);
    raise(pool, group.book().upwards(), flow);
    return minus(flow);
  }

  private Term donors(
      Pool pool, Group group, BigDecimal needed, Map.Entry<NodePath, Donors> donors) {
    BigDecimal spare = donors.getValue().spare();
    BigDecimal freed = donors.getValue().freed().exactOrRounded(SCALE, RoundingMode.CEILING);
    int flow = column("donors", freed.negate(), needed.min(spare));
    limit("donors of %s in pool %s".formatted(donors.getKey(), group.pool()), spare, flow);
    if (!donors.getKey().equals(group.book())) {
      raise(pool, List.of(group.book()), flow);
    }
    return minus(flow);
  }

  private Term lane(Pool pool, Group group, BigDecimal needed, Lane lane) {
    BigDecimal cost = lane.costRate().add(policy.costsOf(pool.id()).cash());
    int flow = column("lane", cost, lane.available().min(needed));
    flows.put(flow, new Flow(group.pool(), lane.from()));
    limit("lane from " + lane.from(), lane.available(), flow);
    raise(pool, group.book().upwards(), flow);
    return minus(flow);
  }

  private int column(String name, BigDecimal cost, BigDecimal most) {
    columns.add(new Column(name, cost, most));
    return columns.size() - 1;
  }

  private static Term minus(int column) {
    return new Term(column, BigDecimal.ONE.negate());
  }

  private void raise(Pool pool, List<NodePath> nodes, int flow) {
    for (NodePath node : nodes) {
      BigDecimal left = pool.headroom().get(node);
      if (left != null) {
        limit("headroom of " + new Place(node, pool.id().settlementAsset()), left, flow);
      }
    }
  }

  private void limit(String name, BigDecimal most, int flow) {
    sums.computeIfAbsent(name, _ -> new ArrayList<>()).add(new Term(flow, BigDecimal.ONE));
    mosts.merge(name, most, BigDecimal::min);
  }

  /** What the answer gives each pool of what is shared, rounded down to steps. */
  Shared.Allotment allotment(LinearSolver.Answer answer) {
    Map<Integer, BigDecimal> cash = new HashMap<>();
    Map<Integer, Map<String, BigDecimal>> lent = new HashMap<>();
    flows.forEach(
        (column, flow) -> {
          double value = Math.max(answer.values()[column], 0);
          BigDecimal amount = policy.roundedDown(new BigDecimal(value));
          String lane = flow.lane();
          if (lane == null) {
            cash.merge(flow.pool(), amount, BigDecimal::add);
          } else {
            lent.computeIfAbsent(flow.pool(), _ -> new HashMap<>())
                .merge(lane, amount, BigDecimal::add);
          }
        });
    return new Shared.Allotment(cash, lent);
  }
}
