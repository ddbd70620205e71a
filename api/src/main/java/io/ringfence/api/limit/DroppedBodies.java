package io.ringfence.api.limit;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * What a refused caller still sends is taken for a while, so that it can read why, and no longer:
 * Tomcat alone would wait for every single byte of it.
 */
final class DroppedBodies extends ValveBase {
  private static final int FIRST_REFUSAL = 400;
  private static final long MOST = 4L << 20;

  private final Duration patience;

  /**
   * A valve.
   *
   * @param patience how long the rest of a body is taken
   */
  DroppedBodies(Duration patience) {
    super(true);
    this.patience = patience;
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    getNext().invoke(request, response);
    int status = response.getStatus();
    if (status >= FIRST_REFUSAL && mayHaveMore(request)) {
      response.finishResponse();
      boolean late = status == HttpStatus.REQUEST_TIMEOUT.value();
      if (late || !isTaken(request.getCoyoteRequest())) {
        request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
      }
    }
  }

  /** Who asks before it sends has been told not to. */
  private static boolean mayHaveMore(Request request) {
    boolean hasBody =
        request.getContentLengthLong() > 0
            || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    return hasBody && request.getHeader(HttpHeaders.EXPECT) == null;
  }

  /** Whether the rest came to its end. Below the request's own stream: that has been closed. */
  private boolean isTaken(org.apache.coyote.Request request) {
    long deadline = System.nanoTime() + patience.toNanos();
    long taken = 0;
    try {
      while (taken < MOST && System.nanoTime() - deadline < 0) {
        int some = request.doRead(ApplicationBufferHandler.EMPTY);
        if (some < 0) {
          return true;
        }
        taken += some;
      }
    } catch (IOException e) {
      // The caller is gone; there is nobody left to tell.
    }
    return false;
  }
}
