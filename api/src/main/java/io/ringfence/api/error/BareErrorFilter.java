package io.ringfence.api.error;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives a body to refusals that the framework leaves without one, such as an unknown probe. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class BareErrorFilter extends OncePerRequestFilter {
  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(request, response);
    HttpStatusCode status = HttpStatusCode.valueOf(response.getStatus());
    boolean isBare = response.getContentType() == null && !response.isCommitted();
    if (status.isError() && isBare) {
      ErrorCode code = ErrorCode.ofStatus(status);
      ProblemWriter.write(request, response, code, status, code.title() + ".");
    }
  }
}
