package io.ringfence.api.desk;

import io.ringfence.api.question.Asked;
import io.ringfence.api.question.Moment;
import io.ringfence.api.question.Questions;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.OpenTo;
import io.ringfence.reporting.query.DeskHistoryQuery;
import io.ringfence.reporting.query.UtilisationHistoryQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Instant;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How desks went on over the last hours. */
@RestController
@Tag(name = "desks")
final class DeskHistoryController {
  /** Steps of a sparkline: as many as it has pixels. */
  private static final int MOST_STEPS = 120;

  private final Questions questions;

  DeskHistoryController(Questions questions) {
    this.questions = questions;
  }

  @Operation(
      operationId = "deskHistory",
      summary = "How desks went on",
      description =
          "Of the caller's desks and books, in at most 120 steps of equal length over the last"
              + " hours, the last stored figures of each; and the use of their budgets at the"
              + " run's snapshots.")
  @OpenTo
  @GetMapping("/v1/desks/history")
  DeskHistoryAnswer history(
      @Valid @ParameterObject Moment moment,
      @Valid @ParameterObject DeskHistoryChoice choice,
      @Parameter(hidden = true) DeskAccess access) {
    Asked asked = questions.of(moment, access);
    Instant from = choice.from(asked);
    return DeskHistoryAnswer.of(
        asked,
        from,
        asked
            .ask(
                DeskHistoryQuery::new,
                desks -> desks.between(asked.runId(), from, asked.vantage(), MOST_STEPS))
            .stream()
            .filter(row -> choice.holds(row.node()))
            .toList(),
        asked
            .ask(
                UtilisationHistoryQuery::new,
                uses -> uses.between(asked.runId(), from, asked.vantage()))
            .stream()
            .filter(row -> choice.holds(row.node()))
            .toList());
  }
}
