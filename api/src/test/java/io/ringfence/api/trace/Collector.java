package io.ringfence.api.trace;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A small collector: takes what OTLP brings over HTTP, and keeps it as it came. */
final class Collector implements AutoCloseable {
  private final HttpServer server;
  private final List<byte[]> taken = new CopyOnWriteArrayList<>();

  Collector() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/v1/traces",
        exchange -> {
          taken.add(exchange.getRequestBody().readAllBytes());
          exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Whether one message has all of these texts, and the ids as bytes. */
  boolean has(List<String> texts, List<String> ids) {
    return taken.stream()
        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
        .anyMatch(
            message ->
                texts.stream().allMatch(message::contains)
                    && ids.stream().map(Collector::bytes).allMatch(message::contains));
  }

  private static String bytes(String id) {
    return new String(HexFormat.of().parseHex(id), StandardCharsets.ISO_8859_1);
  }

  boolean isEmpty() {
    return taken.isEmpty();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
