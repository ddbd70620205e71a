package io.ringfence.reporting.evidence;

/**
 * Which report was issued: the question whose answer it is. Asked again it gives the same payload.
 *
 * @param export its export number
 * @param report what it is, for example {@code risk-pack}
 * @param run the run
 * @param node the node it is about
 * @param asOf instant it is true for
 * @param asKnown facts recorded later are left out
 * @param records how much of the ledgers it knows, see {@link OfficeRecord.Cut}; empty: nothing
 */
public record ReportRef(
    long export,
    String report,
    String run,
    String node,
    String asOf,
    String asKnown,
    String records) {
  static ReportRef of(long export, Payload payload) {
    return new ReportRef(
        export,
        payload.fact("report"),
        payload.fact("run"),
        payload.fact("node"),
        payload.fact("asOf"),
        payload.fact("asKnown"),
        payload.fact("records"));
  }
}
