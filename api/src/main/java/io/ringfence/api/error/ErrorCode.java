package io.ringfence.api.error;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * Every way in which a request can fail, by a name that stays. Callers branch on the code; titles
 * and details are for people and may be reworded.
 */
public enum ErrorCode {
  /** The request breaks a rule of HTTP or of the server's firewall. */
  REQUEST_INVALID(HttpStatus.BAD_REQUEST, "The request cannot be understood"),
  /** A parameter is missing, given twice or breaks its rule. */
  PARAMETER_INVALID(HttpStatus.BAD_REQUEST, "A parameter breaks its rule"),
  /** A parameter that the endpoint does not know; a misspelt one must not be passed over. */
  PARAMETER_UNKNOWN(HttpStatus.BAD_REQUEST, "A parameter is not known here"),
  /** The body is no JSON, or a field of it is missing, unknown or breaks its rule. */
  BODY_INVALID(HttpStatus.BAD_REQUEST, "The body breaks a rule"),
  /** The instant lies before the first or after the last event of the run. */
  AS_OF_OUTSIDE_RUN(HttpStatus.BAD_REQUEST, "The run knows nothing of that instant"),
  /** No token came with the request. */
  TOKEN_MISSING(HttpStatus.UNAUTHORIZED, "A token is needed"),
  /** The token is expired, not meant for this server, not signed by the issuer, or malformed. */
  TOKEN_INVALID(HttpStatus.UNAUTHORIZED, "The token is not accepted"),
  /** The token names none of the roles that may ask here. */
  ROLE_MISSING(HttpStatus.FORBIDDEN, "The caller's role does not allow this"),
  /** The token names no desk, so there is nothing its owner may see. */
  DESK_SCOPE_EMPTY(HttpStatus.FORBIDDEN, "The caller is entitled to no desk"),
  /** No such path. */
  PATH_UNKNOWN(HttpStatus.NOT_FOUND, "There is nothing at this path"),
  /** No run of that name. */
  RUN_UNKNOWN(HttpStatus.NOT_FOUND, "There is no run of that name"),
  /** No run has any rows yet. */
  NO_RUN(HttpStatus.NOT_FOUND, "No run has any rows yet"),
  /** No open position of that key among the caller's desks; another desk's is none either. */
  POSITION_UNKNOWN(HttpStatus.NOT_FOUND, "There is no such open position on the caller's desks"),
  /** There is no mark, so nothing that needs one can be said. */
  MARK_MISSING(HttpStatus.CONFLICT, "The position has no mark"),
  /** No table of that name of which the caller may see rows. */
  TABLE_UNKNOWN(HttpStatus.NOT_FOUND, "There is no such table for the caller"),
  /** The path exists, but not for this method. */
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "The method is not allowed here"),
  /** None of the representations the caller accepts exists. */
  NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "No acceptable representation exists"),
  /** The body is larger than the endpoint reads. */
  BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
  /** The body does not come in its time. */
  BODY_TOO_SLOW(HttpStatus.REQUEST_TIMEOUT, "The body comes too slowly"),
  /** The body is of a kind the endpoint does not read. */
  MEDIA_TYPE_UNSUPPORTED(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body must be JSON"),
  /** The caller, or without a token its address, asks more often than it may. */
  RATE_LIMITED(HttpStatus.TOO_MANY_REQUESTS, "The caller asks too often"),
  /** The caller, or everybody together, has as many streams open as there may be. */
  STREAMS_TAKEN(HttpStatus.TOO_MANY_REQUESTS, "There are too many open streams"),
  /** A fault of the server; the correlation id finds it in the log. */
  INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "The server failed"),
  /** The store does not answer, or has no tables. */
  STORE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The store does not answer"),
  /** The issuer's keys cannot be had, so no token can be judged. */
  ISSUER_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Tokens cannot be judged now");

  private final HttpStatus status;
  private final String title;

  ErrorCode(HttpStatus status, String title) {
    this.status = status;
    this.title = title;
  }

  /** Status of the response. */
  public HttpStatus status() {
    return status;
  }

  /** What it means, for people. */
  public String title() {
    return title;
  }

  /**
   * The code for a failure of which only the status is known, as the web server and the framework
   * report them.
   */
  static ErrorCode ofStatus(HttpStatusCode status) {
    return switch (status.value()) {
      case 401 -> TOKEN_MISSING;
      case 403 -> ROLE_MISSING;
      case 404 -> PATH_UNKNOWN;
      case 405 -> METHOD_NOT_ALLOWED;
      case 406 -> NOT_ACCEPTABLE;
      case 413 -> BODY_TOO_LARGE;
      case 415 -> MEDIA_TYPE_UNSUPPORTED;
      default -> status.is4xxClientError() ? REQUEST_INVALID : INTERNAL;
    };
  }
}
