package io.ringfence.clickhouse.http;

import io.ringfence.clickhouse.engine.Engine;
import io.ringfence.clickhouse.engine.EngineConnection;
import io.ringfence.clickhouse.engine.EngineException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Answers every request: checks it, runs it, and says in ClickHouse's words what went wrong. */
final class StatementHandler implements AutoCloseable {
  /** A client that is still sending reads no answer: so much is taken in after an error. */
  private static final long DRAIN_BYTES = 1L << 30;

  private final Engine engine;
  private final HttpLimits limits;
  private final Doorkeeper doorkeeper;
  private final StatementGate gate;
  private final ReadyConnections<EngineConnection> connections;

  StatementHandler(Engine engine, HttpLimits limits, Optional<Credentials> credentials) {
    this.engine = engine;
    this.limits = limits;
    this.doorkeeper = new Doorkeeper(credentials);
    this.gate = new StatementGate(limits);
    this.connections =
        new ReadyConnections<>(
            preamble -> StatementRun.opened(engine, preamble),
            EngineConnection::close,
            limits.statements());
  }

  /**
   * Answers one.
   *
   * @throws IOException when the client has gone
   */
  void handle(Exchange exchange) throws IOException {
    Reply reply = new Reply(exchange);
    reply.header("X-ClickHouse-Server-Display-Name", "ringfence-embedded");
    try {
      answer(exchange, reply);
    } catch (EngineException e) {
      fail(exchange, reply, e);
    } catch (RuntimeException e) {
      e.printStackTrace();
      fail(exchange, reply, EngineException.of(EngineException.UNKNOWN, "UNKNOWN", e.toString()));
    }
  }

  /** Lets go of the engine. */
  @Override
  public void close() {
    connections.close();
  }

  private void answer(Exchange exchange, Reply reply) throws IOException {
    switch (exchange.path()) {
      case "/ping", "/replicas_status" -> reply.text(200, "Ok.\n");
      case "/", "/query" -> {
        doorkeeper.check(exchange::header);
        statement(exchange, reply);
      }
      default -> reply.text(404, "There is no handle " + exchange.path() + "\n");
    }
  }

  private void statement(Exchange exchange, Reply reply) throws IOException {
    String method = exchange.method();
    var parameters = RequestParameters.of(exchange.rawQuery(), exchange::header);
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
              exchange.header("Accept-Encoding")));
      new StatementRun(connections, parameters, !method.equals("POST")).run(request, reply);
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
    reply.header("Content-Type", ContentType.of(format));
    reply.header("X-ClickHouse-Format", format);
    reply.header("X-ClickHouse-Timezone", engine.timezone());
    reply.header("X-ClickHouse-Query-Id", parameters.queryId());
  }

  private void fail(Exchange exchange, Reply reply, EngineException e) throws IOException {
    String text = withVersion(String.valueOf(e.getMessage()));
    if (reply.hasStarted()) {
      reply.breakOff(text);
      return;
    }
    drain(exchange.body());
    reply.header("X-ClickHouse-Exception-Code", Integer.toString(e.code()));
    reply.text(status(e.code()), text + "\n");
  }

  private static void drain(InputStream body) throws IOException {
    long left = DRAIN_BYTES;
    long some = body.skip(left);
    while (some > 0 && left > 0) {
      left -= some;
      some = body.skip(left);
    }
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
