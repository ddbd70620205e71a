package io.ringfence.api.position;

import io.ringfence.api.question.Asked;
import io.ringfence.api.question.Moment;
import io.ringfence.api.question.Questions;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.OpenTo;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.reporting.query.BudgetsAtQuery;
import io.ringfence.reporting.report.PositionDecision;
import io.ringfence.reporting.report.Prospects;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What can be done about a position. */
@RestController
@Tag(name = "positions")
final class DecisionController {
  private final Questions questions;
  private final Positions positions;

  DecisionController(Questions questions, Positions positions) {
    this.questions = questions;
    this.positions = positions;
  }

  @Operation(
      operationId = "positionDecision",
      summary = "Add, reduce, close or wait",
      description =
          "The decision ticket of a position: each answer with what it costs, what it does to"
              + " budgets, and what the position's pool burns after it under shocks and in five"
              + " recorded crashes. It proposes nothing and nothing is sent to any venue.")
  @OpenTo
  @GetMapping("/v1/positions/{venue}/{account}/{instrument}/{side}/decision")
  DecisionAnswer decision(
      @ParameterObject @Valid PositionPath path,
      @Valid @ParameterObject Moment moment,
      @Parameter(hidden = true) DeskAccess access) {
    PositionKey key = path.key();
    Asked asked = questions.of(moment, access);
    positions.of(asked, key);
    return DecisionAnswer.of(
        asked,
        PositionDecision.of(
            positions.of(asked),
            asked.ask(
                (store, _) -> Prospects.read(store, asked.runId(), asked.vantage()), all -> all),
            key,
            asked.ask(BudgetsAtQuery::new, all -> all.at(asked.runId(), asked.vantage())),
            asked.asOf()));
  }
}
