package io.ringfence.reporting.evidence;

import java.util.List;
import java.util.Optional;

/** What is said of registers to whoever checks a report. */
final class Registers {
  private Registers() {}

  /** Which register a report stands in. */
  static String line(Optional<Register> register) {
    return "register "
        + register
            .map(of -> "%s: key and ledger of %s alone".formatted(of, of.words()))
            .orElse("not said: issued before simulations and live data had registers of their own");
  }

  /** Says of a ledger that holds both kinds which is how many; empty: it holds one. */
  static Optional<String> mixed(List<LedgerEntry> entries) {
    long simulated =
        entries.stream()
            .filter(entry -> entry.field("marking").equals(Register.SIMULATED.name()))
            .count();
    long live = entries.size() - simulated;
    return simulated == 0 || live == 0
        ? Optional.empty()
        : Optional.of(
            "register HOLDS BOTH: %s simulated and %s live, from before they were told apart"
                .formatted(simulated, live));
  }
}
