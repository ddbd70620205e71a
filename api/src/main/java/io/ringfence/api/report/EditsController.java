package io.ringfence.api.report;

import io.ringfence.api.audit.Deeds;
import io.ringfence.api.errand.Ended;
import io.ringfence.api.errand.Uploads;
import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.OpenTo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** An edited decision book comes back. */
@RestController
@Tag(name = "reports")
final class EditsController {
  private final ReportDesk desk;
  private final Uploads uploads;
  private final Verifying verifying;
  private final Deeds deeds;

  EditsController(ReportDesk desk, Uploads uploads, Verifying verifying, Deeds deeds) {
    this.desk = desk;
    this.uploads = uploads;
    this.verifying = verifying;
    this.deeds = deeds;
  }

  @Operation(
      operationId = "takeBackEdits",
      summary = "Take an edited decision book back",
      description =
          "The body is the book of this report, edited in the cells meant for it. Every edited cell"
              + " is named; every move is checked against marks, budgets, balances, theses and"
              + " venue rules of now. What is altered elsewhere, replaced or stale is refused, with"
              + " the reason. Nothing is done by it: another person has to approve what it says.",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = ReportsController.WORKBOOK,
                      schema = @Schema(type = "string", format = "binary"))))
  @OpenTo
  @PostMapping(
      path = "/v1/reports/{id}/edits",
      consumes = {ReportsController.WORKBOOK, MediaType.APPLICATION_OCTET_STREAM_VALUE})
  EditsAnswer edits(
      @PathVariable String id,
      @Parameter(description = "How much older than now the book may be, minutes; absent: 60.")
          @RequestParam(required = false)
          @Min(1)
          @Max(100_000)
          @Nullable Integer maxAgeMinutes,
      @Parameter(hidden = true) DeskAccess access,
      @Parameter(hidden = true) HttpServletRequest request) {
    ReportJob job = desk.kept(id, access);
    EditsAnswer answer =
        uploads.with(
            request,
            Uploads.WORKBOOK,
            file -> {
              requireOf(job, verifying.check(file, access));
              return check(job, file, maxAgeMinutes);
            });
    deeds.done(request);
    return answer;
  }

  private static void requireOf(ReportJob job, VerificationAnswer book) {
    String export = Long.toString(Objects.requireNonNull(job.issued()).export());
    if (!export.equals(book.export())) {
      throw new ApiException(
          ErrorCode.FILE_REFUSED,
          "the file must be the book of %s, export %s: %s"
              .formatted(job.id(), export, book.line()));
    }
  }

  private EditsAnswer check(ReportJob job, Path file, @Nullable Integer maxAgeMinutes) {
    Path proposal = desk.file(job).resolveSibling("proposal.json");
    List<String> arguments = new ArrayList<>(List.of("pack"));
    arguments.addAll(desk.errands().ofStore());
    arguments.addAll(
        List.of(
            "--check", file.toString(),
            "--evidence", desk.errands().office().evidence().path().toString(),
            "--proposal", proposal.toString()));
    if (maxAgeMinutes != null) {
      arguments.addAll(List.of("--max-age-minutes", maxAgeMinutes.toString()));
    }
    Ended ended = desk.errands().run(arguments);
    if (!ended.isDone() && !ended.isRefused()) {
      throw new ApiException(ErrorCode.REPORTING_UNAVAILABLE, ended.reason());
    }
    return EditsAnswer.of(job.id(), ended, ended.reason().replace(file.toString(), "the book"));
  }
}
