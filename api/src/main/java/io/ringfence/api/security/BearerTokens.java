package io.ringfence.api.security;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;

/** Judges tokens that come by another door than HTTP, by the same rules. */
@Component
public final class BearerTokens {
  private static final String SCHEME = "bearer ";

  private final JwtDecoder tokens;
  private final CallerConverter callers = new CallerConverter();

  BearerTokens(JwtDecoder tokens) {
    this.tokens = tokens;
  }

  /**
   * Whose token it is, and what it opens.
   *
   * @param authorization the header's value; absent: there was none
   * @throws ApiException when it opens nothing, or cannot be judged
   */
  public DeskAccess access(@Nullable String authorization) {
    AbstractAuthenticationToken caller = caller(token(authorization));
    if (caller.getAuthorities().isEmpty()) {
      throw new ApiException(
          ErrorCode.ROLE_MISSING,
          "the token's roles must hold one of " + String.join(", ", Role.claims()));
    }
    if (caller.getPrincipal() instanceof DeskAccess access) {
      return DeskAccessResolver.refuseEmpty(access);
    }
    throw new IllegalStateException("a token was judged without an access");
  }

  private AbstractAuthenticationToken caller(String token) {
    try {
      Jwt judged = tokens.decode(token);
      return callers.convert(judged);
    } catch (BadJwtException | InvalidBearerTokenException e) {
      throw new ApiException(ErrorCode.TOKEN_INVALID, String.valueOf(e.getMessage()), e);
    } catch (JwtException e) {
      throw new ApiException(ErrorCode.ISSUER_UNAVAILABLE, "the issuer's keys cannot be had", e);
    }
  }

  private static String token(@Nullable String authorization) {
    if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      throw new ApiException(
          ErrorCode.TOKEN_MISSING, "authorization must carry a bearer token, and carried none");
    }
    return authorization.substring(SCHEME.length()).strip();
  }
}
