package io.ringfence.api.run;

import io.ringfence.api.question.Questions;
import io.ringfence.api.question.RunFacts;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.OpenTo;
import io.ringfence.api.wire.ListAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which runs can be asked about. */
@RestController
@Tag(name = "runs")
final class RunsController {
  private final Questions questions;

  RunsController(Questions questions) {
    this.questions = questions;
  }

  /** The runs. */
  @Schema(description = "Every run.")
  record RunsAnswer(
      @Schema(description = "The one that reaches furthest first.") List<RunFacts> runs)
      implements ListAnswer<RunFacts> {
    @Override
    public List<RunFacts> rows() {
      return runs;
    }
  }

  @Operation(
      operationId = "runs",
      summary = "Which runs there are",
      description =
          "Completed runs and runs that are going on, with how far they have published and when"
              + " they said so last; a run says nothing of any desk.")
  @OpenTo
  @GetMapping("/v1/runs")
  RunsAnswer runs(@Parameter(hidden = true) DeskAccess access) {
    return new RunsAnswer(questions.runs(access.scope()));
  }
}
