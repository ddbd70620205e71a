package io.ringfence.contracts.calculator;

import com.fasterxml.jackson.core.JsonParser;
import io.ringfence.domain.calculator.Range;
import io.ringfence.domain.calculator.TierStepQuestion;
import java.io.IOException;

/** Reads the step from one bracket to the next. */
final class Step {
  private static final ObjectFields.Layout STEP =
      new ObjectFields.Layout()
          .decimal("floor", Range.NOT_NEGATIVE)
          .decimal("mmrPrev", Range.BETWEEN_0_AND_1)
          .decimal("mmr", Range.BETWEEN_0_AND_1)
          .decimal("amountPrev", Range.NOT_NEGATIVE);

  private Step() {}

  static TierStepQuestion read(JsonParser parser) throws IOException {
    ObjectFields fields =
        ObjectFields.read(parser, new ObjectFields.Place(Member.STEP.field(), -1), STEP);
    return new TierStepQuestion(
        fields.needDecimal(0), fields.needDecimal(1), fields.needDecimal(2), fields.needDecimal(3));
  }
}
