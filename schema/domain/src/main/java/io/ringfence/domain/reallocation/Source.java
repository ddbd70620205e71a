package io.ringfence.domain.reallocation;

import io.ringfence.domain.quantity.NodePath;
import java.math.BigDecimal;
import java.util.List;

/** Where margin comes from. */
public sealed interface Source {
  /** Nodes that hold more margin once it has come from here to a position. */
  List<NodePath> raises(PoolPosition recipient);

  /** What an amount from here costs, settlement asset: margin between positions costs nothing. */
  BigDecimal cost(BigDecimal amount, Aims.Costs costs);

  /** The account's free balance. */
  record FreeBalance() implements Source {
    @Override
    public List<NodePath> raises(PoolPosition recipient) {
      return recipient.facts().node().upwards();
    }

    @Override
    public BigDecimal cost(BigDecimal amount, Aims.Costs costs) {
      return amount.multiply(costs.cash());
    }
  }

  /**
   * Another position of the pool.
   *
   * @param position the donor
   * @param givenBefore what earlier moves of the batch already take from it, settlement asset
   */
  record Donor(PoolPosition position, BigDecimal givenBefore) implements Source {
    /** The recipient's nodes that the donor does not belong to: its book, where it has another. */
    @Override
    public List<NodePath> raises(PoolPosition recipient) {
      List<NodePath> own = position.facts().node().upwards();
      return recipient.facts().node().upwards().stream()
          .filter(node -> !own.contains(node))
          .toList();
    }

    @Override
    public BigDecimal cost(BigDecimal amount, Aims.Costs costs) {
      return BigDecimal.ZERO;
    }
  }

  /**
   * Free balance of another account.
   *
   * @param lane how it comes
   */
  record Transfer(Lane lane) implements Source {
    @Override
    public List<NodePath> raises(PoolPosition recipient) {
      return recipient.facts().node().upwards();
    }

    @Override
    public BigDecimal cost(BigDecimal amount, Aims.Costs costs) {
      return amount.multiply(costs.cash()).add(lane.cost(amount));
    }
  }
}
