package io.ringfence.reporting.report;

import io.ringfence.domain.reallocation.Batch;
import io.ringfence.domain.reallocation.BurnTail;
import io.ringfence.domain.reallocation.Certificate;
import io.ringfence.domain.reallocation.Containment;
import io.ringfence.domain.reallocation.Containment.Joint;
import io.ringfence.domain.reallocation.Trigger;
import io.ringfence.reporting.query.SuggestionsQuery;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Margin moves of one pool that are proposed together: everything somebody decides on, and
 * everything that says later whether they became void and whether they were made.
 *
 * @param run the run they are of
 * @param simulated whether the run is a replay
 * @param decidedAt instant they were computed for
 * @param validUntil instant from which they are void
 * @param calls what called for them, in order of time, at least one
 * @param pool pool the margin stays in
 * @param drift how far the mark may move against either side, fraction
 * @param moves the moves, numbered from 1, at least one
 * @param gates what the pool burns under shocks, without the batch and with it
 * @param tail what it burns in recorded moves; empty: drawn up before that was asked
 * @param certificate what proves how good it is; empty: drawn up before that was kept
 */
public record MoveBatch(
    String run,
    boolean simulated,
    Instant decidedAt,
    Instant validUntil,
    List<Call> calls,
    SuggestionsQuery.Pool pool,
    BigDecimal drift,
    List<Move> moves,
    List<Batch.Gate> gates,
    Optional<Tail> tail,
    Optional<Certificate> certificate) {
  /**
   * What the pool burns in recorded crashes and in recorded joint windows, settlement asset.
   *
   * @param crashes one for each crash, without the batch and with it
   * @param joint expected shortfall at 97.5 % over joint windows; empty: drawn up before that was
   *     asked
   * @param tolerance by how much a batch may raise it without the risk desk, at least 0
   */
  public record Tail(
      List<Containment.Burn> crashes, Optional<BurnTail> joint, BigDecimal tolerance) {
    public Tail {
      crashes = List.copyOf(crashes);
    }

    static Tail of(Batch batch, Joint joint, BigDecimal tolerance) {
      return new Tail(
          Containment.of(batch, RecordedCrashes.ofClassPath()).burns(),
          Optional.of(BurnTail.of(batch, joint)),
          tolerance);
    }

    /**
     * Whether the batch raises the expected shortfall, or the worst of the crashes, by more than it
     * may; no crash: it does.
     */
    public boolean isRaised() {
      return new Containment(crashes).needsApproval(tolerance)
          || joint.map(it -> it.isRaisedBy(tolerance)).orElse(false);
    }
  }

  /**
   * Something that called for a batch.
   *
   * @param reason why
   * @param at when
   * @param what what happened, for people; empty: time passed
   */
  public record Call(Trigger.Reason reason, Instant at, String what) {}

  /**
   * A move.
   *
   * @param number counts from 1
   * @param policy defend, harvest or press
   * @param amount margin to move, settlement asset, above 0
   * @param source where it comes from, for people
   * @param from position that gives; empty: the free balance
   * @param to position that receives; empty: the free balance
   * @param reason why, for people
   * @param voidIf what makes it void, for people
   */
  public record Move(
      int number,
      String policy,
      BigDecimal amount,
      String source,
      Optional<Leg> from,
      Optional<Leg> to,
      String reason,
      String voidIf) {
    public Move {
      if (amount.signum() <= 0 || from.isEmpty() && to.isEmpty()) {
        throw new IllegalArgumentException(
            "move %s must move an amount > 0 to or from a position, was %s"
                .formatted(number, amount));
      }
    }
  }

  /**
   * A position that a move touches. Prices in quote per base.
   *
   * @param position its key
   * @param episode its opening, counted from 1
   * @param mark mark in force
   * @param wallet isolated wallet before the move, earlier moves of the batch included
   * @param liquidationBefore liquidation price before; empty: none is positive
   * @param liquidationAfter the same after
   */
  public record Leg(
      String position,
      long episode,
      BigDecimal mark,
      BigDecimal wallet,
      Optional<BigDecimal> liquidationBefore,
      Optional<BigDecimal> liquidationAfter) {}

  public MoveBatch {
    calls = List.copyOf(calls);
    moves = List.copyOf(moves);
    gates = List.copyOf(gates);
    if (moves.isEmpty() || calls.isEmpty()) {
      throw new IllegalArgumentException("a batch must have moves and say what called for them");
    }
  }

  /**
   * Whether only the risk desk may accept moves of it: it raises the expected shortfall, or nobody
   * asked whether it does.
   */
  public boolean needsRiskDesk() {
    return tail.map(Tail::isRaised).orElse(true);
  }

  /** A move by its number. */
  public Optional<Move> move(int number) {
    return moves.stream().filter(move -> move.number() == number).findFirst();
  }
}
