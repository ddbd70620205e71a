package io.ringfence.api.flight;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightRuntimeException;

/** Our refusals in the words of Flight: the code stands at the beginning of the description. */
final class FlightRefusal {
  private FlightRefusal() {}

  static FlightRuntimeException of(ApiException refusal) {
    return of(refusal.code(), refusal.detail());
  }

  static FlightRuntimeException of(ErrorCode code, String detail) {
    return status(code).withDescription(code + ": " + detail).toRuntimeException();
  }

  private static CallStatus status(ErrorCode code) {
    return switch (code.status()) {
      case UNAUTHORIZED -> CallStatus.UNAUTHENTICATED;
      case FORBIDDEN -> CallStatus.UNAUTHORIZED;
      case NOT_FOUND -> CallStatus.NOT_FOUND;
      case TOO_MANY_REQUESTS -> CallStatus.RESOURCE_EXHAUSTED;
      case SERVICE_UNAVAILABLE -> CallStatus.UNAVAILABLE;
      default ->
          code.status().is4xxClientError() ? CallStatus.INVALID_ARGUMENT : CallStatus.INTERNAL;
    };
  }
}
