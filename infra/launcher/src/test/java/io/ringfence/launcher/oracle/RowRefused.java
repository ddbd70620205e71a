package io.ringfence.launcher.oracle;

import io.ringfence.contracts.wire.RejectCode;

/** A row cannot be read or applied. Expected, and so without a stack trace. */
final class RowRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final RejectCode code;

  RowRefused(RejectCode code) {
    super(code.name(), null, false, false);
    this.code = code;
  }

  RejectCode code() {
    return code;
  }
}
