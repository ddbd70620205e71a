package io.ringfence.api.breaks;

import io.ringfence.api.question.Asked;
import io.ringfence.api.question.Moment;
import io.ringfence.api.question.Questions;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.OpenTo;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.query.ControlTotalsQuery;
import io.ringfence.reporting.query.RejectsQuery;
import io.ringfence.reporting.query.StaleMarksQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What does not tie. */
@RestController
@Tag(name = "breaks")
final class BreaksController {
  /** As the reports have it: two bars of an hour. */
  private static final Duration TRUSTED_AGE = io.ringfence.reporting.report.RunFacts.TRUSTED_AGE;

  private final Questions questions;

  BreaksController(Questions questions) {
    this.questions = questions;
  }

  @Operation(
      operationId = "breaks",
      summary = "What does not tie",
      description =
          "Control totals of every file (received = applied + duplicate + rejected), marks of open"
              + " positions that are older than two hours or missing, rows that were not taken.")
  @OpenTo
  @GetMapping("/v1/breaks")
  BreaksAnswer breaks(
      @Valid @ParameterObject Moment moment, @Parameter(hidden = true) DeskAccess access) {
    Asked asked = questions.of(moment, access);
    return new BreaksAnswer(
        asked.runId(),
        asked.asOf(),
        asked.asKnown(),
        files(asked),
        asked
            .ask(
                StaleMarksQuery::new,
                marks -> marks.at(asked.runId(), asked.vantage(), TRUSTED_AGE))
            .stream()
            .map(BreaksAnswer.MarkBreak::of)
            .toList(),
        rejects(asked));
  }

  private static List<BreaksAnswer.FileTotal> files(Asked asked) {
    return asked
        .ask(ControlTotalsQuery::new, totals -> totals.knownAt(asked.runId(), asked.vantage()))
        .stream()
        .map(BreaksAnswer.FileTotal::of)
        .sorted(Comparator.comparing(BreaksAnswer.FileTotal::ties))
        .toList();
  }

  private static @Nullable List<BreaksAnswer.RejectBreak> rejects(Asked asked) {
    return asked.scope().equals(DeskScope.ALL)
        ? asked
            .ask(RejectsQuery::new, rejects -> rejects.counts(asked.runId(), asked.vantage()))
            .stream()
            .map(BreaksAnswer.RejectBreak::of)
            .toList()
        : null;
  }
}
