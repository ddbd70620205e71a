package io.ringfence.reporting.evidence;

import io.ringfence.domain.outcome.Chosen;
import io.ringfence.domain.outcome.Made;
import io.ringfence.domain.outcome.OfferStep;
import io.ringfence.domain.outcome.Status;
import io.ringfence.domain.quantity.Precision;
import io.ringfence.reporting.report.MoveBatch;
import io.ringfence.reporting.report.MoveMarket;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Follows batches by what a run shows: open moves that became void, and whether moves whose time is
 * over were made. A flow of margin counts once: for what was accepted first, then for what was not,
 * each in the order of the decisions.
 *
 * @param market what the run shows
 */
public record MoveFollower(MoveMarket market) implements MoveLedger.Follower {
  private record One(MoveLedger.Held held, MoveBatch.Move move, boolean ended) {
    boolean isAccepted() {
      return held.offer().statusOf(move.number()) instanceof Status.Accepted;
    }

    boolean isObserved() {
      return held.offer().observationOf(move.number()).isPresent();
    }
  }

  @Override
  public List<MoveLedger.Finding> of(List<MoveLedger.Held> held, Instant at) {
    List<MoveLedger.Finding> findings = new ArrayList<>();
    List<One> moves = new ArrayList<>();
    for (MoveLedger.Held batch : held) {
      for (MoveBatch.Move move : batch.batch().moves()) {
        boolean open = batch.offer().statusOf(move.number()).isOpen();
        Optional<MoveMarket.Voided> voided =
            open ? market.voided(batch.batch(), move) : Optional.empty();
        voided.ifPresent(why -> findings.add(expired(batch, move, why, at)));
        moves.add(new One(batch, move, !open || voided.isPresent()));
      }
    }
    findings.addAll(observed(moves, at));
    return findings;
  }

  private static MoveLedger.Finding expired(
      MoveLedger.Held batch, MoveBatch.Move move, MoveMarket.Voided voided, Instant at) {
    return new MoveLedger.Finding(
        batch.offer().id(),
        new OfferStep.Expired(
            at, Chosen.of(List.of(move.number())), voided.cause(), voided.at(), voided.seen()));
  }

  private List<MoveLedger.Finding> observed(List<One> moves, Instant at) {
    List<MoveLedger.Finding> findings = new ArrayList<>();
    Purse purse = new Purse(market.flows());
    moves.stream()
        .filter(one -> !market.asOf().isBefore(one.held().batch().validUntil()))
        .filter(One::ended)
        .sorted(
            Comparator.comparing((One one) -> !one.isAccepted())
                .thenComparing(one -> one.held().batch().decidedAt()))
        .forEach(
            one -> {
              OfferStep.Observed step = observed(one, purse, at);
              if (!one.isObserved()) {
                findings.add(new MoveLedger.Finding(one.held().offer().id(), step));
              }
            });
    return findings;
  }

  private OfferStep.Observed observed(One one, Purse purse, Instant at) {
    MoveBatch batch = one.held().batch();
    List<BigDecimal> seen = new ArrayList<>();
    one.move()
        .to()
        .ifPresent(leg -> seen.add(purse.take(leg.position(), 1, batch, one.move().amount())));
    one.move()
        .from()
        .ifPresent(leg -> seen.add(purse.take(leg.position(), -1, batch, one.move().amount())));
    BigDecimal least = seen.stream().min(BigDecimal::compareTo).orElseThrow();
    BigDecimal most = seen.stream().max(BigDecimal::compareTo).orElseThrow();
    return new OfferStep.Observed(
        at,
        one.move().number(),
        made(one.move().amount(), least, most),
        Precision.canonical(least),
        market.asOf());
  }

  private static Made made(BigDecimal amount, BigDecimal least, BigDecimal most) {
    if (least.compareTo(amount) >= 0) {
      return Made.MADE;
    }
    return most.signum() > 0 ? Made.PARTLY : Made.NOT_MADE;
  }

  /** Flows of margin that no move has taken yet. */
  private static final class Purse {
    private final List<MoveMarket.Flow> flows;
    private final List<BigDecimal> left = new ArrayList<>();

    Purse(List<MoveMarket.Flow> flows) {
      this.flows = flows;
      flows.forEach(flow -> left.add(flow.amount()));
    }

    /** Takes what went into a position (sign 1) or out of it (-1) in the time of a batch. */
    BigDecimal take(String position, int sign, MoveBatch batch, BigDecimal wanted) {
      BigDecimal taken = BigDecimal.ZERO;
      for (int i = 0; i < flows.size(); i++) {
        MoveMarket.Flow flow = flows.get(i);
        boolean counts =
            flow.position().equals(position)
                && left.get(i).signum() == sign
                && flow.at().isAfter(batch.decidedAt())
                && !flow.at().isAfter(batch.validUntil());
        if (counts) {
          BigDecimal more = left.get(i).abs().min(wanted.subtract(taken));
          taken = taken.add(more);
          left.set(i, left.get(i).subtract(more.multiply(BigDecimal.valueOf(sign))));
        }
      }
      return taken;
    }
  }
}
