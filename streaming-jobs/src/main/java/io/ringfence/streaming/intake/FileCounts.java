package io.ringfence.streaming.intake;

import io.ringfence.contracts.wire.InputCountRow;
import java.util.HexFormat;

/** Counts the rows of one file while it is read: what was received, and what repeats itself. */
final class FileCounts {
  private final InputFile file;
  private long received;
  private long duplicate;

  FileCounts(InputFile file) {
    this.file = file;
  }

  void received() {
    received++;
  }

  /** Rows so far. */
  long rows() {
    return received;
  }

  void duplicate() {
    duplicate++;
  }

  /** The part of the control totals that reading knows; rejects and applied rows come later. */
  InputCountRow row() {
    return new InputCountRow(file.name(), file.kind(), received, 0, duplicate, 0, null)
        .ofContent(HexFormat.of().formatHex(FileDigest.of(file)));
  }
}
