package io.ringfence.clickhouse.http;

import io.ringfence.clickhouse.engine.Engine;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.coyote.http11.Http11NioProtocol;

/** The engine on a port of the loopback address. */
public final class HttpInterface implements AutoCloseable {
  private static final int BACKLOG = 64;
  private static final int DRAIN_SECONDS = 1;
  private static final int IDLE_SECONDS = 30;
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final int HEAD_BYTES = 256 << 10;

  /** What goes to the system at once. */
  private static final int WRITE_BYTES = 128 << 10;

  /** Held, so that its level is; failures of ours are told in answers. */
  private static final Logger SERVER_LOG = Logger.getLogger("org.apache");

  private final Http11NioProtocol server;
  private final StatementHandler handler;
  private final ThreadPoolExecutor threads;
  private final ScheduledExecutorService clock;

  private HttpInterface(
      Http11NioProtocol server,
      StatementHandler handler,
      ThreadPoolExecutor threads,
      ScheduledExecutorService clock) {
    this.server = server;
    this.handler = handler;
    this.threads = threads;
    this.clock = clock;
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
    SERVER_LOG.setLevel(Level.OFF);
    Http11NioProtocol server = server(port, limits);
    StatementHandler handler = new StatementHandler(engine, limits, credentials);
    server.setAdapter(new StatementAdapter(handler));
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            1, limits.connections(), IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>());
    // The server's own threads do not keep a process alive.
    threads.prestartCoreThread();
    server.setExecutor(threads);
    ScheduledExecutorService clock =
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
    server.setUtilityExecutor(clock);
    HttpInterface started = new HttpInterface(server, handler, threads, clock);
    started.listen();
    return started;
  }

  private static Http11NioProtocol server(int port, HttpLimits limits) throws IOException {
    Http11NioProtocol server = new Http11NioProtocol();
    server.setAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    server.setPort(port);
    server.setAcceptCount(BACKLOG);
    server.setMaxConnections(limits.connections());
    server.setMaxKeepAliveRequests(-1);
    server.setKeepAliveTimeout((int) TimeUnit.SECONDS.toMillis(IDLE_SECONDS));
    server.setConnectionTimeout((int) PATIENCE.toMillis());
    server.setMaxHttpRequestHeaderSize(HEAD_BYTES);
    server.setRelaxedQueryChars("\"<>[\\]^`{|}");
    server.setUseSendfile(false);
    server.setProperty("socket.appWriteBufSize", Integer.toString(WRITE_BYTES));
    server.setProperty("socket.directBuffer", "true");
    return server;
  }

  private void listen() throws IOException {
    try {
      server.init();
      server.start();
    } catch (Exception e) {
      close();
      throw new IOException(e.getMessage(), e);
    }
  }

  /** The port it listens on. */
  public int port() {
    return server.getLocalPort();
  }

  /** Refuses new requests and gives running ones a second to end. */
  @Override
  public void close() {
    try {
      server.pause();
      threads.shutdown();
      threads.awaitTermination(DRAIN_SECONDS, TimeUnit.SECONDS);
      server.stop();
      server.destroy();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      throw new IllegalStateException("the HTTP interface did not stop", e);
    } finally {
      threads.shutdownNow();
      clock.shutdownNow();
      handler.close();
    }
  }
}
