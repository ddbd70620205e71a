package io.ringfence.launcher.calculator;

import io.ringfence.contracts.calculator.Answers;
import io.ringfence.contracts.calculator.CaseLines;
import io.ringfence.domain.calculator.Figure;
import io.ringfence.domain.calculator.FigureValue;
import io.ringfence.domain.calculator.Question;
import io.ringfence.domain.explain.MarginExplanation;
import io.ringfence.domain.explain.WorkingLine;
import io.ringfence.launcher.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/** Prints the working of each figure: what was given, each step with its formula, the rounding. */
public final class AnswerWorkings implements CaseLines.Sink {
  private static final int SYMBOL_WIDTH = 6;
  private static final int VALUE_WIDTH = 30;

  private final Terminal terminal;
  private final AnswerTable table;

  /** Workings on a terminal. */
  public AnswerWorkings(Terminal terminal) {
    this.terminal = terminal;
    this.table = new AnswerTable(terminal);
  }

  @Override
  public void answered(Answers answers) {
    table.head(answers.asked());
    for (int i = 0; i < answers.values().size(); i++) {
      print(answers, i);
    }
  }

  @Override
  public void refused(@Nullable String id, long line, String error) {
    table.refused(id, line, error);
  }

  @Override
  public void pause() {
    table.pause();
  }

  private void print(Answers answers, int index) {
    Figure figure = answers.asked().wanted().get(index);
    FigureValue value = answers.values().get(index);
    terminal.print("  @|bold " + figure.key() + "|@ = " + AnswerTable.shown(value));
    Question question = answers.asked().question();
    question.explain(figure).ifPresentOrElse(this::print, () -> printBasis(question, figure));
  }

  private void printBasis(Question question, Figure figure) {
    question.basis(figure).forEach(line -> terminal.printRaw(text(line)));
    terminal.printRaw("    " + figure.formula());
  }

  private void print(MarginExplanation explanation) {
    explanation.lines().forEach(line -> terminal.printRaw(text(line)));
    String end =
        switch (explanation.outcome()) {
          case MarginExplanation.Outcome.Is _ -> "rounding: " + explanation.rounding();
          case MarginExplanation.Outcome.IsNone(String because) -> "none: " + because;
        };
    terminal.printRaw("    " + end);
  }

  private static String text(WorkingLine line) {
    String how = line.formula().isEmpty() ? "given" : line.formula();
    return "    "
        + left(line.symbol(), SYMBOL_WIDTH)
        + " = "
        + left(line.shown(), VALUE_WIDTH)
        + " "
        + how
        + "  ("
        + line.meaning()
        + ")";
  }

  private static String left(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
