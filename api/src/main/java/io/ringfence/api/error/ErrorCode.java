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
  /** A request that makes something must bring a key of its own; what came is none. */
  IDEMPOTENCY_KEY_INVALID(HttpStatus.BAD_REQUEST, "The request needs an idempotency key"),
  /** No token came with the request. */
  TOKEN_MISSING(HttpStatus.UNAUTHORIZED, "A token is needed"),
  /** The token is expired, not meant for this server, not signed by the issuer, or malformed. */
  TOKEN_INVALID(HttpStatus.UNAUTHORIZED, "The token is not accepted"),
  /** The person must have shown who they are within the last minutes (RFC 9470). */
  STEP_UP_NEEDED(HttpStatus.UNAUTHORIZED, "A fresh login is needed"),
  /** The token names none of the roles that may ask here. */
  ROLE_MISSING(HttpStatus.FORBIDDEN, "The caller's role does not allow this"),
  /** The token names no desk, so there is nothing its owner may see. */
  DESK_SCOPE_EMPTY(HttpStatus.FORBIDDEN, "The caller is entitled to no desk"),
  /** The issuer, which decides in one place, does not permit it, whatever the token says. */
  PERMISSION_MISSING(HttpStatus.FORBIDDEN, "The issuer does not permit this"),
  /** Behind the account stands no person, and only a person may do this. */
  PERSON_NEEDED(HttpStatus.FORBIDDEN, "A person is needed"),
  /** Whoever made it must not decide on it, and nobody else may withdraw it. */
  OTHER_PERSON_NEEDED(HttpStatus.FORBIDDEN, "Another person is needed"),
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
  /** No such node among the caller's desks; another desk's is none either. */
  NODE_UNKNOWN(HttpStatus.NOT_FOUND, "There is no such node on the caller's desks"),
  /** No such proposal of the caller's desks; another desk's is none either. */
  PROPOSAL_UNKNOWN(HttpStatus.NOT_FOUND, "There is no such proposal on the caller's desks"),
  /** It was decided on, withdrawn, has lapsed or expired. */
  PROPOSAL_NOT_OPEN(HttpStatus.CONFLICT, "The proposal is not open"),
  /** What it was made against has changed, so it has lapsed now. */
  PROPOSAL_LAPSED(HttpStatus.CONFLICT, "The proposal has lapsed"),
  /** The decision is about another payload than was proposed. */
  PAYLOAD_OTHER(HttpStatus.CONFLICT, "Another payload was proposed"),
  /** The same key came with another request before. */
  IDEMPOTENCY_KEY_REUSED(HttpStatus.CONFLICT, "The key belongs to another request"),
  /** A rule of the venue, or what is not known, forbids the order. */
  TICKET_REFUSED(HttpStatus.CONFLICT, "The ticket cannot be done"),
  /** A rule of the venue, or what is not known, forbids the moves. */
  MOVES_REFUSED(HttpStatus.CONFLICT, "The moves cannot be done"),
  /** The path exists, but not for this method. */
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "The method is not allowed here"),
  /** No such report of a node among the caller's desks; another desk's is none either. */
  REPORT_UNKNOWN(HttpStatus.NOT_FOUND, "There is no such report on the caller's desks"),
  /** No such incident among the caller's desks; another desk's is none either. */
  INCIDENT_UNKNOWN(HttpStatus.NOT_FOUND, "There is no such incident on the caller's desks"),
  /** No such alert among those the caller's desks were told; another desk's is none either. */
  ALERT_UNKNOWN(HttpStatus.NOT_FOUND, "The caller's desks were not told of such an alert"),
  /** Thresholds of the caller's desks set off no such action; another desk's is none either. */
  ACTION_UNKNOWN(HttpStatus.NOT_FOUND, "Thresholds of the caller's desks set off no such action"),
  /** There is no such question of stress. */
  VIEW_UNKNOWN(HttpStatus.NOT_FOUND, "There is no such question of stress"),
  /** The report is not made yet, or never will be. */
  REPORT_NOT_DONE(HttpStatus.CONFLICT, "The report is not done"),
  /** Its time is over: the file was kept as long as its retention asked for. */
  REPORT_DISPOSED(HttpStatus.GONE, "The report's file is not kept any more"),
  /** The order of steps, a duty or the second person forbids it; the detail says which. */
  STEP_REFUSED(HttpStatus.CONFLICT, "The step may not be taken"),
  /** The file is no workbook of ours, or one that could do harm. */
  FILE_REFUSED(HttpStatus.UNPROCESSABLE_CONTENT, "The file is refused"),
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
  /** As many reports, checks or questions of stress wait as may. */
  WORKERS_TAKEN(HttpStatus.TOO_MANY_REQUESTS, "Too many are waiting"),
  /** A fault of the server; the correlation id finds it in the log. */
  INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "The server failed"),
  /** The store does not answer, or has no tables. */
  STORE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The store does not answer"),
  /** Reports cannot be made or checked now, or not on this server. */
  REPORTING_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Reporting does not answer"),
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
