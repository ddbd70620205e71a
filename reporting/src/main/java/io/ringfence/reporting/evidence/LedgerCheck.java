package io.ringfence.reporting.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What ledgers say of a report that is itself as it was signed.
 *
 * @param ledger what was issued; null: supersession is not checked
 * @param anchor where the ledger's head was written; may be a file that is not there
 * @param steps what people did about reports; null: whether it was signed off is not known
 */
record LedgerCheck(@Nullable Path ledger, Path anchor, Verification.@Nullable Steps steps) {
  /** What the ledger has against the file; empty: nothing. */
  Optional<Verdict> against(Envelope.Signed signed, List<String> details) throws IOException {
    if (ledger == null) {
      details.add("ledger  none given: whether it was superseded is not known");
      return Optional.empty();
    }
    Ledger issued = Ledger.read(ledger).anchoredBy(anchor);
    Ledger.Fault fault = issued.fault();
    if (fault != null) {
      return Optional.of(Verdict.Altered.at("ledger", fault.place(), fault.was(), fault.is()));
    }
    long number = signed.envelope().number();
    if (issued.entry(number).filter(entry -> entry.isOf(signed)).isEmpty()) {
      return Optional.of(
          Verdict.Altered.at(
              "ledger", "entry " + number, "this report", "not in it or another report"));
    }
    details.add(
        "ledger  entry %s of %s, chain whole%s"
            .formatted(
                number,
                issued.entries().size(),
                Files.exists(anchor) ? ", head anchored" : ", head not anchored"));
    Registers.mixed(issued.entries()).ifPresent(details::add);
    return issued
        .replacing(number)
        .map(by -> new Verdict.Superseded("export " + by.number(), by.field("reason")));
  }

  /** Adds how far the sign-off came; what is wrong with its ledger, empty: nothing. */
  Optional<Verdict> signedOff(Payload payload, List<String> details) {
    if (steps == null) {
      details.add("sign-off not known: no ledger of steps was given");
      return Optional.empty();
    }
    try {
      SignOffs.Held held =
          SignOffs.of(StepLedger.read(steps.ledger(), steps.anchor())).get(payload.hash());
      if (held == null) {
        details.add("sign-off none: a draft that nobody answers for yet");
      } else {
        details.addAll(OfficeWords.lines(held, steps.at()));
      }
      return Optional.empty();
    } catch (IOException | IllegalStateException e) {
      return Optional.of(
          Verdict.Altered.at("ledger of steps", "", "whole", String.valueOf(e.getMessage())));
    }
  }
}
