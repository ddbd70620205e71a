package io.ringfence.domain.signoff;

import io.ringfence.domain.duty.Actor;
import java.time.Instant;

/** Something that is done to a report on its way to being signed off. */
public sealed interface SignOffStep {
  /** When it was recorded. */
  Instant at();

  /**
   * Somebody answers for the report and asks for approval.
   *
   * @param at when it was recorded
   * @param by who
   * @param payloadHash what exactly
   * @param comment what there is to say; may be empty
   * @param decideBy when the request lapses
   */
  record Prepared(Instant at, Actor by, String payloadHash, String comment, Instant decideBy)
      implements SignOffStep {}

  /**
   * Another person approves.
   *
   * @param at when it was recorded
   * @param by who
   * @param payloadHash what exactly
   * @param comment what there is to say; may be empty
   * @param validUntil when the approval lapses
   */
  record Approved(Instant at, Actor by, String payloadHash, String comment, Instant validUntil)
      implements SignOffStep {}

  /**
   * Another person rejects.
   *
   * @param at when it was recorded
   * @param by who
   * @param payloadHash what exactly
   * @param comment why; not empty
   */
  record Rejected(Instant at, Actor by, String payloadHash, String comment)
      implements SignOffStep {}

  /**
   * Somebody says something.
   *
   * @param at when it was recorded
   * @param by who
   * @param comment what; not empty
   */
  record Commented(Instant at, Actor by, String comment) implements SignOffStep {}

  /**
   * What was signed off is not what holds any more.
   *
   * @param at when it was found
   * @param reason what differs; not empty
   */
  record Lapsed(Instant at, String reason) implements SignOffStep {}
}
