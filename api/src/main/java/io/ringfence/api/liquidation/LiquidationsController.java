package io.ringfence.api.liquidation;

import io.ringfence.api.question.Asked;
import io.ringfence.api.question.Moment;
import io.ringfence.api.question.Page;
import io.ringfence.api.question.Questions;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.OpenTo;
import io.ringfence.reporting.query.LiquidationsBetweenQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which positions ended by liquidation. */
@RestController
@Tag(name = "liquidations")
final class LiquidationsController {
  private static final String CHOICE = "liquidations";

  private final Questions questions;

  LiquidationsController(Questions questions) {
    this.questions = questions;
  }

  @Operation(
      operationId = "liquidations",
      summary = "Which positions were liquidated",
      description =
          "Liquidations of the caller's desks up to an instant of a run, in order of time.")
  @OpenTo
  @GetMapping("/v1/liquidations")
  LiquidationsAnswer liquidations(
      @Valid @ParameterObject Moment moment,
      @Valid @ParameterObject Page page,
      @Parameter(hidden = true) DeskAccess access) {
    Asked asked = questions.of(moment, page, CHOICE, access);
    return LiquidationsAnswer.of(
        asked,
        asked.page(
            LiquidationsBetweenQuery::new,
            page,
            CHOICE,
            (ended, part) ->
                ended.between(asked.runId(), asked.run().firstAt(), asked.vantage(), part)));
  }
}
