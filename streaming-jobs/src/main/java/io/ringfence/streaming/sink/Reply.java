package io.ringfence.streaming.sink;

/** What became of one attempt to insert. */
sealed interface Reply {
  /** The server took it, now or under the same token before. */
  record Taken() implements Reply {}

  /** It may pass when tried again; whether the rows are stored is unknown. */
  record Unknown(String words) implements Reply {}

  /** The server does not take a value in it, and never will. */
  record Refused(long code, String words) implements Reply {}

  /** Nothing can be inserted, whatever the rows are, until somebody repairs something. */
  record Broken(String words) implements Reply {}
}
