package io.ringfence.api.desk;

import io.ringfence.api.question.Asked;
import io.ringfence.reporting.query.NodeCourse;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which history is wanted.
 *
 * @param hours how far back; absent: {@value #USUAL}
 * @param node only this node; absent: every one the caller may see
 */
record DeskHistoryChoice(
    @Parameter(description = "How many hours back, 1 to 48; absent: 6.", example = "6")
        @Min(1)
        @Max(48)
        @Nullable Integer hours,
    @Parameter(description = "Only this node; absent: all of the caller's.", example = "firm/alpha")
        @Size(max = 400)
        @Nullable String node) {
  private static final int USUAL = 6;

  /** Instant it begins at: not before the run. */
  Instant from(Asked asked) {
    Instant wanted = asked.asOf().minus(Duration.ofHours(hours == null ? USUAL : hours));
    Instant first = asked.run().firstAt();
    return wanted.isBefore(first) ? first : wanted;
  }

  /** What is asked of the store, in a number of steps. */
  NodeCourse course(Asked asked, int steps) {
    return new NodeCourse(asked.runId(), from(asked), asked.vantage(), steps, node);
  }

  /** What pages of one history have in common. */
  String text() {
    return "desk history " + hours + " " + node;
  }
}
