package io.ringfence.reporting.evidence;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Which key signs a report and which ledger it is entered into. Simulations have theirs, live data
 * have theirs, and a report of the one never gets into the register of the other. Source: risk
 * definitions, 5.
 */
public enum Register {
  /** Of replays: nothing in it ever happened to money. */
  SIMULATED("simulations"),
  /** Of runs on live data. */
  LIVE("live data");

  private final String of;

  Register(String of) {
    this.of = of;
  }

  /** The register of a run. */
  public static Register of(boolean simulated) {
    return simulated ? SIMULATED : LIVE;
  }

  /** The register a folder is named for; empty: its name says nothing. */
  static Optional<Register> named(Path folder) {
    Path name = folder.getFileName();
    return name == null ? Optional.empty() : parse(name.toString());
  }

  /** The register of this name; empty: there is none. */
  static Optional<Register> parse(String name) {
    return Arrays.stream(values())
        .filter(register -> register.word().equals(name.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  /** The register of a payload; empty: it does not say what it is of. */
  static Optional<Register> of(Payload payload) {
    return switch (payload.fact("simulated")) {
      case "true" -> Optional.of(SIMULATED);
      case "false" -> Optional.of(LIVE);
      case String _ -> Optional.empty();
    };
  }

  /** What its folder is called. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What its reports are of, for people. */
  String words() {
    return of;
  }
}
