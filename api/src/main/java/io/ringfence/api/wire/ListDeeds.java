package io.ringfence.api.wire;

import io.ringfence.api.audit.Deeds;
import io.ringfence.api.audit.Readings;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Writes down who takes a list away, before the first byte of it leaves: as a table always, as JSON
 * where so much is read that it is one.
 */
@RestControllerAdvice
final class ListDeeds implements ResponseBodyAdvice<Object> {
  private static final String OURS = "/v1/";

  private final Deeds deeds;
  private final Readings readings;

  ListDeeds(Deeds deeds, Readings readings) {
    this.deeds = deeds;
    this.readings = readings;
  }

  @Override
  public boolean supports(
      MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
    return true;
  }

  @Override
  public @Nullable Object beforeBodyWrite(
      @Nullable Object body,
      MethodParameter returned,
      MediaType selected,
      Class<? extends HttpMessageConverter<?>> converter,
      ServerHttpRequest request,
      ServerHttpResponse response) {
    TableAnswer list = body instanceof TableAnswer it ? it : null;
    if (list != null) {
      response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    }
    if (request instanceof ServletServerHttpRequest servlet && isRead(servlet, response)) {
      HttpServletRequest read = servlet.getServletRequest();
      if (converter == ArrowAnswers.class) {
        deeds.done(read);
      } else {
        readings.answered(
            read, list == null ? 1 : list.rows().size(), list != null && list.next() != null);
      }
    }
    return body;
  }

  private static boolean isRead(ServletServerHttpRequest request, ServerHttpResponse response) {
    return request.getMethod() == HttpMethod.GET
        && request.getServletRequest().getRequestURI().startsWith(OURS)
        && response instanceof ServletServerHttpResponse servlet
        && servlet.getServletResponse().getStatus() == HttpStatus.OK.value();
  }
}
