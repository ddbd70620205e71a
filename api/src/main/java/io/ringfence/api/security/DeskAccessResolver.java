package io.ringfence.api.security;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.parameter.ArgumentOf;
import io.ringfence.domain.access.DeskScope;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.NativeWebRequest;

/** Hands endpoints the access of their caller. Without one nothing is asked. */
@Component
final class DeskAccessResolver extends ArgumentOf<DeskAccess> {
  DeskAccessResolver() {
    super(DeskAccess.class);
  }

  @Override
  protected DeskAccess of(NativeWebRequest request) {
    Authentication caller = SecurityContextHolder.getContext().getAuthentication();
    if (caller != null && caller.getPrincipal() instanceof DeskAccess access) {
      return refuseEmpty(access);
    }
    throw new IllegalStateException("an endpoint was reached without a caller: " + request);
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
