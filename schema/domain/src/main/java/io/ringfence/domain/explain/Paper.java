package io.ringfence.domain.explain;

import io.ringfence.domain.explain.MarginExplanation.Outcome;
import io.ringfence.domain.explain.WorkingLine.Kind;
import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A sheet of paper on which one figure is worked out; a symbol already written is not repeated. */
final class Paper {
  private final MarginFigure figure;
  private final List<WorkingLine> lines = new ArrayList<>();

  Paper(MarginFigure figure) {
    this.figure = figure;
  }

  Fraction input(String symbol, String meaning, BigDecimal value) {
    return input(symbol, meaning, Fraction.of(value));
  }

  Fraction input(String symbol, String meaning, Fraction value) {
    return write(new WorkingLine(Kind.INPUT, symbol, meaning, "", value));
  }

  Fraction step(String symbol, String meaning, String formula, Fraction value) {
    return write(new WorkingLine(Kind.STEP, symbol, meaning, formula, value));
  }

  private Fraction write(WorkingLine line) {
    if (lines.stream().noneMatch(it -> it.symbol().equals(line.symbol()))) {
      lines.add(line);
    }
    return line.value();
  }

  MarginExplanation is(BigDecimal value, String rounding) {
    return new MarginExplanation(figure, lines, rounding, new Outcome.Is(value));
  }

  MarginExplanation none(String because) {
    return new MarginExplanation(figure, lines, "none", new Outcome.IsNone(because));
  }
}
