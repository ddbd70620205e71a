package io.ringfence.api.margin;

import io.ringfence.contracts.calculator.Answers;
import io.ringfence.contracts.calculator.CaseLines;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One answer for each case. */
@Schema(description = "One answer for each case, in their order.")
record CaseAnswers(@Schema(description = "The answers.") List<CaseAnswer> answers) {
  /** Collects what comes of each case. */
  static final class Collector implements CaseLines.Sink {
    private final List<CaseAnswer> answers = new ArrayList<>();

    @Override
    public void answered(Answers answer) {
      answers.add(CaseAnswer.of(answer));
    }

    @Override
    public void refused(@Nullable String id, long place, String error) {
      answers.add(CaseAnswer.refused(id, error));
    }

    @Override
    public void pause() {
      // The answer is sent whole.
    }

    CaseAnswers answers() {
      return new CaseAnswers(answers);
    }
  }
}
