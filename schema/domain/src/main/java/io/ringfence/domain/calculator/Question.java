package io.ringfence.domain.calculator;

import io.ringfence.domain.explain.MarginExplanation;
import io.ringfence.domain.explain.WorkingLine;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A case, ready to be asked for its figures. */
public sealed interface Question
    permits PositionQuestion, OperationQuestion, TierQuestion, TierStepQuestion, TierTableQuestion {
  /**
   * One figure.
   *
   * @throws CaseException when the case lacks what the figure needs, or it is none of {@link
   *     #figures()}
   */
  FigureValue answer(Figure figure);

  /** The figures that can be asked of such a case. */
  Set<Figure> figures();

  /**
   * How a figure comes about; empty where no working is written for it, and then {@link
   * Figure#formula()} says what it is.
   */
  default Optional<MarginExplanation> explain(Figure figure) {
    return Optional.empty();
  }

  /**
   * What {@link Figure#formula()} is filled with where {@link #explain} is empty: inputs and the
   * figures it builds on; empty where there is nothing to add.
   *
   * @throws CaseException where {@link #answer} does
   */
  default List<WorkingLine> basis(Figure figure) {
    return List.of();
  }

  /** The refusal of a figure that cannot be asked of such a case. */
  default CaseException unknown(Figure figure) {
    return new CaseException("wanted", "must be of " + figures() + " here, was " + figure);
  }
}
