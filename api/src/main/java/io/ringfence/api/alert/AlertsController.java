package io.ringfence.api.alert;

import io.ringfence.api.question.Asked;
import io.ringfence.api.question.Moment;
import io.ringfence.api.question.Page;
import io.ringfence.api.question.Questions;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.OpenTo;
import io.ringfence.reporting.query.AlertsBetweenQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the caller's desks were told. */
@RestController
@Tag(name = "alerts")
final class AlertsController {
  private static final String CHOICE = "alerts";

  private final Questions questions;
  private final Acknowledgements acknowledgements;

  AlertsController(Questions questions, Acknowledgements acknowledgements) {
    this.questions = questions;
    this.acknowledgements = acknowledgements;
  }

  @Operation(
      operationId = "alerts",
      summary = "What desks were told",
      description = "Alerts of the caller's desks up to an instant of a run, the latest first.")
  @OpenTo
  @GetMapping("/v1/alerts")
  AlertsAnswer alerts(
      @Valid @ParameterObject Moment moment,
      @Valid @ParameterObject Page page,
      @Parameter(hidden = true) DeskAccess access) {
    Asked asked = questions.of(moment, page, CHOICE, access);
    Asked.Slice<AlertsBetweenQuery.Row> shown =
        asked.page(
            AlertsBetweenQuery::new,
            page,
            CHOICE,
            (alerts, part) ->
                alerts.latest(asked.runId(), asked.run().firstAt(), asked.vantage(), part));
    return AlertsAnswer.of(
        asked,
        shown,
        acknowledgements.of(asked, shown.rows().stream().map(AlertsBetweenQuery.Row::id)));
  }
}
