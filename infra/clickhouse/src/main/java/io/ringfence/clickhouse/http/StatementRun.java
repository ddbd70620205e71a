package io.ringfence.clickhouse.http;

import io.ringfence.clickhouse.engine.Counters;
import io.ringfence.clickhouse.engine.Engine;
import io.ringfence.clickhouse.engine.EngineConnection;
import io.ringfence.clickhouse.engine.InsertStream;
import io.ringfence.clickhouse.engine.Joint;
import io.ringfence.clickhouse.engine.QueryResult;
import io.ringfence.clickhouse.engine.Statement;
import java.io.IOException;
import java.io.InputStream;

/**
 * Runs one request on a connection that is as the request wants it: nothing of another request
 * shows.
 *
 * @param connections where it runs
 * @param parameters what the request says beside its body
 * @param readOnly true if it may not change anything
 */
record StatementRun(
    ReadyConnections<EngineConnection> connections,
    RequestParameters parameters,
    boolean readOnly) {

  /** A connection that has run some statements. */
  static EngineConnection opened(Engine engine, String preamble) {
    EngineConnection connection = engine.connect();
    try {
      connection.run(Statement.of(preamble)).close();
      return connection;
    } catch (RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  void run(Request request, Reply reply) throws IOException {
    try (ReadyConnections<EngineConnection>.Ready ready =
        connections.take(SessionPreamble.of(parameters, readOnly))) {
      EngineConnection connection = ready.connection();
      switch (request) {
        case Request.Select select -> {
          select(connection, select, reply);
          keep(ready);
        }
        case Request.Command command -> command(connection, command, reply);
        case Request.Insert insert -> insert(connection, insert, reply);
      }
    }
  }

  /** Values of placeholders belong to the connection once they were given. */
  private void keep(ReadyConnections<EngineConnection>.Ready ready) {
    if (parameters.parameters().isEmpty()) {
      ready.isAsItWas();
    }
  }

  private void select(EngineConnection connection, Request.Select select, Reply reply)
      throws IOException {
    Joint joint = Joint.of(select.format());
    Counters counters = Counters.ZERO;
    try (PiecesAhead pieces =
        new PiecesAhead(connection.stream(statement(select.sql(), select.format())))) {
      boolean any = false;
      for (QueryResult piece = pieces.next(); piece != null; piece = pieces.next()) {
        try (QueryResult current = piece) {
          counters = counters.plus(current.counters());
          reply.count(counters);
          if (any) {
            joint.next(current, reply.body());
          } else {
            joint.first(current, reply.body());
          }
          any = true;
        }
      }
      if (any) {
        joint.last(reply.body());
      }
    }
  }

  private void command(EngineConnection connection, Request.Command command, Reply reply)
      throws IOException {
    try (QueryResult result = connection.run(statement(command.sql(), command.format()))) {
      reply.count(result.counters());
      result.writeTo(reply.body());
    }
  }

  private void insert(EngineConnection connection, Request.Insert insert, Reply reply)
      throws IOException {
    try (InsertStream stream = connection.insert(statement(insert.head(), insert.format()));
        InputStream data = insert.data()) {
      byte[] piece = new byte[InsertStream.PIECE_BYTES];
      for (int n = data.readNBytes(piece, 0, piece.length);
          n > 0;
          n = data.readNBytes(piece, 0, piece.length)) {
        stream.append(piece, n);
      }
      reply.count(stream.finish());
    }
  }

  private Statement statement(String sql, String format) {
    return new Statement(sql, format, parameters.parameters());
  }
}
