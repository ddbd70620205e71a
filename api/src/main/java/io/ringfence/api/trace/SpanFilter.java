package io.ringfence.api.trace;

import io.ringfence.api.error.Correlation;
import io.ringfence.api.error.Trace;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Has the span of every request exported where a collector is named, refused requests included. The
 * name of a span is a mapped path, never what callers put in its place: it names no desk.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class SpanFilter extends OncePerRequestFilter implements DisposableBean {
  /** Address of a collector that takes OTLP over HTTP; unset: spans go nowhere. */
  static final String COLLECTOR = "RINGFENCE_OTLP_URL";

  /** What no endpoint answered: it was refused before, or there is none. */
  private static final String NOWHERE = "elsewhere";

  private final InstantSource clock;
  private final @Nullable SpanExport export;

  SpanFilter(InstantSource clock, @Value("${" + COLLECTOR + ":}") String collector) {
    this.clock = clock;
    this.export = collector.isBlank() ? null : SpanExport.to(URI.create(collector));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    SpanExport to = export;
    if (to == null) {
      chain.doFilter(request, response);
      return;
    }
    Instant began = clock.instant();
    try {
      chain.doFilter(request, response);
    } finally {
      Trace trace = Trace.of(request);
      to.add(
          new SpanExport.Served(
              trace,
              trace.parentIn(request).orElse(null),
              name(request),
              Correlation.of(request),
              response.getStatus()),
          began,
          clock.instant());
    }
  }

  private static String name(HttpServletRequest request) {
    Object mapped = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    return request.getMethod() + " " + (mapped == null ? NOWHERE : mapped);
  }

  @Override
  public void destroy() {
    if (export != null) {
      export.close();
    }
  }
}
