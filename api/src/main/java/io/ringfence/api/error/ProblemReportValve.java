package io.ringfence.api.error;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;

/**
 * Answers for requests that the web server refuses before the application sees them, such as a
 * request line it cannot read. Public because Tomcat creates it by name.
 */
public final class ProblemReportValve extends ErrorReportValve {
  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    ErrorCode code = ErrorCode.ofStatus(HttpStatusCode.valueOf(status));
    try {
      ProblemWriter.write(
          request, response, code, HttpStatusCode.valueOf(status), code.title() + ".");
      response.finishResponse();
    } catch (IOException e) {
      throw new UncheckedIOException("the connection broke while an error was reported", e);
    }
  }
}
