package io.ringfence.api.security;

import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.error.ProblemWriter;
import io.ringfence.api.limit.RequestGate;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.server.resource.BearerTokenError;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/**
 * What callers who are not let in are told: the challenge of RFC 6750, section 3, and a problem.
 * Spring Security's own has no body and points to an open document of its own making.
 */
final class RefusedCaller
    implements AuthenticationEntryPoint, AuthenticationFailureHandler, AccessDeniedHandler {
  private static final Logger LOG = LoggerFactory.getLogger(RefusedCaller.class);
  private static final String SCHEME = "Bearer";

  private final RequestGate gate;

  /**
   * What they are told.
   *
   * @param gate counts tokens that are refused
   */
  RefusedCaller(RequestGate gate) {
    this.gate = gate;
  }

  /** No token, or one that is not accepted. */
  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException {
    if (reason instanceof OAuth2AuthenticationException refused) {
      refuse(request, response, refused.getError());
      return;
    }
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, SCHEME);
    ProblemWriter.write(
        request,
        response,
        ErrorCode.TOKEN_MISSING,
        "Authorization must carry a bearer token, and carried none");
  }

  /** A token came, and was refused or could not be judged. */
  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException {
    if (reason instanceof AuthenticationServiceException) {
      LOG.warn("tokens cannot be judged: {}", reason.getMessage());
      ProblemWriter.write(
          request, response, ErrorCode.ISSUER_UNAVAILABLE, "the issuer's keys cannot be had");
      return;
    }
    if (gate.letsStranger(request, response)) {
      commence(request, response, reason);
    }
  }

  /** The token is good, but its roles do not allow this. */
  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
      throws IOException {
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, SCHEME + " error=\"insufficient_scope\"");
    ProblemWriter.write(
        request,
        response,
        ErrorCode.ROLE_MISSING,
        "the token's roles must hold one of " + List.of(Role.claims()));
  }

  private static void refuse(
      HttpServletRequest request, HttpServletResponse response, OAuth2Error error)
      throws IOException {
    String reason = plain(error.getDescription());
    response.setHeader(
        HttpHeaders.WWW_AUTHENTICATE,
        "%s error=\"%s\", error_description=\"%s\""
            .formatted(SCHEME, plain(error.getErrorCode()), reason));
    boolean notReadable =
        error instanceof BearerTokenError bearer
            && bearer.getHttpStatus() == HttpStatus.BAD_REQUEST;
    ErrorCode code = notReadable ? ErrorCode.REQUEST_INVALID : ErrorCode.TOKEN_INVALID;
    ProblemWriter.write(request, response, code, reason);
  }

  /** Text that cannot end the quoted string it is put into. */
  private static String plain(@Nullable String text) {
    return text == null ? "not accepted" : text.replaceAll("[^ !#-\\[\\]-~]", "'");
  }
}
