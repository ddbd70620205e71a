package io.ringfence.reporting.whatif;

import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.position.PositionFacts;
import io.ringfence.domain.reallocation.Pool;
import io.ringfence.reporting.mandate.Mandate;
import io.ringfence.reporting.whatif.BatchCheck.Move;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why moves cannot be proposed, one sentence each.
 *
 * @param facts what they are judged against
 * @param pool what their positions must share
 */
record MoveProblems(FirmFacts facts, Pool.Id pool) {
  /**
   * What is wrong with moves.
   *
   * @param free what the free balance changes by, settlement asset
   */
  List<String> of(List<Move> moves, BigDecimal free) {
    List<String> problems = new ArrayList<>();
    Mandate mandate = facts.mandate();
    for (Move move : moves) {
      mandate
          .lockOf(move.line().key())
          .ifPresent(
              lock ->
                  problems.add("%s is locked: %s.".formatted(move.line().key(), lock.reason())));
      if (!BatchCheck.poolOf(move.line()).equals(pool)) {
        problems.add("%s is of another pool than the first.".formatted(move.line().key()));
      }
      problem(move).ifPresent(why -> problems.add(move.line().key() + " " + why));
    }
    Optional<BigDecimal> known = facts.free(moves.getFirst().line().key(), pool.settlementAsset());
    boolean covered = known.filter(it -> it.add(free).signum() >= 0).isPresent();
    if (free.signum() < 0 && !covered) {
      problems.add(
          "The moves need %s of the free balance, which is unknown or less."
              .formatted(free.negate().toPlainString()));
    }
    return problems;
  }

  private static Optional<String> problem(Move move) {
    return move.before()
        .map(before -> move.amount().signum() < 0 ? removal(move, before) : addition(move))
        .orElseGet(() -> Optional.of("has a missing or stale mark: nothing is decided on it."));
  }

  private static Optional<String> removal(Move move, MarginExposure before) {
    BigDecimal out = move.amount().negate();
    return before.removableMargin().compareTo(out) < 0
        ? Optional.of(
            "lets %s be taken out now, not %s."
                .formatted(before.removableMargin().toPlainString(), out.toPlainString()))
        : Optional.empty();
  }

  private static Optional<String> addition(Move move) {
    return move.line().facts().thesis() == PositionFacts.Thesis.INTACT
        ? Optional.empty()
        : Optional.of("has no thesis known to be intact: no margin is added.");
  }
}
