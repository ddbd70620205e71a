package io.ringfence.streaming.exposure;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElseGet;

import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.RejectCode;
import io.ringfence.contracts.wire.RejectRow;
import io.ringfence.contracts.wire.RowOrigin;
import io.ringfence.domain.exposure.Outcome;

/** Rows of events that could be read and not applied. */
public final class RejectRows {
  private RejectRows() {}

  /** An event the domain refused: its reasons are codes of rejects by the same names. */
  static RejectRow of(InputEvent event, Outcome.Rejected rejected) {
    return of(event, RejectCode.valueOf(rejected.reason().name()), rejected.explanation());
  }

  /** An event refused for a reason; a mark, which kept no text, is shown with its figures. */
  public static RejectRow of(InputEvent event, RejectCode code, String reason) {
    RowOrigin origin = event.origin();
    String original =
        requireNonNullElseGet(origin.original(), () -> requireNonNull(event.mark()).toString());
    return new RejectRow(
        origin.file(), origin.line(), origin.kind(), code, reason, original, event.atMicros());
  }
}
