package io.ringfence.api.stress;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.question.Asked;
import io.ringfence.api.question.Moment;
import io.ringfence.api.question.NodeChoice;
import io.ringfence.api.question.Questions;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.OpenTo;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.workbook.StressView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What could happen to the positions of a node. */
@RestController
@Tag(name = "stress")
final class StressController {
  private static final int MOST_ROWS = 5_000;

  private final Questions questions;
  private final StressRows rows;

  StressController(Questions questions, StressRows rows) {
    this.questions = questions;
    this.rows = rows;
  }

  @Operation(
      operationId = "stress",
      summary = "Ask what could happen",
      description =
          "`ladder`, `reverse`, `scenarios`, `gap`, `venues`, `hedges`, `tiers`, `modes`, `shadow`,"
              + " `cross`, `outlook`, `backtest` or `tail`: what `ringfence stress` answers, of a"
              + " node of the caller's desks. Computed anew, two at a time, within a minute; with"
              + " `asKnown` the same question has the same answer for ever.")
  @OpenTo
  @GetMapping("/v1/stress/{view}")
  StressAnswer stress(
      @PathVariable String view,
      @Parameter(description = "`firm`, `firm/desk` or `firm/desk/book`; absent: the firm.")
          @RequestParam(required = false)
          @Size(max = 200)
          @Nullable String node,
      @Valid @ParameterObject Moment moment,
      @Parameter(hidden = true) DeskAccess access) {
    StressView<?> asked =
        StressView.named(view)
            .orElseThrow(
                () ->
                    new ApiException(
                        ErrorCode.VIEW_UNKNOWN, "the view must be one of " + StressView.words()));
    NodePath of = NodeChoice.of(node, access);
    Asked question = questions.of(moment, access);
    return answer(
        asked,
        new StressQuestion(
            asked.word(), of.toString(), question.runId(), question.asOf(), question.asKnown()));
  }

  private StressAnswer answer(StressView<?> view, StressQuestion question) {
    List<List<String>> all = rows.of(question);
    List<List<String>> shown = all.subList(0, Math.min(all.size(), MOST_ROWS));
    return new StressAnswer(
        question.run(),
        question.asOf(),
        question.asKnown(),
        question.node(),
        question.view(),
        view.title(),
        view.headings(),
        shown,
        all.size() - shown.size());
  }
}
