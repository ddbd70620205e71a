package io.ringfence.streaming.sink;

/** What can go wrong with one insert on its way. */
enum Fault {
  /** The server stores the rows, the answer is lost. */
  DROP_AFTER_COMMIT,
  /** The server stores the rows and answers so late that nobody listens any more. */
  TIMEOUT_AFTER_COMMIT,
  /** The server stores the rows and says that it took too long. */
  CODE_159_AFTER_COMMIT,
  /** Nothing arrives and nothing is answered for long. */
  TIMEOUT_BEFORE,
  /** A gateway fails before the server. */
  STATUS_500,
  /** A gateway has no server. */
  STATUS_503,
  /** The server gets the first half of the rows as if it were all. */
  HALF_BODY,
  /** The connection breaks in the middle of the rows. */
  HALF_BODY_CUT,
  /** TOO_MANY_PARTS. */
  CODE_252,
  /** MEMORY_LIMIT_EXCEEDED. */
  CODE_241,
  /** TIMEOUT_EXCEEDED before anything was stored. */
  CODE_159;

  /** Whether the rows are stored although the sender cannot know. */
  boolean isAfterCommit() {
    return this == DROP_AFTER_COMMIT
        || this == TIMEOUT_AFTER_COMMIT
        || this == CODE_159_AFTER_COMMIT;
  }
}
