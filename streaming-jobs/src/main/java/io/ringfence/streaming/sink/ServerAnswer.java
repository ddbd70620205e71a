package io.ringfence.streaming.sink;

/**
 * What a server, or something on the way to it, answered.
 *
 * @param status HTTP status; 0: there was no answer
 * @param code ClickHouse's error code; 0: none was given
 * @param text body, or why there is no answer
 */
public record ServerAnswer(int status, long code, String text) {
  private static final int OK = 200;
  private static final int CLIENT_ERRORS = 400;
  private static final int SERVER_ERRORS = 500;

  boolean isOk() {
    return status == OK;
  }

  boolean mayPass() {
    boolean refusedOnItsWay = code == 0 && status >= CLIENT_ERRORS && status < SERVER_ERRORS;
    return !refusedOnItsWay && ServerCodes.mayPass(code);
  }

  String words() {
    String line = text.strip().replace('\n', ' ');
    return status == 0 ? line : "HTTP %s, %s".formatted(status, line);
  }
}
