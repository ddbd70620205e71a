package io.ringfence.api.position;

import io.ringfence.api.parameter.ArgumentOf;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Hands endpoints the position their path names: from the path alone, never from a parameter of the
 * same name.
 */
@Component
final class PositionPathResolver extends ArgumentOf<PositionPath> {
  PositionPathResolver() {
    super(PositionPath.class);
  }

  @Override
  protected PositionPath of(NativeWebRequest request) {
    Object variables =
        request.getAttribute(
            HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
    if (variables instanceof Map<?, ?> parts) {
      return new PositionPath(
          of(parts, "venue"), of(parts, "account"), of(parts, "instrument"), of(parts, "side"));
    }
    throw new IllegalStateException("a position must be named by a path: " + request);
  }

  private static String of(Map<?, ?> parts, String name) {
    return String.valueOf(Objects.requireNonNull(parts.get(name), name));
  }
}
