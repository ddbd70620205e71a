package io.ringfence.api.error;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives every request its name and its place in a trace before anything else sees it, refused ones
 * included.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class CorrelationFilter extends OncePerRequestFilter {
  private static final String LOG_KEY = "correlationId";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String name = Correlation.of(request);
    Trace trace = Trace.of(request);
    response.setHeader(Correlation.HEADER, name);
    response.setHeader(Trace.ANSWER, trace.text());
    try (var _ = MDC.putCloseable(LOG_KEY, name);
        var _ = Trace.open(trace.text())) {
      chain.doFilter(request, response);
    }
  }

  /** Also around the error page, so that its log lines carry the name. */
  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }
}
