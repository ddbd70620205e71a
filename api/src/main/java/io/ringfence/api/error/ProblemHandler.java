package io.ringfence.api.error;

import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns what endpoints and the framework throw into problems. */
@RestControllerAdvice
final class ProblemHandler extends ResponseEntityExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);
  private static final String STEP_UP =
      "Bearer error=\"insufficient_user_authentication\", max_age=\"300\"";

  @ExceptionHandler
  ResponseEntity<Object> refused(ApiException e, HttpServletRequest request) {
    if (e.code().status().is5xxServerError()) {
      // One line: while something is away, every request ends here.
      LOG.warn("{}: {} ({})", e.code(), e.detail(), NestedExceptionUtils.getMostSpecificCause(e));
    }
    return answer(e.code(), e.code().status(), e.detail(), headers(e.code()), request);
  }

  /** What a client reads that can ask for a fresh login by itself. Source: RFC 9470, 3. */
  private static HttpHeaders headers(ErrorCode code) {
    HttpHeaders headers = new HttpHeaders();
    if (code == ErrorCode.STEP_UP_NEEDED) {
      headers.set(HttpHeaders.WWW_AUTHENTICATE, STEP_UP);
    }
    return headers;
  }

  @ExceptionHandler
  ResponseEntity<Object> failed(RuntimeException e, HttpServletRequest request) {
    LOG.error("{} failed", RequestPath.of(request), e);
    String detail = "The failure is in the server's log under the correlation id.";
    return answer(
        ErrorCode.INTERNAL, ErrorCode.INTERNAL.status(), detail, new HttpHeaders(), request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleTypeMismatch(
      TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    String rule = e.getRootCause() == null ? "is of another kind" : e.getRootCause().getMessage();
    return answer(
        ErrorCode.PARAMETER_INVALID, status, e.getPropertyName() + " " + rule, headers, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    String detail =
        e.getBindingResult().getFieldErrors().stream()
            .map(field -> field.getField() + " " + rule(field))
            .collect(Collectors.joining("; "));
    return answer(ErrorCode.PARAMETER_INVALID, status, detail, headers, request);
  }

  /** What a value of the query breaks: our converter's words, or those of its rule. */
  private static String rule(FieldError field) {
    if (field.isBindingFailure() && field.contains(TypeMismatchException.class)) {
      Throwable cause =
          NestedExceptionUtils.getMostSpecificCause(field.unwrap(TypeMismatchException.class));
      return cause instanceof NumberFormatException
          ? "must be a whole number"
          : String.valueOf(cause.getMessage());
    }
    return String.valueOf(field.getDefaultMessage());
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
      HandlerMethodValidationException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    String detail =
        e.getParameterValidationResults().stream()
            .flatMap(
                broken ->
                    broken.getResolvableErrors().stream()
                        .map(
                            rule ->
                                broken.getMethodParameter().getParameterName()
                                    + " "
                                    + rule.getDefaultMessage()))
            .collect(Collectors.joining("; "));
    return answer(ErrorCode.PARAMETER_INVALID, status, detail, headers, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception e,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    ErrorCode code = ErrorCode.ofStatus(status);
    return answer(code, status, code.title() + ".", headers, request);
  }

  private static ResponseEntity<Object> answer(
      ErrorCode code,
      HttpStatusCode status,
      String detail,
      HttpHeaders headers,
      WebRequest request) {
    return answer(code, status, detail, headers, ((ServletWebRequest) request).getRequest());
  }

  private static ResponseEntity<Object> answer(
      ErrorCode code,
      HttpStatusCode status,
      String detail,
      HttpHeaders headers,
      HttpServletRequest request) {
    Problem problem =
        Problem.of(code, status, detail, RequestPath.of(request), Correlation.of(request));
    HttpHeaders all = new HttpHeaders();
    all.putAll(headers);
    all.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (Problem.isToBeTriedAgain(status)) {
      all.set(HttpHeaders.RETRY_AFTER, Problem.RETRY_AFTER_SECONDS);
    }
    return new ResponseEntity<>(problem, all, status);
  }
}
