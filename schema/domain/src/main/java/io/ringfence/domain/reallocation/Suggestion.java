package io.ringfence.domain.reallocation;

import io.ringfence.domain.quantity.NodePath;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A proposal for one position; nobody has approved it. */
public sealed interface Suggestion {
  /** The position it is about: the one to lift, or the one that gives margin back. */
  PoolPosition recipient();

  /** The rival of every proposal: reduce the position until it stands at the target distance. */
  Optional<Reduction> rival();

  /** Policy that proposes it. */
  Aims.Stance stance();

  /**
   * Move margin.
   *
   * @param stance defend or press
   * @param recipient position to lift
   * @param source where the margin comes from
   * @param amount settlement asset, above 0
   * @param receivedBefore what earlier moves of the batch already give the recipient
   * @param rival reduce instead
   */
  record Move(
      Aims.Stance stance,
      PoolPosition recipient,
      Source source,
      BigDecimal amount,
      BigDecimal receivedBefore,
      Optional<Reduction> rival)
      implements Suggestion {
    public Move {
      if (amount.signum() <= 0) {
        throw new IllegalArgumentException("amount must be > 0, was " + amount);
      }
    }

    /** Nodes that hold more margin after the move: it takes as much of their headroom. */
    public List<NodePath> raises() {
      return source.raises(recipient);
    }
  }

  /**
   * Nothing is proposed for the position.
   *
   * @param recipient position below the target
   * @param needed margin that would lift it, settlement asset, above 0
   * @param why stable code
   * @param rival reduce instead
   */
  record NotFeasible(
      PoolPosition recipient, BigDecimal needed, Obstacle why, Optional<Reduction> rival)
      implements Suggestion {
    @Override
    public Aims.Stance stance() {
      return Aims.Stance.RETREAT;
    }
  }

  /**
   * Give margin back to the account's free balance.
   *
   * @param recipient position in profit that gives
   * @param amount settlement asset, above 0
   * @param givenBefore what earlier moves of the batch already take from it
   */
  record GiveBack(PoolPosition recipient, BigDecimal amount, BigDecimal givenBefore)
      implements Suggestion {
    public GiveBack {
      if (amount.signum() <= 0) {
        throw new IllegalArgumentException("amount must be > 0, was " + amount);
      }
    }

    @Override
    public Optional<Reduction> rival() {
      return Optional.empty();
    }

    @Override
    public Aims.Stance stance() {
      return Aims.Stance.HARVEST;
    }
  }

  /** Why no margin is moved to a position below the target distance. */
  enum Obstacle {
    /** Its thesis is not stated as intact: adding would be averaging down. */
    THESIS_NOT_INTACT,
    /** Its plan says to exit, decided before it was opened. */
    PLAN_SAYS_EXIT,
    /** It belongs to a pair: only the order system knows what a move does to the other leg. */
    PAIRED,
    /** A person has locked it. */
    LOCKED,
    /** It was moved to or from a short while ago. */
    COOLING_DOWN,
    /** The venue's figures differ from ours: nothing is decided on a wallet that is not agreed. */
    BREAK_OPEN,
    /** What it would take is more than the plan's cap on top-ups leaves. */
    TOP_UP_CAP,
    /** The policy in force does not defend positions. */
    NOT_DEFENDED,
    /** Lifting it would cost more than the burned margin it is expected to save. */
    NOT_WORTH_ITS_COST,
    /** The batch has as many moves as it may have. */
    MOVE_LIMIT,
    /** Margin of other accounts would do, but arrives later than the trouble. */
    ARRIVES_TOO_LATE,
    /** Budgets of book, desk or firm leave no headroom for margin that would have to come in. */
    BUDGET_HEADROOM,
    /** Donors and free balance together cannot lift it to the target, and less is never given. */
    TARGET_OUT_OF_REACH
  }

  /**
   * Closing part of a position at the mark.
   *
   * @param quantity base asset to close, above 0, rounded up at 8 digits
   * @param notional quote currency at the mark
   */
  record Reduction(BigDecimal quantity, BigDecimal notional) {}
}
