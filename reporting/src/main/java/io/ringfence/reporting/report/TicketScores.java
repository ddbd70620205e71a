package io.ringfence.reporting.report;

import io.ringfence.domain.outcome.Score;
import io.ringfence.domain.outcome.WalkForward;
import io.ringfence.domain.reallocation.Rival;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the answers on tickets have done so far, walked forward over the last hours of the run:
 * whoever always gave the same answer, of the same settlement asset, against whoever ignored all of
 * it. Losses of our own advice are in it.
 */
public final class TicketScores {
  private final Map<String, WalkForward.Step> ends = new HashMap<>();
  private final Map<String, Moves> moves = new HashMap<>();

  /**
   * Moves to one position, each scored as if it were the only one.
   *
   * @param count how many were proposed
   * @param saved what following them would have saved, settlement asset; below 0: cost
   */
  public record Moves(int count, BigDecimal saved) {
    private static Moves of(Score score) {
      return new Moves(1, score.saved());
    }

    private Moves plus(Moves other) {
      return new Moves(count + other.count, saved.add(other.saved));
    }
  }

  private TicketScores() {}

  /** The scores of a walk. */
  public static TicketScores of(Outcomes outcomes) {
    TicketScores scores = new TicketScores();
    outcomes.hours().forEach(hour -> scores.ends.put(hour.asset(), hour.step()));
    List<Outcomes.Scored> scored = outcomes.scores();
    scored.forEach(
        one -> scores.moves.merge(one.score().recipient(), Moves.of(one.score()), Moves::plus));
    return scores;
  }

  /**
   * What always giving this answer would have saved, settlement asset; below 0: cost. Empty: the
   * walk says nothing of it.
   */
  public Optional<BigDecimal> saved(DecisionTickets.Answer answer) {
    return Optional.ofNullable(ends.get(answer.asset()))
        .flatMap(end -> saved(answer.rival().kind(), end));
  }

  private static Optional<BigDecimal> saved(Rival.Kind kind, WalkForward.Step end) {
    BigDecimal ignored = end.ignored().burned();
    return switch (kind) {
      case ADD -> Optional.of(ignored.subtract(end.followed().burned()));
      case REDUCE ->
          Optional.of(ignored.subtract(end.reduced().burned()).subtract(end.reduced().madeFinal()));
      case CLOSE -> Optional.empty();
      case DO_NOTHING -> Optional.of(BigDecimal.ZERO);
    };
  }

  /** Moves that were proposed to the position; empty: none, or another answer than adding. */
  public Optional<Moves> moves(DecisionTickets.Answer answer) {
    return answer.rival().kind() == Rival.Kind.ADD
        ? Optional.ofNullable(moves.get(answer.position()))
        : Optional.empty();
  }
}
