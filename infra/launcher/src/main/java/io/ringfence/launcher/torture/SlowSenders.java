package io.ringfence.launcher.torture;

import io.ringfence.launcher.load.RawRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * Callers whose requests never come to their end.
 *
 * @param server where they send them
 * @param going whether they go on
 */
record SlowSenders(URI server, BooleanSupplier going) {
  private static final long LARGE = 100_000_000;
  private static final int PIECE = 1 << 16;
  private static final long TRICKLE_MILLIS = 500;

  /** A head that comes byte by byte. */
  int head() throws IOException, InterruptedException {
    RawRequest request = RawRequest.get(server, "/v1/runs", "x");
    try (Socket socket = request.connect()) {
      OutputStream out = socket.getOutputStream();
      for (byte one : request.bytes()) {
        if (!going.getAsBoolean()) {
          return AttackLog.STILL_OPEN;
        }
        out.write(one);
        Thread.sleep(TRICKLE_MILLIS);
      }
      return RawRequest.status(socket.getInputStream());
    }
  }

  /** A body that comes byte by byte. */
  int body(String token) throws IOException, InterruptedException {
    RawRequest request = RawRequest.post(server, "/v1/margin/value", token, 10_000);
    try (Socket socket = request.connect()) {
      socket.getOutputStream().write(request.bytes());
      socket.setSoTimeout((int) TRICKLE_MILLIS);
      while (going.getAsBoolean()) {
        socket.getOutputStream().write(' ');
        try {
          return RawRequest.status(socket.getInputStream());
        } catch (java.net.SocketTimeoutException e) {
          // No answer yet: one byte more.
        }
      }
      return AttackLog.STILL_OPEN;
    }
  }

  /** A body that is too large, as fast as it is taken. */
  int large(String token) throws IOException {
    RawRequest request = RawRequest.post(server, "/v1/margin/value", token, LARGE);
    try (Socket socket = request.connect()) {
      socket.getOutputStream().write(request.bytes());
      Thread.ofVirtual().start(() -> pour(socket));
      return RawRequest.status(socket.getInputStream());
    }
  }

  private static void pour(Socket socket) {
    byte[] piece = new byte[PIECE];
    Arrays.fill(piece, (byte) ' ');
    try {
      for (long sent = 0; sent < LARGE; sent += piece.length) {
        socket.getOutputStream().write(piece);
      }
    } catch (IOException e) {
      // Refused before its end, as it must be.
    }
  }
}
