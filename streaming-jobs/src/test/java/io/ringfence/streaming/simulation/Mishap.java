package io.ringfence.streaming.simulation;

/** What can happen to one insert on its way. */
enum Mishap {
  /** Stored, the answer is lost. */
  DROP_AFTER_COMMIT,
  /** Stored, answered when nobody listens any more. */
  TIMEOUT_AFTER_COMMIT,
  /** Stored, and the server says that it took too long. */
  CODE_159_AFTER_COMMIT,
  /** Nothing arrives, nothing is answered. */
  TIMEOUT_BEFORE,
  /** The sender gives up; the request arrives much later and is executed then. */
  ARRIVES_LATER,
  /** Something on the way sends it twice. */
  SENT_TWICE,
  /** A gateway fails before the server. */
  STATUS_500,
  /** A gateway has no server. */
  STATUS_503,
  /** Half of it arrives. */
  HALF_BODY,
  /** TOO_MANY_PARTS. */
  CODE_252,
  /** MEMORY_LIMIT_EXCEEDED. */
  CODE_241,
  /** TIMEOUT_EXCEEDED before anything was stored. */
  CODE_159,
  /**
   * The server falls between noting the token and putting the rows in their place; where tables
   * have views, the table is filled and its view is not.
   */
  SERVER_FALLS
}
