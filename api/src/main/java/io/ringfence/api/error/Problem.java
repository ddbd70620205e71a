package io.ringfence.api.error;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * The body of every refusal, {@code application/problem+json}. Source: RFC 9457, section 3, with
 * two members of our own.
 *
 * @param type names the kind of problem; one for each code
 * @param title what the kind means
 * @param status HTTP status of the response
 * @param detail what was expected and what was found
 * @param instance path that was asked
 * @param code stable name of the kind, what a program branches on
 * @param correlationId finds the request in the server's log
 */
@Schema(description = "Why there is no answer (RFC 9457).")
public record Problem(
    @Schema(example = "urn:ringfence:problem:run-unknown") String type,
    @Schema(example = "There is no run of that name") String title,
    @Schema(example = "404") int status,
    @Schema(example = "run must name a run, was 'replay-7'") String detail,
    @Schema(example = "/v1/desks") String instance,
    @Schema(example = "RUN_UNKNOWN") ErrorCode code,
    @Schema(example = "5f0c6a52-7b0e-4b0c-9a51-1d8e0f6f2a10") String correlationId) {
  /** Media type of a problem. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** When to come back, whatever was away or taken, unless it is known better. */
  static final String RETRY_AFTER_SECONDS = "5";

  /** Whether the same request may well be answered later. */
  static boolean isToBeTriedAgain(HttpStatusCode status) {
    return status.isSameCodeAs(HttpStatus.SERVICE_UNAVAILABLE)
        || status.isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS);
  }

  /** A problem; its status is the one its code stands for, or a narrower one. */
  static Problem of(
      ErrorCode code, HttpStatusCode status, String detail, String instance, String correlationId) {
    String type = "urn:ringfence:problem:" + code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new Problem(type, code.title(), status.value(), detail, instance, code, correlationId);
  }
}
