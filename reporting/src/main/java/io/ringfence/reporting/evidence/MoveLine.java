package io.ringfence.reporting.evidence;

import io.ringfence.domain.outcome.Made;
import io.ringfence.domain.outcome.OfferStep;
import io.ringfence.domain.outcome.Status;
import io.ringfence.reporting.report.MoveBatch;
import io.ringfence.reporting.report.MoveScore;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A move that was proposed and what became of it.
 *
 * @param held its batch
 * @param move the move
 * @param score what it would have burned and saved by the marks since; empty: not known
 */
public record MoveLine(MoveLedger.Held held, MoveBatch.Move move, Optional<MoveScore> score) {
  /** The moves of batches, in the order in which they were proposed, without scores. */
  static List<MoveLine> of(List<MoveLedger.Held> batches) {
    List<MoveLine> lines = new ArrayList<>();
    for (MoveLedger.Held held : batches) {
      held.batch().moves().forEach(move -> lines.add(new MoveLine(held, move, Optional.empty())));
    }
    return lines;
  }

  /** Where it stands. */
  public Status status() {
    return held.offer().statusOf(move.number());
  }

  /** What the wallets said; empty: nothing yet. */
  public Optional<OfferStep.Observed> observation() {
    return held.offer().observationOf(move.number());
  }

  /** What following it saved: of moves that were made; empty: not made in full, or not known. */
  public Optional<BigDecimal> savedByFollowing() {
    return savedWhen(Made.MADE);
  }

  /** What following it would have saved: of moves that were not made; empty: made, or not known. */
  public Optional<BigDecimal> forgone() {
    return savedWhen(Made.NOT_MADE);
  }

  private Optional<BigDecimal> savedWhen(Made made) {
    return observation()
        .filter(step -> step.made() == made)
        .flatMap(_ -> score.map(MoveScore::saved));
  }
}
