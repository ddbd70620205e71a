package io.ringfence.api.parameter;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Refuses parameters an endpoint does not know and parameters given twice. With {@code ?asof=}
 * passed over, the caller would take the end of the run for the instant it asked about.
 */
final class KnownParametersOnly implements HandlerInterceptor {
  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod endpoint) {
      Set<String> known = names(endpoint);
      known.removeAll(namesOfThePath(request));
      check(request.getParameterMap(), known);
    }
    return true;
  }

  private static void check(Map<String, String[]> given, Set<String> known) {
    given.forEach(
        (name, values) -> {
          if (!known.contains(name)) {
            throw new ApiException(ErrorCode.PARAMETER_UNKNOWN, "parameters must be of " + known);
          }
          if (values.length > 1) {
            throw new ApiException(
                ErrorCode.PARAMETER_INVALID,
                "%s must be given once, was given %s times".formatted(name, values.length));
          }
        });
  }

  /** What the path says must not be said again behind it, where it would win. */
  private static Set<?> namesOfThePath(HttpServletRequest request) {
    Object path = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    return path instanceof Map<?, ?> variables ? variables.keySet() : Set.of();
  }

  private static Set<String> names(HandlerMethod endpoint) {
    Set<String> names = new TreeSet<>();
    for (MethodParameter parameter : endpoint.getMethodParameters()) {
      String name = parameter.getParameterName();
      if (parameter.hasParameterAnnotation(RequestParam.class) && name != null) {
        names.add(name);
      }
      if (parameter.hasParameterAnnotation(ParameterObject.class)) {
        for (RecordComponent component : parameter.getParameterType().getRecordComponents()) {
          names.add(component.getName());
        }
      }
    }
    return names;
  }
}
