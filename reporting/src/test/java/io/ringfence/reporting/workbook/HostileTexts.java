package io.ringfence.reporting.workbook;

import java.util.List;

/** Texts that somebody might hope are taken for formulas, for tests of other packages. */
public final class HostileTexts {
  /** Those that are not about the length of a cell. */
  public static final List<String> SHORT =
      FormulaInjectionTest.PAYLOADS.stream()
          .filter(payload -> payload.length() < 1_000 && !payload.contains("\uD800"))
          .toList();

  private HostileTexts() {}
}
