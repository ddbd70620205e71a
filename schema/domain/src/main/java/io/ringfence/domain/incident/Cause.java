package io.ringfence.domain.incident;

/** Root cause of an incident, as a person judged it. */
public enum Cause {
  /** A trade or a transfer of the desk. */
  TRADE,
  /** The market, funding or a rate. */
  MARKET,
  /** The limit was changed or wrong. */
  LIMIT,
  /** Data that were late, missing or wrong. */
  DATA,
  /** A procedure, a system or a person failed. */
  OPERATIONS
}
