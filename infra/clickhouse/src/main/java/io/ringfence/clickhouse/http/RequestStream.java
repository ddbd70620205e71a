package io.ringfence.clickhouse.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.apache.coyote.ActionCode;
import org.apache.coyote.ContinueResponseTiming;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * A request's body as it comes. A client that asks whether it may send is told so when its body is
 * first read.
 */
final class RequestStream extends InputStream implements ApplicationBufferHandler {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final Request request;
  private ByteBuffer buffer = NOTHING;
  private boolean begun;

  RequestStream(Request request) {
    this.request = request;
  }

  @Override
  public int read() throws IOException {
    return fill() ? buffer.get() & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int some = Math.min(length, buffer.remaining());
    buffer.get(target, offset, some);
    return some;
  }

  /** Whether there is a byte; waits for it. */
  private boolean fill() throws IOException {
    if (!begun) {
      begun = true;
      request.action(ActionCode.ACK, ContinueResponseTiming.ALWAYS);
    }
    while (!buffer.hasRemaining()) {
      if (request.doRead(this) < 0) {
        buffer = NOTHING;
        return false;
      }
    }
    return true;
  }

  @Override
  public void setByteBuffer(ByteBuffer next) {
    buffer = next;
  }

  @Override
  public ByteBuffer getByteBuffer() {
    return buffer;
  }

  /** Nothing is gathered here: what was read is taken before more is read. */
  @Override
  public void expand(int size) {}
}
