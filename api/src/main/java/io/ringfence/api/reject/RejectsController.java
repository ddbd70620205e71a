package io.ringfence.api.reject;

import io.ringfence.api.question.Asked;
import io.ringfence.api.question.Moment;
import io.ringfence.api.question.Page;
import io.ringfence.api.question.Questions;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.OpenTo;
import io.ringfence.api.security.Role;
import io.ringfence.reporting.query.RejectsQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which rows were not taken, and why. A row that cannot be read belongs to no desk for certain. */
@RestController
@Tag(name = "rejects")
final class RejectsController {
  private static final String CHOICE = "rejects";

  private final Questions questions;

  RejectsController(Questions questions) {
    this.questions = questions;
  }

  @Operation(
      operationId = "rejects",
      summary = "Which rows were not taken",
      description =
          "Rows that could not be parsed or applied, each with its reason, by file and line; to"
              + " officers of the firm only, since such a row belongs to no desk for certain.")
  @OpenTo({Role.COMPLIANCE, Role.RISK_ADMIN})
  @GetMapping("/v1/rejects")
  RejectsAnswer rejects(
      @Valid @ParameterObject Moment moment,
      @Valid @ParameterObject Page page,
      @Parameter(hidden = true) DeskAccess access) {
    access.requireFirm();
    Asked asked = questions.of(moment, page, CHOICE, access);
    return RejectsAnswer.of(
        asked,
        asked.page(
            RejectsQuery::new,
            page,
            CHOICE,
            (rejects, part) -> rejects.upTo(asked.runId(), asked.vantage(), part)));
  }
}
