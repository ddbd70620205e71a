package io.ringfence.api.position;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.question.Asked;
import io.ringfence.api.question.Moment;
import io.ringfence.api.question.Questions;
import io.ringfence.api.rulepack.RunPacks;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.OpenTo;
import io.ringfence.contracts.calculator.FlatFields;
import io.ringfence.contracts.calculator.PackRules;
import io.ringfence.contracts.calculator.PreviewAnswer;
import io.ringfence.contracts.calculator.PreviewRequest;
import io.ringfence.contracts.calculator.Requests;
import io.ringfence.domain.calculator.CaseException;
import io.ringfence.domain.quantity.Precision;
import io.ringfence.reporting.query.BudgetsAtQuery;
import io.ringfence.reporting.query.PositionsAtQuery;
import io.ringfence.reporting.report.BudgetEffect;
import io.ringfence.reporting.report.PositionLine;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What a change of margin would do to a position and to the budgets it counts in. */
@RestController
@Tag(name = "positions")
final class PreviewController {
  private final Questions questions;
  private final Positions positions;
  private final RunPacks packs;

  PreviewController(Questions questions, Positions positions, RunPacks packs) {
    this.questions = questions;
    this.positions = positions;
    this.packs = packs;
  }

  @Operation(
      operationId = "positionPreview",
      summary = "What a change of margin would do",
      description =
          "The position before and after adding or removing margin or changing leverage, by the"
              + " calculator of `/v1/margin/preview`, and what the change does to the budgets that"
              + " count its wallet. Nothing is sent to any venue.")
  @OpenTo
  @GetMapping("/v1/positions/{venue}/{account}/{instrument}/{side}/preview")
  PositionPreviewAnswer preview(
      @ParameterObject @Valid PositionPath path,
      @ParameterObject @Valid MarginChange change,
      @Valid @ParameterObject Moment moment,
      @Parameter(hidden = true) DeskAccess access) {
    var key = path.key();
    Asked asked = questions.of(moment, access);
    PositionLine line = positions.of(asked, key);
    PreviewAnswer preview = calculated(line, change, asked);
    return PositionPreviewAnswer.of(asked, preview, effects(line, preview, asked));
  }

  private PreviewAnswer calculated(PositionLine line, MarginChange change, Asked asked) {
    PositionsAtQuery.Mark mark = line.row().mark();
    if (mark == null) {
      throw new ApiException(
          ErrorCode.MARK_MISSING, "the position must have a mark, and has had none yet");
    }
    try {
      FlatFields fields = Requests.flat(body(line, mark, change));
      return PreviewAnswer.of(
          PreviewRequest.of(fields, new PackRules(() -> packs.known(asked), asked.asOf())));
    } catch (CaseException e) {
      throw new ApiException(ErrorCode.PARAMETER_INVALID, String.valueOf(e.getMessage()), e);
    }
  }

  /** Of one change that can be done; several are alternatives, and none of them is meant. */
  private static List<BudgetEffect> effects(PositionLine line, PreviewAnswer preview, Asked asked) {
    PreviewAnswer.PositionAnswer after = preview.changes().getFirst().after();
    if (preview.changes().size() != 1 || after == null) {
      return List.of();
    }
    return BudgetEffect.between(
        asked.ask(BudgetsAtQuery::new, all -> all.at(asked.runId(), asked.vantage())),
        line,
        preview.before().isolatedMargin(),
        after.isolatedMargin());
  }

  /** The calculator's own request, so that the answer is the calculator's own. */
  private static byte[] body(PositionLine line, PositionsAtQuery.Mark mark, MarginChange change) {
    PositionsAtQuery.Economics economics = line.row().economics();
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("venue", line.key().instrument().venue());
    fields.put("instrument", line.key().instrument().symbol());
    fields.put("side", line.key().side().code());
    fields.put("quantity", Precision.canonical(economics.quantity()));
    fields.put("entryPrice", Precision.canonical(economics.entryPrice()));
    fields.put("markPrice", Precision.canonical(mark.price()));
    fields.put("leverage", Precision.canonical(economics.leverage()));
    fields.put("isolatedMargin", Precision.canonical(economics.isolatedMargin()));
    fields.put("paidIn", Precision.canonical(economics.lifetimeCap()));
    fields.putAll(change.fields());
    return JsonMapper.shared().writeValueAsBytes(fields);
  }
}
