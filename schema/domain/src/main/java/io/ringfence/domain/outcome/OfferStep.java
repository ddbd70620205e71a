package io.ringfence.domain.outcome;

import io.ringfence.domain.duty.Actor;
import java.time.Instant;

/** Something that happens to a batch of moves after it was drawn up. */
public sealed interface OfferStep {
  /** When it was recorded. */
  Instant at();

  /**
   * Somebody answers for the batch and asks for an answer.
   *
   * @param at when it was recorded
   * @param by who
   * @param payloadHash what exactly
   * @param moves how many moves it has, above 0
   */
  record Proposed(Instant at, Actor by, String payloadHash, int moves) implements OfferStep {}

  /**
   * Another person accepts moves.
   *
   * @param at when it was recorded
   * @param by who
   * @param payloadHash what exactly
   * @param moves which
   * @param comment what there is to say; may be empty
   */
  record Accepted(Instant at, Actor by, String payloadHash, Chosen moves, String comment)
      implements OfferStep {}

  /**
   * Another person rejects moves.
   *
   * @param at when it was recorded
   * @param by who
   * @param payloadHash what exactly
   * @param moves which
   * @param comment why; not empty
   */
  record Rejected(Instant at, Actor by, String payloadHash, Chosen moves, String comment)
      implements OfferStep {}

  /**
   * Moves became void before anybody answered.
   *
   * @param at when it was recorded
   * @param moves which
   * @param cause why
   * @param voidAt since when, by the run's own time
   * @param seen what was seen; may be empty
   */
  record Expired(Instant at, Chosen moves, Status.Cause cause, Instant voidAt, String seen)
      implements OfferStep {}

  /**
   * The wallets said what came of a move.
   *
   * @param at when it was recorded
   * @param move its number
   * @param made whether it was made
   * @param amount how much of it was seen, settlement asset, in plain digits
   * @param asOf instant of the run up to which wallets were looked at
   */
  record Observed(Instant at, int move, Made made, String amount, Instant asOf)
      implements OfferStep {}
}
