package io.ringfence.api.desk;

import io.ringfence.api.question.Asked;
import io.ringfence.api.question.Moment;
import io.ringfence.api.question.Page;
import io.ringfence.api.question.Questions;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.OpenTo;
import io.ringfence.reporting.query.NodeCourse;
import io.ringfence.reporting.query.NodeHistoryQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
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
              + " hours, the last stored figures of each; then the use of their budgets at the last"
              + " of the run's snapshots in each step. A page has so many points.")
  @OpenTo
  @GetMapping("/v1/desks/history")
  DeskHistoryAnswer history(
      @Valid @ParameterObject Moment moment,
      @Valid @ParameterObject DeskHistoryChoice choice,
      @Valid @ParameterObject Page page,
      @Parameter(hidden = true) DeskAccess access) {
    Asked asked = questions.of(moment, page, choice.text(), access);
    NodeCourse course = choice.course(asked, MOST_STEPS);
    return DeskHistoryAnswer.of(
        asked,
        course.from(),
        asked.page(
            NodeHistoryQuery::new, page, choice.text(), (nodes, part) -> nodes.part(course, part)));
  }
}
