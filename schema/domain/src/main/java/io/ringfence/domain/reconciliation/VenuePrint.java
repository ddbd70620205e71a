package io.ringfence.domain.reconciliation;

import java.util.EnumMap;
import java.util.Map;

/**
 * The figures a venue prints of one position.
 *
 * @param figures what it says of each; one that is not in here is not printed by this venue
 * @param rounding how the venue comes to the digits it prints
 */
public record VenuePrint(Map<Figure, VenueFigure> figures, Rounding rounding) {
  /** How a venue comes to the digits it prints. */
  public enum Rounding {
    /** Decimals, rounded to the digits that are printed. */
    DIGITS,
    /** The same, with prices on the grid of the instrument's ticks. */
    TICKS,
    /** Binary floating point, printed to 16 decimals: apart by its noise. */
    BINARY
  }

  public VenuePrint {
    figures = Map.copyOf(figures.isEmpty() ? Map.of() : new EnumMap<>(figures));
  }

  /** What the venue says of a figure. */
  public VenueFigure of(Figure figure) {
    return figures.getOrDefault(
        figure, new VenueFigure.NotPrinted("the venue's payload has no such field"));
  }
}
