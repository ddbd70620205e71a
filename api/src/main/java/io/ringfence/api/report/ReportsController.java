package io.ringfence.api.report;

import io.ringfence.api.audit.Deeds;
import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.question.Latest;
import io.ringfence.api.question.Questions;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.OpenTo;
import io.ringfence.api.wire.ListAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.io.InputStream;
import java.net.URI;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reports are ordered, watched and fetched. */
@RestController
@Tag(name = "reports")
final class ReportsController {
  /** Media type of a workbook. Source: ECMA-376. */
  static final String WORKBOOK =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private static final String KEY = "Idempotency-Key";
  private static final Pattern KEYS = Pattern.compile("[A-Za-z0-9._-]{8,64}");
  private static final int USUAL = 100;

  private final ReportDesk desk;
  private final Questions questions;
  private final Deeds deeds;

  ReportsController(ReportDesk desk, Questions questions, Deeds deeds) {
    this.desk = desk;
    this.questions = questions;
    this.deeds = deeds;
  }

  /** A list of reports. */
  @Schema(description = "Reports of the caller's desks.")
  record ReportsAnswer(
      @Schema(description = "The latest first.") List<ReportFigures> reports,
      @Schema(description = "Whether there are earlier ones.") boolean more,
      @Schema(description = "`before` of the next page; null: this is the last.")
          @Nullable String next)
      implements ListAnswer<ReportFigures> {
    @Override
    public List<ReportFigures> rows() {
      return reports;
    }
  }

  @Operation(
      operationId = "orderReport",
      summary = "Order a report",
      description =
          "A pack of a node of the caller's desks. It is made one after the other and issued:"
              + " signed and entered into the ledger. Answered at once; `GET` the report until it"
              + " is `DONE` or `FAILED`. The same order under the same `Idempotency-Key` is the"
              + " same report.",
      parameters =
          @Parameter(
              in = ParameterIn.HEADER,
              name = KEY,
              required = true,
              description = "The caller's name of it, 8 to 64 letters, digits, `.`, `_`, `-`.",
              schema = @Schema(type = "string")),
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = "application/json",
                      schema = @Schema(implementation = ReportFields.class))),
      responses =
          @ApiResponse(
              responseCode = "202",
              description = "It was ordered.",
              useReturnTypeSchema = true))
  @OpenTo
  @PostMapping(path = "/v1/reports", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<ReportFigures> order(
      @Parameter(hidden = true) InputStream body,
      @Parameter(hidden = true) DeskAccess access,
      @Parameter(hidden = true) HttpServletRequest request) {
    String key = request.getHeader(KEY);
    if (key == null || !KEYS.matcher(key).matches()) {
      throw new ApiException(
          ErrorCode.IDEMPOTENCY_KEY_INVALID,
          KEY + " must be 8 to 64 letters, digits, '.', '_' or '-', new for every report");
    }
    ReportJobs jobs = desk.jobs();
    ReportJob job = jobs.order(ReportWish.read(body, questions, access), access.caller(), key);
    deeds.done(request, HttpStatus.ACCEPTED);
    return ResponseEntity.accepted()
        .location(URI.create("/v1/reports/" + job.id()))
        .body(shown(job));
  }

  @Operation(
      operationId = "reports",
      summary = "List reports",
      description = "Reports of nodes of the caller's desks, the latest first.")
  @OpenTo
  @GetMapping("/v1/reports")
  ReportsAnswer all(
      @Valid @ParameterObject Latest page, @Parameter(hidden = true) DeskAccess access) {
    Latest.Rows<ReportJob> jobs = page.of(desk.jobs().all(access.scope()), ReportJob::id, USUAL);
    return new ReportsAnswer(
        jobs.rows().stream().map(this::shown).toList(), jobs.next() != null, jobs.next());
  }

  private ReportFigures shown(ReportJob job) {
    return ReportFigures.of(job, desk.hasFile(job));
  }

  @Operation(
      operationId = "report",
      summary = "Watch a report",
      description = "How far it is, or why it failed.")
  @OpenTo
  @GetMapping("/v1/reports/{id}")
  ReportFigures one(@PathVariable String id, @Parameter(hidden = true) DeskAccess access) {
    return shown(desk.jobs().named(id, access.scope()));
  }

  @Operation(
      operationId = "reportFile",
      summary = "Fetch a report",
      description =
          "The workbook as it was issued. `Repr-Digest` (RFC 9530) is its SHA-256; what was fetched"
              + " is written down.",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "The workbook.",
              content =
                  @Content(
                      mediaType = WORKBOOK,
                      schema = @Schema(type = "string", format = "binary"))))
  @OpenTo
  @GetMapping(path = "/v1/reports/{id}/file", produces = WORKBOOK)
  ResponseEntity<Resource> file(
      @PathVariable String id,
      @Parameter(hidden = true) DeskAccess access,
      @Parameter(hidden = true) HttpServletRequest request) {
    ReportJob job = desk.kept(id, access);
    String sha256 = Objects.requireNonNull(job.issued()).sha256();
    String digest = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
    deeds.done(request);
    return ResponseEntity.ok()
        .eTag('"' + sha256 + '"')
        .header("Repr-Digest", "sha-256=:" + digest + ":")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(job.fileName()).build().toString())
        .contentType(MediaType.parseMediaType(WORKBOOK))
        .body(new FileSystemResource(desk.file(job)));
  }
}
