package io.ringfence.domain.coverage;

/** How well a position was watched. */
public enum Quality {
  /** A mark was known and young enough to be trusted. */
  MONITORED,
  /** The last known mark was too old, while others came in. */
  STALE,
  /** There never was a mark, or nothing came in at all: the platform was down or cut off. */
  BLIND
}
