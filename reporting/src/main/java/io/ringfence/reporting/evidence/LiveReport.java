package io.ringfence.reporting.evidence;

import java.io.IOException;
import java.util.List;

/** Asks the question of a report again. */
public interface LiveReport {
  /**
   * The answer of now.
   *
   * @param payload payload of the same question, composed anew; empty: it has no answer any more
   * @param knownSince what became known after the report, one line each; empty: nothing
   */
  record Answer(String payload, List<String> knownSince) {
    public Answer {
      knownSince = List.copyOf(knownSince);
    }
  }

  /**
   * Asks again.
   *
   * @throws RefusedStepException when it cannot be asked any more
   * @throws IOException when the disk fails
   */
  Answer of(ReportRef report) throws IOException;
}
