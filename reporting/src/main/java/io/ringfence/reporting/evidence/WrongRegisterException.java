package io.ringfence.reporting.evidence;

import java.io.Serial;

/** A report or a step of one register was to get into the other. */
public final class WrongRegisterException extends IllegalStateException {
  @Serial private static final long serialVersionUID = 1L;

  WrongRegisterException(String what, Register of, Register folder, EvidenceFolder place) {
    super(
        ("%s is of %s: it is never signed with the key of %s nor entered into their ledger (%s);"
                + " ask for the register of %s")
            .formatted(what, of.words(), folder.words(), place.path(), of.words()));
  }
}
