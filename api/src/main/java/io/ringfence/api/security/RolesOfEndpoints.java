package io.ringfence.api.security;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Holds endpoints of ours to their {@link OpenTo}; one without is closed to everybody. The page
 * that only says what went wrong holds nothing.
 */
final class RolesOfEndpoints implements HandlerInterceptor {
  private static final String OURS = "io.ringfence.";

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    boolean asked = request.getDispatcherType() == DispatcherType.REQUEST;
    if (asked
        && handler instanceof HandlerMethod endpoint
        && endpoint.getBeanType().getName().startsWith(OURS)
        && !ErrorController.class.isAssignableFrom(endpoint.getBeanType())) {
      require(endpoint.getMethodAnnotation(OpenTo.class));
    }
    return true;
  }

  private static void require(@Nullable OpenTo policy) {
    List<String> open =
        policy == null ? List.of() : Arrays.stream(policy.value()).map(Role::claim).toList();
    if (roles().stream().noneMatch(open::contains)) {
      throw new ApiException(ErrorCode.ROLE_MISSING, "the token's roles must hold one of " + open);
    }
  }

  private static Set<String> roles() {
    Authentication caller = SecurityContextHolder.getContext().getAuthentication();
    return caller == null
        ? Set.of()
        : caller.getAuthorities().stream()
            .map(GrantedAuthority::getAuthority)
            .collect(Collectors.toSet());
  }
}
