package io.ringfence.domain.incident;

/** How an incident was brought to its end. */
public enum Resolution {
  /** Use is within the limit again; needs a breach that has ended. */
  CURED,
  /** The limit was changed, or overridden for a time, by those who may. */
  LIMIT_CHANGED,
  /** Somebody who may accepts it as it is. */
  ACCEPTED,
  /** There was no breach: what it rested on was wrong. */
  FALSE_ALARM
}
