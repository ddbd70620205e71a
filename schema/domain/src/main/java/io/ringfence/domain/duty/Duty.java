package io.ringfence.domain.duty;

/** Something only certain persons may do. */
public enum Duty {
  /** Prepare a report for sign-off. */
  PREPARE,
  /** Approve or reject what another person prepared. */
  APPROVE,
  /** Agree for the risk desk to moves that the containment gate does not let pass without it. */
  CONTAIN,
  /** Acknowledge, classify and resolve incidents. */
  HANDLE,
  /** Place and lift legal holds, dispose of what need not be kept. */
  KEEP,
  /** Give duties to other persons. */
  GRANT
}
