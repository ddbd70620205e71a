package io.ringfence.domain.incident;

/** How far an incident has come. */
public enum IncidentState {
  /** Nobody has taken it on yet. */
  RAISED,
  /** Somebody has. */
  ACKNOWLEDGED,
  /** It has come to its end. */
  RESOLVED
}
