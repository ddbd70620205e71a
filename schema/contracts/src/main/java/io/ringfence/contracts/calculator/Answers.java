package io.ringfence.contracts.calculator;

import io.ringfence.domain.calculator.CaseException;
import io.ringfence.domain.calculator.Figure;
import io.ringfence.domain.calculator.FigureValue;
import java.util.ArrayList;
import java.util.List;

/**
 * The figures of a case.
 *
 * @param asked the case
 * @param values what each wanted figure is, in the order they were wanted
 */
public record Answers(Case asked, List<FigureValue> values) {
  /**
   * Answers all a case asks for, or nothing.
   *
   * @throws CaseException when one of the figures cannot be had from the case
   */
  public static Answers of(Case asked) {
    List<FigureValue> values = new ArrayList<>(asked.wanted().size());
    try {
      for (Figure figure : asked.wanted()) {
        values.add(asked.question().answer(figure));
      }
    } catch (IllegalArgumentException e) {
      throw CaseException.refused(e);
    }
    return new Answers(asked, values);
  }
}
