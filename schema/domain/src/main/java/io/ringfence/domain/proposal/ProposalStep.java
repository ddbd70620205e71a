package io.ringfence.domain.proposal;

import io.ringfence.domain.duty.Actor;
import java.time.Instant;

/** Something that is done to a proposal. */
public sealed interface ProposalStep {
  /** When it was recorded. */
  Instant at();

  /**
   * Somebody proposes, and another person has to decide.
   *
   * @param at when it was recorded
   * @param by who
   * @param payloadHash SHA-256 of what exactly
   * @param reason why; not empty
   * @param decideBy from when on it has expired
   */
  record Proposed(Instant at, Actor by, String payloadHash, String reason, Instant decideBy)
      implements ProposalStep {}

  /**
   * Somebody writes down what needs nobody else.
   *
   * @param at when it was recorded
   * @param by who
   * @param payloadHash SHA-256 of what exactly
   * @param reason why; not empty
   */
  record Cleared(Instant at, Actor by, String payloadHash, String reason) implements ProposalStep {}

  /**
   * Another person approves.
   *
   * @param at when it was recorded
   * @param by who
   * @param payloadHash SHA-256 of what exactly
   * @param comment what there is to say; may be empty
   */
  record Approved(Instant at, Actor by, String payloadHash, String comment)
      implements ProposalStep {}

  /**
   * Another person rejects.
   *
   * @param at when it was recorded
   * @param by who
   * @param payloadHash SHA-256 of what exactly
   * @param comment why; not empty
   */
  record Rejected(Instant at, Actor by, String payloadHash, String comment)
      implements ProposalStep {}

  /**
   * Whoever made it takes it back.
   *
   * @param at when it was recorded
   * @param by who
   * @param comment why; may be empty
   */
  record Withdrawn(Instant at, Actor by, String comment) implements ProposalStep {}

  /**
   * What it was made against is not so any more.
   *
   * @param at when it was found
   * @param reason what differs; not empty
   */
  record Lapsed(Instant at, String reason) implements ProposalStep {}
}
