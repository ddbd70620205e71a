package io.ringfence.domain.explain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * How one figure comes about.
 *
 * @param figure what is explained
 * @param lines inputs and steps in the order a person would write them; the last step is the figure
 *     before it was rounded
 * @param rounding digits and direction of the figure, in words
 * @param outcome the figure, or why there is none
 */
public record MarginExplanation(
    MarginFigure figure, List<WorkingLine> lines, String rounding, Outcome outcome) {
  /** What the working came to. */
  public sealed interface Outcome {
    /**
     * A figure.
     *
     * @param value as it is shown, rounded as the explanation says
     */
    record Is(BigDecimal value) implements Outcome {}

    /**
     * No figure.
     *
     * @param because why, in words
     */
    record IsNone(String because) implements Outcome {}
  }

  public MarginExplanation {
    lines = List.copyOf(lines);
  }

  /** The figure as it is shown; empty where there is none. */
  public Optional<BigDecimal> result() {
    return switch (outcome) {
      case Outcome.Is(var value) -> Optional.of(value);
      case Outcome.IsNone _ -> Optional.empty();
    };
  }
}
