package io.ringfence.api.report;

/** How far a report has come. */
enum ReportState {
  /** It waits for its turn. */
  QUEUED,
  /** It is being made. */
  RUNNING,
  /** It is made, issued and can be fetched. */
  DONE,
  /** It was not made; the reason is said. */
  FAILED
}
