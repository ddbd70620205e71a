package io.ringfence.api.audit;

import io.ringfence.api.error.Correlation;
import io.ringfence.api.error.Trace;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Writes down what callers do and take away; it is on disk before they are answered. */
@Component
public final class Deeds {
  private final AuditTrail trail;

  Deeds(AuditTrail trail) {
    this.trail = trail;
  }

  /** The request did what it asked for. */
  public void done(HttpServletRequest request) {
    done(request, HttpStatus.OK);
  }

  /** The same with another status. */
  public void done(HttpServletRequest request, HttpStatus status) {
    trail.done(
        new AuditTrail.Request(
            Caller.of(request).orElse(""),
            request.getMethod(),
            request.getRequestURI(),
            status.value(),
            Correlation.of(request),
            Trace.of(request).traceId()));
  }
}
