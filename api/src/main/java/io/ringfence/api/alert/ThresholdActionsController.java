package io.ringfence.api.alert;

import io.ringfence.api.question.Asked;
import io.ringfence.api.question.Moment;
import io.ringfence.api.question.Page;
import io.ringfence.api.question.Questions;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.OpenTo;
import io.ringfence.api.wire.ListAnswer;
import io.ringfence.reporting.query.ThresholdActionsQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What thresholds of budgets set off, and who took notice of it. */
@RestController
@Tag(name = "alerts")
final class ThresholdActionsController {
  private static final String CHOICE = "threshold actions";

  private final Questions questions;
  private final Acknowledgements acknowledgements;

  ThresholdActionsController(Questions questions, Acknowledgements acknowledgements) {
    this.questions = questions;
    this.acknowledgements = acknowledgements;
  }

  /** A page of actions. */
  @Schema(description = "A page of what thresholds set off.")
  record ThresholdActionsAnswer(
      @Schema(description = "Name of the run.") String run,
      @Schema(description = "Instant up to which.") Instant asOf,
      @Schema(description = "What was recorded later is left out; null: nothing is.")
          @Nullable Instant asKnown,
      @Schema(description = "The latest first.") List<ThresholdActionFigures> actions,
      @Schema(description = "Who took notice of the actions of this page, or declined.")
          List<AcknowledgementFigures> acknowledgements,
      @Schema(description = "Cursor of the next page; null: this is the last.")
          @Nullable String next)
      implements ListAnswer<ThresholdActionFigures> {
    @Override
    public List<ThresholdActionFigures> rows() {
      return actions;
    }
  }

  @Operation(
      operationId = "thresholdActions",
      summary = "What thresholds set off",
      description =
          "What soft and hard limits of the caller's desks set off and took back up to an instant,"
              + " the latest first: notices, suggestions, requests for approval, reduce-only.")
  @OpenTo
  @GetMapping("/v1/threshold-actions")
  ThresholdActionsAnswer actions(
      @Valid @ParameterObject Moment moment,
      @Valid @ParameterObject Page page,
      @Parameter(hidden = true) DeskAccess access) {
    Asked asked = questions.of(moment, page, CHOICE, access);
    Asked.Slice<ThresholdActionsQuery.Row> shown =
        asked.page(
            ThresholdActionsQuery::new,
            page,
            CHOICE,
            (all, part) -> all.latest(asked.runId(), asked.vantage(), part));
    return new ThresholdActionsAnswer(
        asked.runId(),
        asked.asOf(),
        asked.asKnown(),
        shown.of(ThresholdActionFigures::of).rows(),
        acknowledgements.of(asked, shown.rows().stream().map(ThresholdActionsQuery.Row::id)),
        shown.next());
  }
}
