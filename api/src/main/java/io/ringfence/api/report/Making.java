package io.ringfence.api.report;

/** Makes reports. */
interface Making {
  /** Is told how far it is. */
  interface Listener {
    void reached(int percent, String step);
  }

  /** Why a report was not made, for who ordered it. */
  final class Failure extends Exception {
    private static final long serialVersionUID = 1L;

    Failure(String reason) {
      super(reason);
    }
  }

  /**
   * Makes one.
   *
   * @throws Failure with the reason
   */
  ReportJob.Issued make(ReportJob job, Listener listener) throws Failure;
}
