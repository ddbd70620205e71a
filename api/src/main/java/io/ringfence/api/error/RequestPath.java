package io.ringfence.api.error;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

/** The path a caller asked for, percent-encoded as it came and without its query. */
final class RequestPath {
  private static final int LONGEST = 200;

  private RequestPath() {}

  /** The path, also when the server has passed the request on to its error page. */
  static String of(HttpServletRequest request) {
    Object first = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    String path = first instanceof String asked ? asked : request.getRequestURI();
    if (path == null) {
      return "";
    }
    return path.length() <= LONGEST ? path : path.substring(0, LONGEST);
  }
}
