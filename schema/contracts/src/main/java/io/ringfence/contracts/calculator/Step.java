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
    ObjectFields fields = ObjectFields.read(parser, Member.STEP.field(), STEP);
    return new TierStepQuestion(
        fields.needDecimal("floor"),
        fields.needDecimal("mmrPrev"),
        fields.needDecimal("mmr"),
        fields.needDecimal("amountPrev"));
  }
}
