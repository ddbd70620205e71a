package io.ringfence.clickhouse.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.ringfence.clickhouse.engine.Engine;
import io.ringfence.clickhouse.engine.EngineException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Answers every request: checks it, runs it, and says in ClickHouse's words what went wrong. */
final class StatementHandler implements HttpHandler {
  private final Engine engine;
  private final HttpLimits limits;
  private final Doorkeeper doorkeeper;
  private final StatementGate gate;

  StatementHandler(Engine engine, HttpLimits limits, Optional<Credentials> credentials) {
    this.engine = engine;
    this.limits = limits;
    this.doorkeeper = new Doorkeeper(credentials);
    this.gate = new StatementGate(limits);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    Reply reply = new Reply(exchange);
    reply.headers().set("X-ClickHouse-Server-Display-Name", "ringfence-embedded");
    try {
      answer(exchange, reply);
    } catch (EngineException e) {
      fail(reply, e);
    } catch (RuntimeException e) {
      e.printStackTrace();
      fail(reply, EngineException.of(EngineException.UNKNOWN, "UNKNOWN", e.toString()));
    }
  }

  private void answer(HttpExchange exchange, Reply reply) throws IOException {
    switch (exchange.getRequestURI().getPath()) {
      case "/ping", "/replicas_status" -> reply.text(200, "Ok.\n");
      case "/", "/query" -> {
        doorkeeper.check(exchange.getRequestHeaders());
        statement(exchange, reply);
      }
      default -> reply.text(404, "There is no handle " + exchange.getRequestURI().getPath() + "\n");
    }
  }

  private void statement(HttpExchange exchange, Reply reply) throws IOException {
    String method = exchange.getRequestMethod();
    var parameters =
        RequestParameters.of(exchange.getRequestURI().getRawQuery(), exchange.getRequestHeaders());
    if (method.equals("GET") && parameters.query().isEmpty()) {
      reply.text(200, "Ok.\n");
      return;
    }
    var reader =
        new StatementReader(parameters.format(), limits.statementBytes(), limits.appendOnly());
    try (var _ = gate.enter();
        InputStream body = RequestBody.of(exchange, limits.dataBytes())) {
      Request request = reader.read(parameters.query(), body);
      describe(request, parameters, reply);
      reply.encode(
          AnswerEncoding.of(
              parameters.nativeBlocks(),
              parameters.compressed(),
              exchange.getRequestHeaders().getFirst("Accept-Encoding")));
      new StatementRun(engine, parameters, !method.equals("POST")).run(request, reply);
      reply.finish();
    }
  }

  private void describe(Request request, RequestParameters parameters, Reply reply) {
    String format =
        switch (request) {
          case Request.Select select -> select.format();
          case Request.Command command -> command.format();
          case Request.Insert _ -> parameters.format();
        };
    reply.headers().set("Content-Type", ContentType.of(format));
    reply.headers().set("X-ClickHouse-Format", format);
    reply.headers().set("X-ClickHouse-Timezone", engine.timezone());
    reply.headers().set("X-ClickHouse-Query-Id", parameters.queryId());
  }

  private void fail(Reply reply, EngineException e) throws IOException {
    String text = withVersion(String.valueOf(e.getMessage()));
    if (reply.hasStarted()) {
      reply.breakOff(text);
    }
    reply.headers().set("X-ClickHouse-Exception-Code", Integer.toString(e.code()));
    reply.text(status(e.code()), text + "\n");
  }

  /** As a server ends its errors; some texts of the engine have this already. */
  private String withVersion(String text) {
    return text.contains("(version ") ? text : text + " (version " + engine.version() + ")";
  }

  private static int status(int code) {
    return switch (code) {
      case 60, 81 -> 404;
      case Doorkeeper.ACCESS_DENIED -> 403;
      case Doorkeeper.AUTHENTICATION_FAILED -> 401;
      case StatementGate.TOO_MANY -> 503;
      default -> 500;
    };
  }
}
