package io.ringfence.api.breach;

import io.ringfence.api.question.Asked;
import io.ringfence.api.question.Moment;
import io.ringfence.api.question.Page;
import io.ringfence.api.question.Questions;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.OpenTo;
import io.ringfence.reporting.query.BreachesQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which budgets were exceeded. */
@RestController
@Tag(name = "breaches")
final class BreachesController {
  private static final String CHOICE = "breaches";

  private final Questions questions;

  BreachesController(Questions questions) {
    this.questions = questions;
  }

  @Operation(
      operationId = "breaches",
      summary = "Which budgets were exceeded",
      description =
          "Breaches of the caller's desks as they stood at an instant, by their beginning.")
  @OpenTo
  @GetMapping("/v1/breaches")
  BreachesAnswer breaches(
      @Valid @ParameterObject Moment moment,
      @Valid @ParameterObject Page page,
      @Parameter(hidden = true) DeskAccess access) {
    Asked asked = questions.of(moment, page, CHOICE, access);
    return BreachesAnswer.of(
        asked,
        asked.page(
            BreachesQuery::new,
            page,
            CHOICE,
            (breaches, part) -> breaches.at(asked.runId(), asked.vantage(), part)));
  }
}
