package io.ringfence.api.security;

import java.util.List;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Reads a judged token once, into the roles security asks for and the access endpoints take. */
final class CallerConverter implements Converter<Jwt, AbstractAuthenticationToken> {
  @Override
  public AbstractAuthenticationToken convert(Jwt token) {
    try {
      TokenClaims claims = TokenClaims.of(token);
      List<GrantedAuthority> roles =
          claims.roles().stream()
              .<GrantedAuthority>map(role -> new SimpleGrantedAuthority(role.claim()))
              .toList();
      return new JwtAuthenticationToken(token, claims.access(), roles);
    } catch (IllegalArgumentException e) {
      throw new InvalidBearerTokenException("The token's claims cannot be used: " + e.getMessage());
    }
  }
}
