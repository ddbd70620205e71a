package io.ringfence.api.limit;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;

/** A request's body, up to a size and in its time; whoever reads it is told of both by refusals. */
final class BoundedBody extends ServletInputStream {
  private final ServletInputStream body;
  private final long most;
  private final Duration patience;
  private final long deadline;
  private long read;

  /**
   * A body of which nothing has been read.
   *
   * @param most bytes it may have
   * @param patience how long it may take from now
   */
  BoundedBody(ServletInputStream body, long most, Duration patience) {
    this.body = body;
    this.most = most;
    this.patience = patience;
    this.deadline = System.nanoTime() + patience.toNanos();
  }

  @Override
  public int read() throws IOException {
    int one = body.read();
    count(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int some = body.read(bytes, from, length);
    count(Math.max(0, some));
    return some;
  }

  private void count(int more) {
    read += more;
    if (read > most) {
      throw tooLarge(most);
    }
    if (more > 0 && System.nanoTime() - deadline > 0) {
      throw new ApiException(
          ErrorCode.BODY_TOO_SLOW,
          "the body must come within %s s".formatted(patience.toSeconds()));
    }
  }

  static ApiException tooLarge(long most) {
    return new ApiException(
        ErrorCode.BODY_TOO_LARGE, "the body must have at most " + most + " bytes");
  }

  @Override
  public boolean isFinished() {
    return body.isFinished();
  }

  @Override
  public boolean isReady() {
    return body.isReady();
  }

  @Override
  public void setReadListener(ReadListener listener) {
    throw new IllegalStateException("bodies are read by who waits for them");
  }
}
