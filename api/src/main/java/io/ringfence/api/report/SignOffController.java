package io.ringfence.api.report;

import io.ringfence.api.audit.Deeds;
import io.ringfence.api.body.JsonFields;
import io.ringfence.api.errand.Ended;
import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.repeat.MayRepeat;
import io.ringfence.api.repeat.Repeats;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.OpenTo;
import io.ringfence.api.security.Person;
import io.ringfence.reporting.report.Sha256;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Two persons answer for a report. */
@RestController
@Tag(name = "reports")
final class SignOffController {
  private static final Set<String> NAMES =
      Set.of("step", "comment", "onBehalfOf", "validDays", "payloadHash");
  private static final int MOST_COMMENT = 4_000;
  private static final int MOST_NAME = 100;
  private static final int MOST_DAYS = 366;

  private final ReportDesk desk;
  private final SignOffRules rules;
  private final Deeds deeds;
  private final Repeats repeats;

  SignOffController(ReportDesk desk, SignOffRules rules, Deeds deeds, Repeats repeats) {
    this.desk = desk;
    this.rules = rules;
    this.deeds = deeds;
    this.repeats = repeats;
  }

  /** What can be done. */
  enum Step {
    PREPARE,
    APPROVE,
    REJECT,
    COMMENT
  }

  @Operation(
      operationId = "signOff",
      summary = "Watch a sign-off",
      description =
          "Its state and every step. It is of the payload: the same report made again has it.")
  @OpenTo
  @GetMapping("/v1/reports/{id}/sign-off")
  SignOffAnswer state(@PathVariable String id, @Parameter(hidden = true) DeskAccess access) {
    return answer(desk.done(id, access), access);
  }

  @Operation(
      operationId = "takeSignOffStep",
      summary = "Sign a report off",
      description =
          "Prepare, approve, reject or comment, as a person with the duty for it. Who approves is"
              + " another person than who prepared, by register and by token, delegations counted,"
              + " has logged in within the last minutes, names the `payloadHash` of what was looked"
              + " at, and is permitted to by the issuer. Before an approval the same question is asked"
              + " again: where the answer differs, the request lapses instead.",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = "application/json",
                      schema = @Schema(implementation = SignOffFields.class))))
  @OpenTo
  @MayRepeat
  @PostMapping(path = "/v1/reports/{id}/sign-off", consumes = MediaType.APPLICATION_JSON_VALUE)
  SignOffAnswer step(
      @PathVariable String id,
      @Parameter(hidden = true) InputStream body,
      @Parameter(hidden = true) DeskAccess access,
      @Parameter(hidden = true) Person person,
      @Parameter(hidden = true) HttpServletRequest request) {
    ReportJob job = desk.done(id, access);
    byte[] bytes = JsonFields.bytes(body);
    JsonFields fields = JsonFields.of(bytes, NAMES);
    Step step = fields.constant("step", Step.class);
    rules.require(step, job, fields, new SignOffRules.Caller(person, access));
    return repeats.once(
        request,
        access,
        Sha256.hex(bytes),
        new Repeats.Deed<>(
            SignOffAnswer.class,
            () -> {
              take(job, arguments(job, step, fields, access));
              deeds.done(request);
              return answer(job, access);
            }));
  }

  private void take(ReportJob job, List<String> arguments) {
    Ended ended = desk.errands().run(arguments);
    if (!ended.isDone()) {
      throw new ApiException(
          ended.isRefused() ? ErrorCode.STEP_REFUSED : ErrorCode.REPORTING_UNAVAILABLE,
          ended.reason().replace(desk.file(job).toString(), job.id()));
    }
  }

  private List<String> arguments(ReportJob job, Step step, JsonFields fields, DeskAccess access) {
    List<String> arguments = new ArrayList<>(List.of("office"));
    arguments.addAll(
        List.of(
            "--task", "signoff " + step.name().toLowerCase(Locale.ROOT),
            "--evidence", desk.errands().office().evidence().path().toString(),
            "--file", desk.file(job).toString(),
            "--account", access.caller(),
            "--comment", fields.optional("comment", MOST_COMMENT).orElse("")));
    fields
        .optional("onBehalfOf", MOST_NAME)
        .ifPresent(person -> arguments.addAll(List.of("--for", person)));
    if (step == Step.APPROVE) {
      arguments.addAll(desk.errands().ofStore());
      fields
          .whole("validDays", 1, MOST_DAYS)
          .ifPresent(days -> arguments.addAll(List.of("--valid-days", days.toString())));
    }
    return arguments;
  }

  private SignOffAnswer answer(ReportJob job, DeskAccess access) {
    return SignOffAnswer.of(
        Objects.requireNonNull(job.issued()),
        job.id(),
        desk.signOff(job, access),
        desk.clock().instant());
  }
}
