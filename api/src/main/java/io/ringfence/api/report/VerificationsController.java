package io.ringfence.api.report;

import io.ringfence.api.audit.Deeds;
import io.ringfence.api.errand.Uploads;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.OpenTo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** A workbook that somebody holds is checked against what was issued. */
@RestController
@Tag(name = "reports")
final class VerificationsController {
  private final Uploads uploads;
  private final Verifying verifying;
  private final Deeds deeds;

  VerificationsController(Uploads uploads, Verifying verifying, Deeds deeds) {
    this.uploads = uploads;
    this.verifying = verifying;
    this.deeds = deeds;
  }

  @Operation(
      operationId = "verify",
      summary = "Check a workbook",
      description =
          "The body is the file, at most 64 MiB. INTACT, RE_SAVED, ALTERED (sheet, cell),"
              + " SUPERSEDED, UNSIGNED or WRONG_KEY, with what it rests on. The file is not kept.",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = ReportsController.WORKBOOK,
                      schema = @Schema(type = "string", format = "binary"))))
  @OpenTo
  @PostMapping(
      path = "/v1/verifications",
      consumes = {ReportsController.WORKBOOK, MediaType.APPLICATION_OCTET_STREAM_VALUE})
  VerificationAnswer verify(
      @Parameter(hidden = true) DeskAccess access,
      @Parameter(hidden = true) HttpServletRequest request) {
    VerificationAnswer answer =
        uploads.with(request, Uploads.WORKBOOK, file -> verifying.check(file, access));
    deeds.done(request);
    return answer;
  }
}
