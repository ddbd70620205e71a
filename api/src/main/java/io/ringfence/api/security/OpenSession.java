package io.ringfence.api.security;

import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/** How long an answer without an end may go on: no longer than its token opens anything. */
@Component
public final class OpenSession {
  private final EndedSessions ended;
  private final InstantSource clock;

  OpenSession(EndedSessions ended, InstantSource clock) {
    this.ended = ended;
    this.clock = clock;
  }

  /** The token of the request that is being answered. */
  public Token current() {
    Authentication caller = SecurityContextHolder.getContext().getAuthentication();
    if (caller instanceof JwtAuthenticationToken token) {
      return new Token(token.getToken());
    }
    throw new IllegalStateException("a stream was opened without a token");
  }

  /** A token that was accepted. */
  public final class Token {
    private final Jwt jwt;

    private Token(Jwt jwt) {
      this.jwt = jwt;
    }

    /** Whether it still opens what it opened. */
    public boolean isGood() {
      @Nullable Instant expires = jwt.getExpiresAt();
      return expires != null
          && clock.instant().isBefore(expires)
          && !ended.isEnded(jwt.getClaimAsString("sid"), jwt.getIssuedAt());
    }
  }
}
