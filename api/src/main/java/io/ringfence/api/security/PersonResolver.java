package io.ringfence.api.security;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.parameter.ArgumentOf;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.NativeWebRequest;

/** Hands endpoints the person behind the token they are asked with. */
@Component
final class PersonResolver extends ArgumentOf<Person> {
  PersonResolver() {
    super(Person.class);
  }

  @Override
  protected Person of(NativeWebRequest request) {
    if (SecurityContextHolder.getContext().getAuthentication()
        instanceof JwtAuthenticationToken caller) {
      try {
        return Person.of(caller.getToken());
      } catch (IllegalArgumentException e) {
        throw new ApiException(
            ErrorCode.TOKEN_INVALID, "the token's claims cannot be used: " + e.getMessage(), e);
      }
    }
    throw new IllegalStateException("an endpoint was reached without a token: " + request);
  }
}
