package io.ringfence.clickhouse.http;

import com.sun.net.httpserver.HttpServer;
import io.ringfence.clickhouse.engine.Engine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The engine on a port of the loopback address. */
public final class HttpInterface implements AutoCloseable {
  private static final int BACKLOG = 64;
  private static final int DRAIN_SECONDS = 1;
  private static final int DRAIN_BYTES = 1 << 30;
  private static final long IDLE_SECONDS = 30;

  private final HttpServer server;
  private final ExecutorService threads;

  private HttpInterface(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Starts to serve.
   *
   * @param port the port on 127.0.0.1, or 0 for a free one
   * @param credentials the user to ask for; empty if every local program is welcome
   * @throws IOException if the port cannot be had
   */
  public static HttpInterface start(
      Engine engine, int port, HttpLimits limits, Optional<Credentials> credentials)
      throws IOException {
    serverProperties(limits);
    var address = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    HttpServer server = HttpServer.create(address, BACKLOG);
    ExecutorService threads =
        new ThreadPoolExecutor(
            1, limits.connections(), IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>());
    server.setExecutor(threads);
    server.createContext("/", new StatementHandler(engine, limits, credentials));
    server.start();
    return new HttpInterface(server, threads);
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Refuses new requests and gives running ones a second to end. */
  @Override
  public void close() {
    server.stop(DRAIN_SECONDS);
    threads.shutdownNow();
  }

  /** The JDK's server reads these once, when its first instance is made. */
  private static void serverProperties(HttpLimits limits) {
    System.setProperty("jdk.httpserver.maxConnections", Integer.toString(limits.connections()));
    // A client that is still sending reads no answer: take in what it has under way after an error.
    System.setProperty("sun.net.httpserver.drainAmount", Integer.toString(DRAIN_BYTES));
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.maxReqTime", "900");
    System.setProperty("sun.net.httpserver.maxRspTime", "900");
  }
}
