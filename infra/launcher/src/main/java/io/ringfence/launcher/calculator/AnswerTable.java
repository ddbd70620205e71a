package io.ringfence.launcher.calculator;

import io.ringfence.contracts.calculator.Answers;
import io.ringfence.contracts.calculator.Case;
import io.ringfence.contracts.calculator.CaseLines;
import io.ringfence.contracts.calculator.RulesOrigin;
import io.ringfence.domain.calculator.Figure;
import io.ringfence.domain.calculator.FigureValue;
import io.ringfence.domain.quantity.Precision;
import io.ringfence.launcher.terminal.Terminal;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints answers for people: a case in bold, its figures below, aligned at their right. */
public final class AnswerTable implements CaseLines.Sink {
  private static final int NAME_WIDTH = 26;
  private static final int VALUE_WIDTH = 36;

  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private final Terminal terminal;

  /** A table on a terminal. */
  public AnswerTable(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Prints which case it is and whose rules it is valued by. */
  void head(Case asked) {
    RulesOrigin rules = asked.rules();
    String pack = rules.rulePack() == null ? "" : "  @|faint " + rules.rulePack() + "|@";
    String extrapolated = rules.extrapolated() ? " @|yellow extrapolated|@" : "";
    terminal.print("@|bold " + plain(asked.id()) + "|@" + pack + extrapolated);
  }

  @Override
  public void answered(Answers answers) {
    head(answers.asked());
    for (int i = 0; i < answers.values().size(); i++) {
      print(answers.asked().wanted().get(i), answers.values().get(i));
    }
  }

  @Override
  public void refused(@Nullable String id, long line, String error) {
    String name = id == null ? "line " + line : plain(id) + " (line " + line + ")";
    terminal.print("@|bold " + name + "|@  @|red refused:|@ " + plain(error));
  }

  @Override
  public void pause() {
    terminal.out().flush();
  }

  private void print(Figure figure, FigureValue value) {
    String name = pad(figure.key(), NAME_WIDTH, false);
    terminal.print("  " + name + " " + coloured(value, pad(shown(value), VALUE_WIDTH, true)));
  }

  private static String coloured(FigureValue value, String text) {
    return value instanceof FigureValue.Absent ? "@|yellow " + text + "|@" : text;
  }

  static String shown(FigureValue value) {
    return switch (value) {
      case FigureValue.Decimal(var figure) -> Precision.canonical(figure);
      case FigureValue.Flag(boolean holds) -> holds ? "yes" : "no";
      case FigureValue.Side(var side) -> side.code();
      case FigureValue.Decimals(var figures) ->
          figures.stream().map(Precision::canonical).collect(Collectors.joining("  "));
      case FigureValue.Absent(var reason) -> reason.name();
    };
  }

  private static String pad(String text, int width, boolean right) {
    String blanks = " ".repeat(Math.max(0, width - text.length()));
    return right ? blanks + text : text + blanks;
  }

  /** Text from outside, which must not steer the terminal nor be read as markup. */
  private static String plain(String text) {
    return CONTROL.matcher(text).replaceAll("?").replace("@|", "@ |");
  }
}
