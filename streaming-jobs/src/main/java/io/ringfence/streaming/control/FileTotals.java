package io.ringfence.streaming.control;

import io.ringfence.contracts.wire.InputCountRow;
import java.io.Serializable;

/**
 * Closed control totals of one file, as they leave the job.
 *
 * @param file name of the file without its folder
 * @param kind kind of the file, for example {@code wallet-events}
 * @param received data rows inside the window of the run
 * @param applied rows that took effect
 * @param duplicate rows equal to one applied before
 * @param rejected rows that could not be parsed or applied
 */
public record FileTotals(
    String file, String kind, long received, long applied, long duplicate, long rejected)
    implements Serializable {
  static FileTotals of(InputCountRow row) {
    return new FileTotals(
        row.file(),
        row.kind().label(),
        row.received(),
        row.applied(),
        row.duplicate(),
        row.rejected());
  }
}
