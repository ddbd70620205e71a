package io.ringfence.streaming.intake;

import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.RowOrigin;
import java.util.List;

/**
 * How rows of one kind of file read; marks, of which there are millions, have a way of their own.
 */
interface EventFormat {
  /** Columns a file must have beside the time. */
  List<String> required();

  /** Columns a file may have. */
  List<String> optional();

  /** Reads a row; what it gives counts only where the fields were not refused. */
  InputEvent read(Fields fields, RowOrigin origin, long atMicros);
}
