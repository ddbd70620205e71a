package io.ringfence.api.wire;

import io.ringfence.api.audit.Deeds;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Writes down who takes a list away as a table, before the first byte of it leaves. */
@RestControllerAdvice
final class ArrowDeeds implements ResponseBodyAdvice<Object> {
  private final Deeds deeds;

  ArrowDeeds(Deeds deeds) {
    this.deeds = deeds;
  }

  @Override
  public boolean supports(
      MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
    return TableAnswer.class.isAssignableFrom(returned.getParameterType());
  }

  @Override
  public @Nullable Object beforeBodyWrite(
      @Nullable Object body,
      MethodParameter returned,
      MediaType selected,
      Class<? extends HttpMessageConverter<?>> converter,
      ServerHttpRequest request,
      ServerHttpResponse response) {
    response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    if (converter == ArrowAnswers.class && request instanceof ServletServerHttpRequest servlet) {
      deeds.done(servlet.getServletRequest());
    }
    return body;
  }
}
