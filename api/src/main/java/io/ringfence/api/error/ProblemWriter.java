package io.ringfence.api.error;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems where no message converter is at hand: in filters and in the web server. */
public final class ProblemWriter {
  private static final JsonMapper JSON = JsonMapper.shared();

  private ProblemWriter() {}

  /** Answers with the status the code stands for. Headers set before are kept. */
  public static void write(
      HttpServletRequest request, HttpServletResponse response, ErrorCode code, String detail)
      throws IOException {
    write(request, response, code, code.status(), detail);
  }

  /** Answers with a status narrower than the one the code stands for. */
  static void write(
      HttpServletRequest request,
      HttpServletResponse response,
      ErrorCode code,
      HttpStatusCode status,
      String detail)
      throws IOException {
    String correlationId = Correlation.of(request);
    byte[] body =
        JSON.writeValueAsBytes(
            Problem.of(code, status, detail, RequestPath.of(request), correlationId));
    response.setStatus(status.value());
    response.setHeader(Correlation.HEADER, correlationId);
    if (Problem.isToBeTriedAgain(status) && response.getHeader(HttpHeaders.RETRY_AFTER) == null) {
      response.setHeader(HttpHeaders.RETRY_AFTER, Problem.RETRY_AFTER_SECONDS);
    }
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
