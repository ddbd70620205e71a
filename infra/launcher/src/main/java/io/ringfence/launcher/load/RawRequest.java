package io.ringfence.launcher.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One request on a connection of its own, written by hand: to read as fast as a socket gives, and
 * to misbehave in ways that no client library would.
 *
 * @param server where to
 * @param head request line and headers, lines ended by CR LF, without the empty line at the end
 */
public record RawRequest(URI server, String head) {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int PIECE = 1 << 18;
  private static final int STATUS_AT = "HTTP/1.1 ".length();

  /** A request for a path by the owner of a token. */
  public static RawRequest get(URI server, String path, String token) {
    return new RawRequest(server, "GET " + path + " HTTP/1.1\r\n" + headers(server, token));
  }

  /** A request that sends a body whose length is said. */
  public static RawRequest post(URI server, String path, String token, long length) {
    return new RawRequest(
        server,
        "POST %s HTTP/1.1\r\n%sContent-Type: application/json\r\nContent-Length: %s\r\n"
            .formatted(path, headers(server, token), length));
  }

  private static String headers(URI server, String token) {
    return "Host: %s\r\nConnection: close\r\nAuthorization: Bearer %s\r\n"
        .formatted(server.getAuthority(), token);
  }

  /**
   * What came back.
   *
   * @param status status of the answer; 0: none came
   * @param bytes bytes after the head, chunk lengths among them
   */
  public record Answer(int status, long bytes) {}

  /** A connection on which nothing is sent yet. */
  public Socket connect() throws IOException {
    Socket socket = new Socket();
    socket.setSoTimeout((int) PATIENCE.toMillis());
    socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
    return socket;
  }

  /** The whole head. */
  public byte[] bytes() {
    return (head + "\r\n").getBytes(StandardCharsets.US_ASCII);
  }

  /** Asks and reads everything, to nowhere. */
  public Answer read() throws IOException {
    return read(OutputStream.nullOutputStream());
  }

  /**
   * Asks and passes what comes after the head on as it is, in chunks where it came in chunks; the
   * server ends the connection.
   */
  public Answer read(OutputStream to) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(bytes());
      return answer(socket.getInputStream(), to);
    }
  }

  /** Reads the status of an answer and nothing after its head; 0: the connection ended before. */
  public static int status(InputStream in) throws IOException {
    byte[] piece = new byte[PIECE];
    return status(piece, head(in, piece));
  }

  /** Reads an answer to the end of its connection. */
  private static Answer answer(InputStream in, OutputStream to) throws IOException {
    byte[] piece = new byte[PIECE];
    int held = head(in, piece);
    int status = status(piece, held);
    if (status == 0) {
      return new Answer(0, 0);
    }
    int end = headEnd(piece, held);
    long bytes = held - end;
    to.write(piece, end, held - end);
    int some = in.read(piece);
    while (some >= 0) {
      bytes += some;
      to.write(piece, 0, some);
      some = in.read(piece);
    }
    return new Answer(status, bytes);
  }

  /** Reads until the head is whole, and how much that was. */
  private static int head(InputStream in, byte[] piece) throws IOException {
    int held = 0;
    while (held < piece.length && headEnd(piece, held) < 0) {
      int some = in.read(piece, held, piece.length - held);
      if (some < 0) {
        return held;
      }
      held += some;
    }
    return held;
  }

  private static int status(byte[] piece, int held) {
    return headEnd(piece, held) < 0
        ? 0
        : Integer.parseInt(new String(piece, STATUS_AT, 3, StandardCharsets.US_ASCII));
  }

  /** Where the body begins; negative: not yet. */
  private static int headEnd(byte[] bytes, int held) {
    for (int at = 0; at + 3 < held; at++) {
      if (bytes[at] == '\r'
          && bytes[at + 1] == '\n'
          && bytes[at + 2] == '\r'
          && bytes[at + 3] == '\n') {
        return at + 4;
      }
    }
    return -1;
  }
}
