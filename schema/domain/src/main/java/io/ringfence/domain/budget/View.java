package io.ringfence.domain.budget;

/** What a node's use is measured on. */
enum View {
  /** Every mark as it stands; what has a stale one is unknown. */
  SHOWN,
  /** The same, but where a mark is unconfirmed what was there before it. */
  CERTAIN
}
