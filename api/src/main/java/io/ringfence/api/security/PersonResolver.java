package io.ringfence.api.security;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands endpoints the person behind the token they are asked with. */
final class PersonResolver implements HandlerMethodArgumentResolver {
  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Person.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer view,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    if (SecurityContextHolder.getContext().getAuthentication()
        instanceof JwtAuthenticationToken caller) {
      try {
        return Person.of(caller.getToken());
      } catch (IllegalArgumentException e) {
        throw new ApiException(
            ErrorCode.TOKEN_INVALID, "the token's claims cannot be used: " + e.getMessage(), e);
      }
    }
    throw new IllegalStateException("an endpoint was reached without a token: " + parameter);
  }
}
