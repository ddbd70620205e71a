package io.ringfence.api.position;

import io.ringfence.api.question.Asked;
import io.ringfence.api.question.Moment;
import io.ringfence.api.question.Page;
import io.ringfence.api.question.Questions;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.OpenTo;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.reporting.query.MarkPathQuery;
import io.ringfence.reporting.query.PositionChangesQuery;
import io.ringfence.reporting.report.PositionLine;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The open positions on the caller's desks. */
@RestController
@Tag(name = "positions")
final class PositionsController {
  private static final String ONE = "/v1/positions/{venue}/{account}/{instrument}/{side}";

  /** Steps of a chart: more than a drawer has pixels for. */
  private static final int MOST_STEPS = 240;

  private final Questions questions;
  private final Positions positions;
  private final PositionPages pages;

  PositionsController(Questions questions, Positions positions, PositionPages pages) {
    this.questions = questions;
    this.pages = pages;
    this.positions = positions;
  }

  @Operation(
      operationId = "positions",
      summary = "Open positions",
      description =
          "Open positions on the caller's desks at one instant, what they are worth first.")
  @OpenTo
  @GetMapping("/v1/positions")
  PositionsAnswer positions(
      @Valid @ParameterObject Moment moment,
      @Valid @ParameterObject PositionChoice choice,
      @Valid @ParameterObject Page page,
      @Parameter(hidden = true) DeskAccess access) {
    Asked asked = questions.of(moment, page, choice.text(), access);
    return PositionsAnswer.of(
        asked,
        pages
            .of(asked, choice, page)
            .of(line -> positions.shown(asked.runId(), line, asked.asOf())));
  }

  @Operation(
      operationId = "position",
      summary = "One position and how each of its figures comes about",
      description =
          "The position, and for every figure the inputs and steps that lead to it. A figure that"
              + " the steps do not lead to is never shown: the server refuses it.")
  @OpenTo
  @GetMapping(ONE)
  PositionAnswer position(
      @ParameterObject @Valid PositionPath path,
      @Valid @ParameterObject Moment moment,
      @Parameter(hidden = true) DeskAccess access) {
    PositionKey key = path.key();
    Asked asked = questions.of(moment, access);
    PositionLine line = positions.of(asked, key);
    return PositionAnswer.of(asked, line, positions.shown(asked.runId(), line, asked.asOf()));
  }

  @Operation(
      operationId = "positionHistory",
      summary = "How a position came to be so",
      description =
          "The changes of the position up to the instant, the latest first; with the first page how"
              + " the mark went over the run in at most 240 steps.")
  @OpenTo
  @GetMapping(ONE + "/history")
  HistoryAnswer history(
      @ParameterObject @Valid PositionPath path,
      @Valid @ParameterObject Moment moment,
      @Valid @ParameterObject Page page,
      @Parameter(hidden = true) DeskAccess access) {
    PositionKey key = path.key();
    String choice = "history " + key;
    Asked asked = questions.of(moment, page, choice, access);
    positions.of(asked, key);
    return HistoryAnswer.of(
        asked,
        asked.page(
            PositionChangesQuery::new,
            page,
            choice,
            (all, part) -> all.latest(asked.runId(), key, asked.vantage(), part)),
        page.cursor() == null ? marks(asked, key) : List.of());
  }

  private static List<MarkPathQuery.Row> marks(Asked asked, PositionKey key) {
    return asked.ask(
        MarkPathQuery::new,
        marks ->
            marks.of(
                asked.runId(),
                key.instrument(),
                asked.run().firstAt(),
                asked.vantage(),
                MOST_STEPS));
  }
}
