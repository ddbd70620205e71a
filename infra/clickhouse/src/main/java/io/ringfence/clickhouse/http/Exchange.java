package io.ringfence.clickhouse.http;

import io.ringfence.clickhouse.engine.NativeOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.buf.MessageBytes;
import org.jspecify.annotations.Nullable;

/** One request and its answer; the only way to either. For one thread. */
final class Exchange {
  private final Request request;
  private final Response response;
  private final RequestStream body;

  Exchange(Request request, Response response) {
    this.request = request;
    this.response = response;
    this.body = new RequestStream(request);
  }

  String method() {
    return request.getMethod();
  }

  /** The path as it was sent. */
  String path() {
    return String.valueOf(text(request.requestURI()));
  }

  /** What follows the question mark, as it was sent; null: there is none. */
  @Nullable String rawQuery() {
    return text(request.queryString());
  }

  private static @Nullable String text(MessageBytes bytes) {
    return bytes.isNull() ? null : bytes.toString();
  }

  /** The first header of a name; null: there is none. */
  @Nullable String header(String name) {
    return request.getHeader(name);
  }

  /** What the client sends, without the lengths of chunks. */
  InputStream body() {
    return body;
  }

  /** A header of the answer, to be set before it starts. */
  void set(String name, String value) {
    response.getMimeHeaders().setValue(name).setString(value);
  }

  void remove(String name) {
    response.getMimeHeaders().removeHeader(name);
  }

  /** Sends an answer whose length is known. */
  void send(int status, byte[] content) throws IOException {
    response.setStatus(status);
    response.setContentLength(content.length);
    response.action(ActionCode.COMMIT, null);
    if (content.length > 0) {
      response.doWrite(ByteBuffer.wrap(content));
    }
  }

  /** Starts an answer of any length: each part written is a chunk, however large. */
  OutputStream start(int status) {
    response.setStatus(status);
    return new ResponseStream(response);
  }

  /** Closes the connection now, so that the client sees that the answer is not whole. */
  void abort(IOException reason) {
    response.action(ActionCode.CLOSE_NOW, reason);
  }

  private static final class ResponseStream extends OutputStream implements NativeOutput {
    private final Response response;

    ResponseStream(Response response) {
      this.response = response;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      write(ByteBuffer.wrap(bytes, offset, length));
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
      if (bytes.hasRemaining()) {
        response.doWrite(bytes);
      }
    }

    @Override
    public void flush() {
      response.action(ActionCode.CLIENT_FLUSH, null);
    }
  }
}
