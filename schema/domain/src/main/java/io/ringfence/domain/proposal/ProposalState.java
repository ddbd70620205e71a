package io.ringfence.domain.proposal;

/** How far a proposal has come. Every state but the first is final. */
public enum ProposalState {
  /** It waits for another person. */
  PROPOSED,
  /** It broke no limit when it was made: nobody else has to agree. */
  CLEARED,
  /** Another person approved it. */
  APPROVED,
  /** Another person rejected it. */
  REJECTED,
  /** Whoever made it took it back. */
  WITHDRAWN,
  /** What it was made against had changed when it was to be approved. */
  LAPSED,
  /** Nobody decided in time. */
  EXPIRED
}
