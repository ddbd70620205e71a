package io.ringfence.api.audit;

import io.ringfence.api.error.Correlation;
import io.ringfence.api.error.Trace;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;

/**
 * Sees every answer the web server gives, also to requests that never reach the application, and
 * writes down the refused ones.
 */
final class AuditValve extends ValveBase implements AccessLog {
  private static final int FIRST_REFUSAL = 400;
  private static final int FIRST_FAULT = 500;
  private static final int MOST_LETTERS = 256;

  private final AuditTrail trail;

  AuditValve(AuditTrail trail) {
    super(true);
    this.trail = trail;
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    getNext().invoke(request, response);
  }

  @Override
  public void log(Request request, Response response, long nanos) {
    int status = response.getStatus();
    if (status >= FIRST_REFUSAL && status < FIRST_FAULT && !Repeated.is(request)) {
      trail.refused(
          new AuditTrail.Request(
              Caller.of(request).orElse(""),
              text(request.getMethod()),
              text(request.getRequestURI()),
              status,
              Correlation.of(request),
              Trace.of(request).traceId()));
    }
  }

  /** What a stranger sent, cut to what a line may hold. */
  private static String text(@Nullable String sent) {
    if (sent == null) {
      return "";
    }
    return sent.length() <= MOST_LETTERS ? sent : sent.substring(0, MOST_LETTERS) + "…";
  }

  /** The web server may ask for the address by other means; we never do. */
  @Override
  public void setRequestAttributesEnabled(boolean enabled) {}

  @Override
  public boolean getRequestAttributesEnabled() {
    return false;
  }
}
