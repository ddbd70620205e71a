package io.ringfence.clickhouse.http;

import io.ringfence.clickhouse.engine.EngineException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** A request's body as the client meant it: decompressed, and refused beyond a size. */
final class RequestBody extends FilterInputStream {
  private final long limit;
  private long taken;

  private RequestBody(InputStream in, long limit) {
    super(in);
    this.limit = limit;
  }

  static InputStream of(Exchange exchange, long limit) throws IOException {
    InputStream raw = exchange.body();
    String encoding = exchange.header("Content-Encoding");
    return new RequestBody(decoded(raw, encoding == null ? "" : encoding), limit);
  }

  private static InputStream decoded(InputStream raw, String encoding) throws IOException {
    return switch (encoding) {
      case "", "identity" -> raw;
      case "gzip", "x-gzip" -> new GZIPInputStream(raw, 1 << 16);
      case "deflate" -> new InflaterInputStream(raw);
      default ->
          throw EngineException.of(
              48, "NOT_IMPLEMENTED", "Content-Encoding " + encoding + " is not offered: use gzip");
    };
  }

  @Override
  public int read() throws IOException {
    int b = in.read();
    count(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = in.read(target, offset, length);
    count(Math.max(0, read));
    return read;
  }

  private void count(int more) {
    taken += more;
    if (taken > limit) {
      throw EngineException.of(
          396, "TOO_MANY_BYTES", "The body is longer than " + limit + " bytes: send less at once");
    }
  }
}
