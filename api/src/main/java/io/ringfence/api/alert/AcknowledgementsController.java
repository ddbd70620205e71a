package io.ringfence.api.alert;

import io.ringfence.api.audit.Deeds;
import io.ringfence.api.body.JsonFields;
import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.question.Asked;
import io.ringfence.api.question.Moment;
import io.ringfence.api.question.Questions;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.OpenTo;
import io.ringfence.reporting.query.AlertsBetweenQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.InputStream;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Somebody takes notice of an alert. */
@RestController
@Tag(name = "alerts")
final class AcknowledgementsController {
  private static final int MOST_NAME = 200;

  private final Questions questions;
  private final Acknowledgements acknowledgements;
  private final Deeds deeds;

  AcknowledgementsController(Questions questions, Acknowledgements acknowledgements, Deeds deeds) {
    this.questions = questions;
    this.acknowledgements = acknowledgements;
    this.deeds = deeds;
  }

  @Operation(
      operationId = "acknowledgeAlert",
      summary = "Take notice of an alert",
      description =
          "Says who took notice, or declined and why. It is handed to the stream, which stores it"
              + " with the time it took; until then the list of alerts shows it as `PENDING`. Said"
              + " again it is the same.",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = "application/json",
                      schema = @Schema(implementation = AcknowledgementFields.class))),
      responses =
          @ApiResponse(
              responseCode = "202",
              description = "It was handed over.",
              useReturnTypeSchema = true))
  @OpenTo
  @ResponseStatus(HttpStatus.ACCEPTED)
  @PostMapping(
      path = "/v1/alerts/{alertId}/acknowledgements",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  AcknowledgementFigures acknowledge(
      @PathVariable String alertId,
      @Parameter(hidden = true) InputStream body,
      @Parameter(hidden = true) DeskAccess access,
      @Parameter(hidden = true) HttpServletRequest request) {
    JsonFields fields = JsonFields.read(body, Acknowledgements.NAMES);
    requireTold(alertId, fields, access);
    AcknowledgementFigures handedOver = acknowledgements.handOver(alertId, fields, access);
    deeds.done(request, HttpStatus.ACCEPTED);
    return handedOver;
  }

  private void requireTold(String alertId, JsonFields fields, DeskAccess access) {
    Asked asked =
        questions.of(
            new Moment(null, null, fields.optional("run", MOST_NAME).orElse(null)), access);
    if (asked
        .ask(AlertsBetweenQuery::new, alerts -> alerts.named(asked.runId(), alertId))
        .isEmpty()) {
      throw new ApiException(ErrorCode.ALERT_UNKNOWN, "the alert must be one of GET /v1/alerts");
    }
  }
}
