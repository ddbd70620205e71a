package io.ringfence.api.limit;

import io.ringfence.api.errand.Uploads;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.error.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Holds the body of every request that brings no file to a size and a time, behind security:
 * nobody's body is read whose token is not accepted.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
final class BodyLimit extends OncePerRequestFilter {
  /** Most bytes of a body: a thousand cases of the calculator with tiers of their own. */
  static final int LARGEST = 1 << 20;

  private final RequestLimits limits;

  BodyLimit(RequestLimits limits) {
    this.limits = limits;
  }

  /** Files have limits of their own. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return Uploads.arriveAt(request.getRequestURI());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain next)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > LARGEST) {
      ProblemWriter.write(
          request, response, ErrorCode.BODY_TOO_LARGE, BoundedBody.tooLarge(LARGEST).detail());
      return;
    }
    next.doFilter(new Bounded(request), response);
  }

  /** A request whose body is bounded. */
  private final class Bounded extends HttpServletRequestWrapper {
    private @Nullable BoundedBody body;

    Bounded(HttpServletRequest request) {
      super(request);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      BoundedBody open = body;
      if (open == null) {
        open = new BoundedBody(super.getInputStream(), LARGEST, limits.patience());
        body = open;
      }
      return open;
    }

    @Override
    public BufferedReader getReader() throws IOException {
      return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
  }
}
