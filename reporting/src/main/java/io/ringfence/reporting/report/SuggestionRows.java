package io.ringfence.reporting.report;

import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.reallocation.Batch;
import io.ringfence.domain.reallocation.Lane;
import io.ringfence.domain.reallocation.Pool;
import io.ringfence.domain.reallocation.PoolPosition;
import io.ringfence.domain.reallocation.Source;
import io.ringfence.domain.reallocation.Suggestion;
import io.ringfence.reporting.query.SuggestionsQuery;
import io.ringfence.reporting.query.SuggestionsQuery.Outcome;
import io.ringfence.reporting.query.SuggestionsQuery.Rival;
import io.ringfence.reporting.query.SuggestionsQuery.Row;
import io.ringfence.reporting.query.SuggestionsQuery.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Proposals of one instant as rows, counted from 1 in the order they are added. */
final class SuggestionRows {
  private static final String FEASIBLE = "FEASIBLE";
  private static final String STALE_MARK = "STALE_MARK";
  private static final String FREE_BALANCE = "free balance";

  private final Instant at;
  private final SuggestionText text;
  private final SuggestionOutcome outcome;
  private final List<Row> rows = new ArrayList<>();

  /**
   * No rows yet.
   *
   * @param at instant of the decision
   * @param text puts reasons into words
   * @param outcome says what came of it
   */
  SuggestionRows(Instant at, SuggestionText text, SuggestionOutcome outcome) {
    this.at = at;
    this.text = text;
    this.outcome = outcome;
  }

  /** The pool as tables name it. */
  static SuggestionsQuery.Pool stored(Pool.Id id) {
    return new SuggestionsQuery.Pool(
        id.venue(),
        id.account(),
        id.settlementAsset(),
        id.desk(),
        id.legalEntity(),
        id.clientOrHouse());
  }

  /** The rows so far. */
  List<Row> all() {
    return List.copyOf(rows);
  }

  /** One row for each suggestion of a batch. */
  void add(Batch batch) {
    Map<PoolPosition, BigDecimal> received = new HashMap<>();
    for (Suggestion suggestion : batch.suggestions()) {
      if (suggestion instanceof Suggestion.Move move) {
        received.merge(move.recipient(), move.amount(), BigDecimal::add);
      }
    }
    SuggestionsQuery.Pool pool = stored(batch.pool().id());
    for (Suggestion suggestion : batch.suggestions()) {
      rows.add(
          switch (suggestion) {
            case Suggestion.Move move -> row(pool, move, received);
            case Suggestion.NotFeasible not -> row(pool, not);
            case Suggestion.GiveBack back -> row(pool, back);
          });
    }
  }

  /** One row for each position that nothing is decided about because its mark is stale. */
  void addStale(Pool.Id id, List<PoolPosition> positions) {
    for (PoolPosition position : positions) {
      rows.add(
          retreat(
              stored(id), position, STALE_MARK, null, text.stale(position), text.voidIfStale()));
    }
  }

  private Row row(
      SuggestionsQuery.Pool pool, Suggestion.Move move, Map<PoolPosition, BigDecimal> received) {
    PoolPosition recipient = move.recipient();
    BigDecimal whole = received.getOrDefault(recipient, move.amount());
    MarginExposure before = recipient.exposureWith(move.receivedBefore());
    MarginExposure after = recipient.exposureWith(move.receivedBefore().add(move.amount()));
    return new Row(
        at,
        rows.size() + 1,
        pool,
        FEASIBLE,
        word(move),
        move.amount(),
        donor(move),
        side(recipient, before, after),
        rival(move.rival()),
        text.reason(move, recipient.exposureWith(whole)),
        text.voidIf(move),
        outcome.of(recipient, recipient.exposureWith(whole)));
  }

  private Row row(SuggestionsQuery.Pool pool, Suggestion.NotFeasible suggestion) {
    return retreat(
        pool,
        suggestion.recipient(),
        suggestion.why().name(),
        rival(suggestion.rival()),
        text.reason(suggestion),
        text.voidIf(suggestion));
  }

  /** Margin goes from the position to the free balance, which has neither price nor distance. */
  private Row row(SuggestionsQuery.Pool pool, Suggestion.GiveBack back) {
    PoolPosition donor = back.recipient();
    MarginExposure after = donor.exposureWith(back.givenBefore().add(back.amount()).negate());
    return new Row(
        at,
        rows.size() + 1,
        pool,
        FEASIBLE,
        word(back),
        back.amount(),
        side(donor, donor.exposureWith(back.givenBefore().negate()), after),
        new Side(FREE_BALANCE, null, null, null, null),
        null,
        text.reason(back),
        text.voidIf(back),
        outcome.of(donor, after));
  }

  private static String word(Suggestion suggestion) {
    return suggestion.stance().name().toLowerCase(Locale.ROOT);
  }

  private Row retreat(
      SuggestionsQuery.Pool pool,
      PoolPosition position,
      String why,
      @Nullable Rival rival,
      String reason,
      String voidIf) {
    return new Row(
        at,
        rows.size() + 1,
        pool,
        why,
        "retreat",
        BigDecimal.ZERO,
        null,
        side(position, position.exposure(), null),
        rival,
        reason,
        voidIf,
        new Outcome(outcome.liquidatedAt(position).orElse(null), null));
  }

  private static @Nullable Side donor(Suggestion.Move move) {
    return switch (move.source()) {
      case Source.FreeBalance() -> null;
      case Source.Transfer(Lane lane) ->
          new Side(FREE_BALANCE + " of " + lane.from(), null, null, null, null);
      case Source.Donor donor ->
          side(
              donor.position(),
              donor.position().exposureWith(donor.givenBefore().negate()),
              donor.position().exposureWith(donor.givenBefore().add(move.amount()).negate()));
    };
  }

  private static Side side(
      PoolPosition position, MarginExposure before, @Nullable MarginExposure after) {
    return new Side(
        position.key().toString(),
        liquidationPrice(before),
        after == null ? null : liquidationPrice(after),
        before.distance().orElse(null),
        after == null ? null : after.distance().orElse(null));
  }

  private static @Nullable BigDecimal liquidationPrice(MarginExposure exposure) {
    return exposure.liquidationPrice().map(root -> root.price(exposure.side())).orElse(null);
  }

  private static @Nullable Rival rival(Optional<Suggestion.Reduction> reduction) {
    return reduction.map(r -> new Rival(r.quantity(), r.notional())).orElse(null);
  }
}
