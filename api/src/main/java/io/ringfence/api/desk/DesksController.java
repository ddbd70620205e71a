package io.ringfence.api.desk;

import io.ringfence.api.question.Asked;
import io.ringfence.api.question.Moment;
import io.ringfence.api.question.Page;
import io.ringfence.api.question.Questions;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.OpenTo;
import io.ringfence.reporting.query.DesksAtQuery;
import io.ringfence.reporting.query.RulePacksQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the caller's desks and their books had at stake at one instant of a run. */
@RestController
@Tag(name = "desks")
final class DesksController {
  private static final String CHOICE = "desks";

  private final Questions questions;

  DesksController(Questions questions) {
    this.questions = questions;
  }

  @Operation(
      summary = "What desks have at stake",
      description =
          "Figures, budgets and budget states of the caller's desks and their books at one instant"
              + " of a run; `node` is the way from the firm down. The firm's total is shown to"
              + " callers with all desks only.")
  @OpenTo
  @GetMapping("/v1/desks")
  DesksAnswer desksAt(
      @Valid @ParameterObject Moment moment,
      @Valid @ParameterObject Page page,
      @Parameter(hidden = true) DeskAccess access) {
    Asked asked = questions.of(moment, page, CHOICE, access);
    return DesksAnswer.of(
        asked,
        asked.ask(RulePacksQuery::new, packs -> packs.of(asked.runId())),
        asked.page(
            DesksAtQuery::new,
            page,
            CHOICE,
            (desks, part) -> desks.part(asked.runId(), asked.vantage(), part)));
  }
}
