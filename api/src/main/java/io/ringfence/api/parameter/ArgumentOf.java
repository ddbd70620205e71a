package io.ringfence.api.parameter;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Hands endpoints their arguments of one type. Each is made by hand: the framework's own binding
 * reads the annotations of every part anew for every request, a tenth of what a small answer costs.
 *
 * @param <T> the type, and no subtype of it
 */
public abstract class ArgumentOf<T> implements HandlerMethodArgumentResolver, WebMvcConfigurer {
  private final Class<T> type;

  /** Of parameters of a type. */
  protected ArgumentOf(Class<T> type) {
    this.type = type;
  }

  /**
   * The argument of a request.
   *
   * @throws io.ringfence.api.error.ApiException when the request may not have it, or says it
   *     wrongly
   */
  protected abstract T of(NativeWebRequest request);

  @Override
  public final void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public final boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == type;
  }

  @Override
  public final Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer view,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    return of(request);
  }
}
