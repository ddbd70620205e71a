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
 * What comes after a body that was refused for its size is taken for a while, so that its sender
 * can read why, and no longer; after one that came too slowly nothing is. Tomcat alone would wait
 * for every single byte.
 */
final class DroppedBodies extends ValveBase {
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
    boolean late = status == HttpStatus.REQUEST_TIMEOUT.value();
    boolean large = status == HttpStatus.CONTENT_TOO_LARGE.value();
    if (late || (large && isWaitedFor(request, response))) {
      request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }
  }

  /** Whether more is to come after a while; who asks before it sends has been told not to. */
  private boolean isWaitedFor(Request request, Response response) throws IOException {
    if (request.getHeader(HttpHeaders.EXPECT) != null) {
      return false;
    }
    response.finishResponse();
    return !isTaken(request.getCoyoteRequest());
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
