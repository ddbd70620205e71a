package io.ringfence.api.alert;

import io.ringfence.api.audit.Deeds;
import io.ringfence.api.body.JsonFields;
import io.ringfence.api.question.Moment;
import io.ringfence.api.question.Questions;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.OpenTo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Somebody takes notice of an alert, or of what a threshold set off. */
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
              + " again it is the same.")
  @OpenTo
  @Acknowledges("/v1/alerts/{alertId}/acknowledgements")
  AcknowledgementFigures alert(
      @PathVariable String alertId,
      @Parameter(hidden = true) DeskAccess access,
      @Parameter(hidden = true) HttpServletRequest request)
      throws IOException {
    return taken(Notice.ALERT, alertId, access, request);
  }

  @Operation(
      operationId = "acknowledgeThresholdAction",
      summary = "Take notice of what a threshold set off",
      description =
          "As with an alert: handed to the stream, `PENDING` in the list until it has stored it.")
  @OpenTo
  @Acknowledges("/v1/threshold-actions/{actionId}/acknowledgements")
  AcknowledgementFigures action(
      @PathVariable String actionId,
      @Parameter(hidden = true) DeskAccess access,
      @Parameter(hidden = true) HttpServletRequest request)
      throws IOException {
    return taken(Notice.ACTION, actionId, access, request);
  }

  private AcknowledgementFigures taken(
      Notice notice, String id, DeskAccess access, HttpServletRequest request) throws IOException {
    JsonFields fields = JsonFields.read(request.getInputStream(), Acknowledgements.NAMES);
    String run = fields.optional("run", MOST_NAME).orElse(null);
    notice.require(id, questions.of(new Moment(null, null, run), access));
    AcknowledgementFigures handedOver = acknowledgements.handOver(id, fields, access);
    deeds.done(request, HttpStatus.ACCEPTED);
    return handedOver;
  }
}
