package io.ringfence.api.security;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.domain.access.DeskScope;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands endpoints the access of their caller. Without one nothing is asked. */
final class DeskAccessResolver implements HandlerMethodArgumentResolver {
  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == DeskAccess.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer view,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    Authentication caller = SecurityContextHolder.getContext().getAuthentication();
    if (caller != null && caller.getPrincipal() instanceof DeskAccess access) {
      return refuseEmpty(access);
    }
    throw new IllegalStateException("an endpoint was reached without a caller: " + parameter);
  }

  /** An empty answer would read like "nothing at stake". */
  static DeskAccess refuseEmpty(DeskAccess access) {
    if (access.scope() instanceof DeskScope.Desks(var desks) && desks.isEmpty()) {
      throw new ApiException(
          ErrorCode.DESK_SCOPE_EMPTY, "the token's desks must name at least one desk");
    }
    return access;
  }
}
