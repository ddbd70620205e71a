package io.ringfence.streaming.sink;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before the real engine and spoils every third insert; questions pass. */
final class FaultProxy implements AutoCloseable {
  private static final int EVERY = 3;
  private static final Duration LONG = Duration.ofMillis(1500);

  private final URI engine;
  private final Fault fault;
  private final HttpServer server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicInteger inserts = new AtomicInteger();
  private final AtomicInteger injected = new AtomicInteger();
  private final Duration outage;
  private volatile long outageEndsNanos;

  private FaultProxy(URI engine, Fault fault, Duration outage) {
    this.engine = engine;
    this.fault = fault;
    this.outage = outage;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  /** A proxy that spoils inserts in one way. */
  static FaultProxy injecting(Fault fault, URI engine) {
    return new FaultProxy(engine, fault, Duration.ZERO);
  }

  /** A proxy that takes the first insert and then answers nobody for some time. */
  static FaultProxy away(Duration outage, URI engine) {
    return new FaultProxy(engine, Fault.DROP_AFTER_COMMIT, outage);
  }

  /** Where it listens. */
  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Inserts it has spoilt so far. */
  int injected() {
    return injected.get();
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (System.nanoTime() < outageEndsNanos) {
      injected.incrementAndGet();
      exchange.close();
      return;
    }
    boolean isInsert = exchange.getRequestURI().getQuery().contains("query=INSERT");
    int number = isInsert ? inserts.incrementAndGet() : 0;
    if (number == 1 && outage.isPositive()) {
      outageEndsNanos = System.nanoTime() + outage.toNanos();
    }
    if (isInsert && outage.isZero() && number % EVERY == 1) {
      injected.incrementAndGet();
      spoil(exchange, body);
    } else {
      answer(exchange, forward(exchange, body));
    }
  }

  private void spoil(HttpExchange exchange, byte[] body) throws IOException {
    switch (fault) {
      case DROP_AFTER_COMMIT -> forward(exchange, body);
      case TIMEOUT_AFTER_COMMIT -> {
        forward(exchange, body);
        sleep(LONG);
      }
      case CODE_159_AFTER_COMMIT -> {
        forward(exchange, body);
        refuse(exchange, "159");
      }
      case TIMEOUT_BEFORE -> sleep(LONG);
      case STATUS_500 -> status(exchange, 500, "a gateway fell over");
      case STATUS_503 -> status(exchange, 503, "no server");
      case HALF_BODY -> answer(exchange, forward(exchange, half(body)));
      case HALF_BODY_CUT -> cut(exchange, body);
      case CODE_252 -> refuse(exchange, "252");
      case CODE_241 -> refuse(exchange, "241");
      case CODE_159 -> refuse(exchange, "159");
    }
    exchange.close();
  }

  private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException {
    try {
      return client.send(
          HttpRequest.newBuilder(engine.resolve(exchange.getRequestURI().toString()))
              .POST(HttpRequest.BodyPublishers.ofByteArray(body))
              .build(),
          HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static void answer(HttpExchange exchange, HttpResponse<byte[]> response)
      throws IOException {
    response
        .headers()
        .firstValue("X-ClickHouse-Exception-Code")
        .ifPresent(code -> exchange.getResponseHeaders().add("X-ClickHouse-Exception-Code", code));
    byte[] body = response.body();
    exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static void refuse(HttpExchange exchange, String code) throws IOException {
    exchange.getResponseHeaders().add("X-ClickHouse-Exception-Code", code);
    status(exchange, 500, "Code: " + code);
  }

  private static void status(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  /** Promises the whole body to the engine, sends half of it and hangs up. */
  private void cut(HttpExchange exchange, byte[] body) throws IOException {
    try (Socket socket = new Socket(engine.getHost(), engine.getPort());
        OutputStream out = socket.getOutputStream()) {
      String head =
          "POST %s HTTP/1.1\r\nHost: %s:%d\r\nContent-Length: %d\r\n\r\n"
              .formatted(exchange.getRequestURI(), engine.getHost(), engine.getPort(), body.length);
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.write(half(body));
      out.flush();
    }
  }

  private static byte[] half(byte[] body) {
    return Arrays.copyOf(body, body.length / 2);
  }

  private static void sleep(Duration time) throws IOException {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    client.close();
  }
}
