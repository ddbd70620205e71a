package io.ringfence.reporting.report;

import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.reallocation.Batch;
import io.ringfence.domain.reallocation.Lane;
import io.ringfence.domain.reallocation.PoolPosition;
import io.ringfence.domain.reallocation.ReallocationPolicy;
import io.ringfence.domain.reallocation.Source;
import io.ringfence.domain.reallocation.Suggestion;
import io.ringfence.reporting.query.RunQuery;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Batches of the domain as somebody decides on them.
 *
 * @param run the run
 * @param facts what was known
 * @param policy what they aim at
 * @param validity how long they stand
 */
record MoveBatches(
    RunQuery.Row run, DecisionFacts facts, ReallocationPolicy policy, Duration validity) {
  /** The moves of a batch; empty: it has none. */
  Optional<MoveBatch> of(Batch batch, List<MoveBatch.Call> calls) {
    List<MoveBatch.Move> moves = new ArrayList<>();
    Map<PoolPosition, BigDecimal> received = received(batch);
    for (Suggestion suggestion : batch.suggestions()) {
      switch (suggestion) {
        case Suggestion.Move move -> moves.add(move(moves.size() + 1, move, received));
        case Suggestion.GiveBack back -> moves.add(back(moves.size() + 1, back));
        case Suggestion.NotFeasible _ -> {}
      }
    }
    return moves.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new MoveBatch(
                run.runId(),
                run.simulated(),
                facts.at(),
                facts.at().plus(validity),
                calls,
                SuggestionRows.stored(batch.pool().id()),
                policy.removalCushion(),
                moves,
                batch.gates(),
                Optional.of(
                    MoveBatch.Tail.of(
                        batch,
                        facts.prospects().joint(),
                        policy.shortfallTolerance(batch.pool().id()))),
                Optional.of(batch.certificate())));
  }

  /** What all moves of a batch give each position. */
  private static Map<PoolPosition, BigDecimal> received(Batch batch) {
    Map<PoolPosition, BigDecimal> received = new HashMap<>();
    for (Suggestion suggestion : batch.suggestions()) {
      if (suggestion instanceof Suggestion.Move move) {
        received.merge(move.recipient(), move.amount(), BigDecimal::add);
      }
    }
    return received;
  }

  private MoveBatch.Move move(
      int number, Suggestion.Move move, Map<PoolPosition, BigDecimal> received) {
    SuggestionText text = text();
    PoolPosition recipient = move.recipient();
    BigDecimal whole = received.getOrDefault(recipient, move.amount());
    return new MoveBatch.Move(
        number,
        word(move),
        move.amount(),
        source(move.source()),
        from(move),
        Optional.of(leg(recipient, move.receivedBefore(), move.amount())),
        text.reason(move, recipient.exposureWith(whole)),
        text.voidIf(move));
  }

  private MoveBatch.Move back(int number, Suggestion.GiveBack back) {
    SuggestionText text = text();
    return new MoveBatch.Move(
        number,
        word(back),
        back.amount(),
        back.recipient().key().toString(),
        Optional.of(leg(back.recipient(), back.givenBefore().negate(), back.amount().negate())),
        Optional.empty(),
        text.reason(back),
        text.voidIf(back));
  }

  private SuggestionText text() {
    return new SuggestionText(policy, facts.prospects().mandate());
  }

  private static String word(Suggestion suggestion) {
    return suggestion.stance().name().toLowerCase(Locale.ROOT);
  }

  private static String source(Source source) {
    return switch (source) {
      case Source.FreeBalance() -> "free balance";
      case Source.Transfer(Lane lane) -> "free balance of " + lane.from();
      case Source.Donor donor -> donor.position().key().toString();
    };
  }

  private Optional<MoveBatch.Leg> from(Suggestion.Move move) {
    return switch (move.source()) {
      case Source.FreeBalance(), Source.Transfer _ -> Optional.empty();
      case Source.Donor donor ->
          Optional.of(leg(donor.position(), donor.givenBefore().negate(), move.amount().negate()));
    };
  }

  /** A side of a move: what it holds with earlier moves of the batch, and with this one. */
  private MoveBatch.Leg leg(PoolPosition position, BigDecimal already, BigDecimal change) {
    return new MoveBatch.Leg(
        position.key().toString(),
        episode(position.key()),
        position.mark(),
        position.economics().isolatedMargin().add(already),
        liquidationPrice(position.exposureWith(already)),
        liquidationPrice(position.exposureWith(already.add(change))));
  }

  private static Optional<BigDecimal> liquidationPrice(MarginExposure exposure) {
    return exposure.liquidationPrice().map(root -> root.price(exposure.side()));
  }

  private long episode(PositionKey key) {
    return facts.positions().stream()
        .filter(line -> line.key().equals(key))
        .findFirst()
        .orElseThrow()
        .row()
        .episode();
  }
}
