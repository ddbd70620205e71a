package io.ringfence.api.security;

import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.error.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Where the issuer says that somebody has logged out. It brings a token of its own kind instead of
 * a caller's; nobody else can sign one, and a caller's token is none.
 *
 * <p>Source: OpenID Connect Back-Channel Logout 1.0, sections 2.4 to 2.8.
 */
final class BackChannelLogout extends OncePerRequestFilter {
  /** The one path that is answered here, and never by an endpoint. */
  static final String PATH = "/v1/logout/back-channel";

  private static final Logger LOG = LoggerFactory.getLogger(BackChannelLogout.class);
  private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
  private static final String PARAMETER = "logout_token";
  private static final String SESSION = "sid";

  private final JwtDecoder logoutTokens;
  private final EndedSessions ended;
  private final InstantSource clock;

  BackChannelLogout(JwtDecoder logoutTokens, EndedSessions ended, InstantSource clock) {
    this.logoutTokens = logoutTokens;
    this.ended = ended;
    this.clock = clock;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !PATH.equals(request.getRequestURI()) || !HttpMethod.POST.matches(request.getMethod());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain next)
      throws ServletException, IOException {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    try {
      ended.end(session(logoutTokens.decode(token(request))), clock.instant());
      response.setStatus(HttpServletResponse.SC_OK);
    } catch (BadJwtException | IllegalArgumentException e) {
      LOG.warn("a logout was refused: {}", e.getMessage());
      ProblemWriter.write(
          request, response, ErrorCode.REQUEST_INVALID, "logout_token is not one of the issuer");
    } catch (JwtException e) {
      LOG.warn("a logout cannot be judged: {}", e.getMessage());
      ProblemWriter.write(
          request, response, ErrorCode.ISSUER_UNAVAILABLE, "the issuer's keys cannot be had");
    }
  }

  private static String token(HttpServletRequest request) {
    String[] values = request.getParameterValues(PARAMETER);
    if (values == null || values.length != 1) {
      throw new IllegalArgumentException("there must be one logout_token");
    }
    return values[0];
  }

  private static String session(Jwt token) {
    if (!(token.getClaim("events") instanceof Map<?, ?> events) || !events.containsKey(EVENT)) {
      throw new IllegalArgumentException("events must hold " + EVENT);
    }
    if (token.hasClaim("nonce")) {
      throw new IllegalArgumentException("nonce must be absent");
    }
    @Nullable String session = token.getClaimAsString(SESSION);
    if (session == null || session.isBlank()) {
      throw new IllegalArgumentException("sid must name the session");
    }
    return session;
  }
}
