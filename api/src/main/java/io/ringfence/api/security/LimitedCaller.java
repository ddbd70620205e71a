package io.ringfence.api.security;

import io.ringfence.api.limit.RequestGate;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Holds every caller to its rate, and who brings no token to that of its address. Tokens that are
 * refused are counted where they are.
 */
final class LimitedCaller extends OncePerRequestFilter {
  private final RequestGate gate;

  LimitedCaller(RequestGate gate) {
    this.gate = gate;
  }

  /** Whoever asks whether the process lives restarts it for a no. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return SecurityConfiguration.LIVENESS.equals(request.getRequestURI());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain next)
      throws ServletException, IOException {
    Authentication caller = SecurityContextHolder.getContext().getAuthentication();
    boolean goesOn =
        caller != null && caller.getPrincipal() instanceof DeskAccess access
            ? gate.letsCaller(access.caller(), request, response)
            : gate.letsStranger(request, response);
    if (goesOn) {
      next.doFilter(request, response);
    }
  }
}
