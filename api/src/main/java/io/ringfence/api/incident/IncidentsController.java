package io.ringfence.api.incident;

import io.ringfence.api.audit.Deeds;
import io.ringfence.api.body.JsonFields;
import io.ringfence.api.errand.Uploads;
import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.question.Latest;
import io.ringfence.api.repeat.MayRepeat;
import io.ringfence.api.repeat.Repeats;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.OpenTo;
import io.ringfence.domain.incident.Incident;
import io.ringfence.domain.incident.IncidentState;
import io.ringfence.reporting.evidence.Who;
import io.ringfence.reporting.report.Sha256;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.io.InputStream;
import java.util.List;
import java.util.function.Supplier;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Incidents are watched and worked off. */
@RestController
@Tag(name = "incidents")
final class IncidentsController {
  private static final int USUAL = 200;

  private final IncidentDesk desk;
  private final Uploads uploads;
  private final Deeds deeds;
  private final Repeats repeats;

  IncidentsController(IncidentDesk desk, Uploads uploads, Deeds deeds, Repeats repeats) {
    this.desk = desk;
    this.uploads = uploads;
    this.deeds = deeds;
    this.repeats = repeats;
  }

  @Operation(
      operationId = "incidents",
      summary = "List incidents",
      description =
          "One for each stored breach of the caller's desks, raised by the server within seconds,"
              + " the latest first. Clocks run from then and call by a fixed ladder.")
  @OpenTo
  @GetMapping("/v1/incidents")
  IncidentsAnswer all(
      @Valid @ParameterObject Latest page, @Parameter(hidden = true) DeskAccess access) {
    List<Incident> all = desk.all(access.scope());
    Latest.Rows<Incident> shown = page.of(all, Incident::id, USUAL);
    return new IncidentsAnswer(
        desk.now(),
        all.stream().filter(it -> it.state() != IncidentState.RESOLVED).count(),
        shown.rows().stream().map(IncidentFigures::of).toList(),
        shown.next() != null,
        shown.next());
  }

  @Operation(
      operationId = "incident",
      summary = "Watch an incident",
      description = "Its breach, clocks, calls and every step.")
  @OpenTo
  @GetMapping("/v1/incidents/{id}")
  IncidentFigures one(@PathVariable String id, @Parameter(hidden = true) DeskAccess access) {
    return IncidentFigures.of(desk.named(id, access.scope()));
  }

  @Operation(
      operationId = "takeIncidentStep",
      summary = "Work an incident off",
      description =
          "Acknowledge, classify, comment or resolve, as a person with the duty for it. What is out"
              + " of order is refused: nothing is resolved that was not classified, nothing cured"
              + " while the breach goes on.",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = "application/json",
                      schema = @Schema(implementation = IncidentFields.class))))
  @OpenTo
  @MayRepeat
  @PostMapping(path = "/v1/incidents/{id}/steps", consumes = MediaType.APPLICATION_JSON_VALUE)
  IncidentFigures step(
      @PathVariable String id,
      @Parameter(hidden = true) InputStream body,
      @Parameter(hidden = true) DeskAccess access,
      @Parameter(hidden = true) HttpServletRequest request) {
    desk.named(id, access.scope());
    byte[] bytes = JsonFields.bytes(body);
    IncidentDesk.Step step = StepWish.of(id, bytes, access);
    return once(request, access, Sha256.hex(bytes), () -> desk.take(step));
  }

  private IncidentFigures once(
      HttpServletRequest request, DeskAccess access, String body, Supplier<Incident> step) {
    return repeats.once(
        request,
        access,
        body,
        new Repeats.Deed<>(
            IncidentFigures.class,
            () -> {
              Incident after = step.get();
              deeds.done(request);
              return IncidentFigures.of(after);
            }));
  }

  @Operation(
      operationId = "attach",
      summary = "Attach a file to an incident",
      description =
          "The body is the file, at most 8 MiB. It is kept under the SHA-256 of what it holds, as"
              + " the step says; files are not served.",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = "application/octet-stream",
                      schema = @Schema(type = "string", format = "binary"))))
  @OpenTo
  @MayRepeat
  @PostMapping(
      path = "/v1/incidents/{id}/attachments",
      consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  IncidentFigures attach(
      @PathVariable String id,
      @Parameter(
              description = "Name of the file: letters, digits, space, `.`, `_`, `-`, at most 100.",
              example = "orders.csv")
          @RequestParam
          @Pattern(regexp = Attachments.NAME, message = "must be a plain file name")
          String name,
      @Parameter(hidden = true) DeskAccess access,
      @Parameter(hidden = true) HttpServletRequest request) {
    desk.named(id, access.scope());
    Who who = Who.of(access.caller());
    return uploads.with(
        request,
        Attachments.MOST_BYTES,
        upload ->
            once(
                request,
                access,
                name + " " + Attachments.digest(upload),
                () ->
                    new Attachments(desk.attachments())
                        .attach(
                            upload,
                            name,
                            file -> desk.take(incidents -> incidents.attach(id, who, file)))));
  }

  /** For a body that holds nothing. */
  static ApiException empty() {
    return new ApiException(ErrorCode.BODY_INVALID, "the body must be a file, was empty");
  }
}
