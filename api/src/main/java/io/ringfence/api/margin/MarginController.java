package io.ringfence.api.margin;

import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.OpenTo;
import io.ringfence.contracts.calculator.CaseReader;
import io.ringfence.contracts.calculator.PackRules;
import io.ringfence.contracts.calculator.PreviewAnswer;
import io.ringfence.contracts.calculator.PreviewRequest;
import io.ringfence.contracts.calculator.Requests;
import io.ringfence.contracts.calculator.SizingAnswer;
import io.ringfence.contracts.calculator.SizingRequest;
import io.ringfence.contracts.rulepack.RulePacks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the rules of venues say of positions that are described in the request. No row of any desk
 * is read; callers are held to having one all the same, as everywhere.
 */
@RestController
@RequestMapping(path = "/v1/margin", consumes = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "margin")
final class MarginController {
  /** Most cases of one request. */
  static final int MOST_CASES = 1_000;

  private static final String AT =
      "Instant whose rule packs are used where a request brings no tiers; absent: now.";
  private static final String AT_EXAMPLE = "2024-10-24T12:00:00Z";

  private final ObjectProvider<RulePacks> packs;
  private final InstantSource clock;

  MarginController(ObjectProvider<RulePacks> packs, InstantSource clock) {
    this.packs = packs;
    this.clock = clock;
  }

  @Operation(
      operationId = "marginValue",
      summary = "Value positions",
      description =
          "Answers up to 1000 cases in a body of at most 1 MiB: what `ringfence margin` answers line"
              + " by line. A case that breaks a rule is answered with its error, the others as"
              + " usual.",
      requestBody =
          @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = MarginCases.class))))
  @OpenTo
  @PostMapping("/value")
  CaseAnswers value(
      @Parameter(description = AT, example = AT_EXAMPLE) @RequestParam(required = false)
          @Nullable Instant at,
      @Parameter(hidden = true) InputStream body,
      @Parameter(hidden = true) DeskAccess access) {
    byte[] bytes = MarginBody.bytes(body);
    return MarginBody.checked(
        () -> {
          CaseAnswers.Collector answers = new CaseAnswers.Collector();
          Requests.answerCases(bytes, MOST_CASES, new CaseReader(rules(at)), answers);
          return answers.answers();
        });
  }

  @Operation(
      operationId = "marginPreview",
      summary = "Preview changes of a position's margin",
      description =
          "Liquidation price, distance and the three losses before and after adding or removing"
              + " margin or changing leverage, each change alone. Nothing is sent to any venue.",
      requestBody =
          @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = MarginPreviewFields.class))))
  @OpenTo
  @PostMapping("/preview")
  PreviewAnswer preview(
      @Parameter(description = AT, example = AT_EXAMPLE) @RequestParam(required = false)
          @Nullable Instant at,
      @Parameter(hidden = true) InputStream body,
      @Parameter(hidden = true) DeskAccess access) {
    return MarginBody.answer(
        body, fields -> PreviewAnswer.of(PreviewRequest.of(fields, rules(at))));
  }

  @Operation(
      operationId = "marginSize",
      summary = "Size a trade from what it may lose",
      description =
          "Five steps: budget, margin, leverage, stop, accepted cap, each with its verdict and"
              + " figures. A trade that does not pass is an answer, not an error.",
      requestBody =
          @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = MarginSizeFields.class))))
  @OpenTo
  @PostMapping("/size")
  SizingAnswer size(
      @Parameter(description = AT, example = AT_EXAMPLE) @RequestParam(required = false)
          @Nullable Instant at,
      @Parameter(hidden = true) InputStream body,
      @Parameter(hidden = true) DeskAccess access) {
    return MarginBody.answer(body, fields -> SizingAnswer.of(SizingRequest.of(fields, rules(at))));
  }

  private PackRules rules(@Nullable Instant at) {
    return new PackRules(packs::getObject, at == null ? clock.instant() : at);
  }
}
