package io.ringfence.launcher.calculator;

import io.ringfence.contracts.calculator.AnswerLines;
import io.ringfence.contracts.calculator.CaseLines;
import io.ringfence.contracts.calculator.CaseReader;
import io.ringfence.contracts.calculator.PackRules;
import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.launcher.terminal.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/** Answers a stream of cases in one of the forms people and programs read. */
public final class MarginRun {
  /** How answers are printed. */
  public enum Form {
    /** One JSON object a line. */
    LINES,
    /** Aligned, for people. */
    TABLE,
    /** With the working of each figure, for people. */
    WORKING
  }

  private MarginRun() {}

  /**
   * Answers all cases.
   *
   * @param at instant whose rule packs value cases without tiers
   * @throws IOException when the cases cannot be read or nobody reads the answers
   */
  public static CaseLines.Totals answer(InputStream cases, Terminal terminal, Form form, Instant at)
      throws IOException {
    CaseLines lines = new CaseLines(new CaseReader(new PackRules(RulePacks::ofClassPath, at)));
    return switch (form) {
      case LINES -> {
        try (AnswerLines answers = AnswerLines.to(new PipeOut(terminal.out()))) {
          yield lines.answer(cases, answers);
        }
      }
      case TABLE -> lines.answer(cases, new AnswerTable(terminal));
      case WORKING -> lines.answer(cases, new AnswerWorkings(terminal));
    };
  }
}
