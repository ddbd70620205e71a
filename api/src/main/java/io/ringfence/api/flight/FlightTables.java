package io.ringfence.api.flight;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.ringfence.api.audit.AuditTrail;
import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.question.Asked;
import io.ringfence.api.question.Moment;
import io.ringfence.api.question.Questions;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.table.ArrowStreams;
import io.ringfence.reporting.query.TablesQuery;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightEndpoint;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.Result;
import org.apache.arrow.flight.SchemaResult;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.flight.sql.NoOpFlightSqlProducer;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionClosePreparedStatementRequest;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionCreatePreparedStatementRequest;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionCreatePreparedStatementResult;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandPreparedStatementQuery;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementQuery;
import org.apache.arrow.flight.sql.impl.FlightSql.TicketStatementQuery;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** Tables by statement, by prepared statement and by path, each to whom the caller's token says. */
class FlightTables extends NoOpFlightSqlProducer {
  private static final int RUN_AND_TABLE = 2;

  private final Questions questions;
  private final ArrowStreams streams;
  private final AuditTrail audit;
  private final BufferAllocator memory;
  private final FlightTicket.Office tickets = new FlightTicket.Office();

  FlightTables(
      Questions questions, ArrowStreams streams, AuditTrail audit, BufferAllocator memory) {
    this.questions = questions;
    this.streams = streams;
    this.audit = audit;
    this.memory = memory;
  }

  /** A table of one run, found for a caller. */
  record Found(Asked asked, TablesQuery.Row table) {}

  @Override
  public FlightInfo getFlightInfo(CallContext call, FlightDescriptor descriptor) {
    return descriptor.isCommand()
        ? super.getFlightInfo(call, descriptor)
        : answer(call, () -> info(call, ofPath(descriptor.getPath()), descriptor));
  }

  @Override
  public FlightInfo getFlightInfoStatement(
      CommandStatementQuery command, CallContext call, FlightDescriptor descriptor) {
    return answer(call, () -> info(call, TableStatement.of(command.getQuery()), descriptor));
  }

  @Override
  public SchemaResult getSchemaStatement(
      CommandStatementQuery command, CallContext call, FlightDescriptor descriptor) {
    return answer(
        call, () -> new SchemaResult(schema(found(call, TableStatement.of(command.getQuery())))));
  }

  @Override
  public FlightInfo getFlightInfoPreparedStatement(
      CommandPreparedStatementQuery command, CallContext call, FlightDescriptor descriptor) {
    return answer(
        call,
        () ->
            info(
                call,
                TableStatement.of(command.getPreparedStatementHandle().toStringUtf8()),
                descriptor));
  }

  @Override
  public void getStreamStatement(
      TicketStatementQuery ticket, CallContext call, ServerStreamListener listener) {
    answer(
        call,
        () -> {
          FlightTicket read =
              tickets.read(ticket.getStatementHandle(), FlightCaller.of(call).caller());
          send(call, found(call, new TableStatement(read.table(), read.run())), listener);
          return true;
        });
  }

  /** A prepared statement is its text: nothing is kept between two calls. */
  @Override
  public void createPreparedStatement(
      ActionCreatePreparedStatementRequest request,
      CallContext call,
      StreamListener<Result> listener) {
    try {
      Found found = found(call, TableStatement.of(request.getQuery()));
      ActionCreatePreparedStatementResult made =
          ActionCreatePreparedStatementResult.newBuilder()
              .setPreparedStatementHandle(ByteString.copyFromUtf8(request.getQuery()))
              .setDatasetSchema(ByteString.copyFrom(written(schema(found))))
              .setParameterSchema(ByteString.copyFrom(written(new Schema(List.of()))))
              .build();
      listener.onNext(new Result(Any.pack(made).toByteArray()));
      listener.onCompleted();
    } catch (ApiException e) {
      listener.onError(FlightCaller.refused(audit, call, e));
    }
  }

  @Override
  public void closePreparedStatement(
      ActionClosePreparedStatementRequest request,
      CallContext call,
      StreamListener<Result> listener) {
    listener.onCompleted();
  }

  /** Nothing is held open between two calls. */
  @Override
  public void close() {}

  private static TableStatement ofPath(List<String> path) {
    return switch (path.size()) {
      case 1 -> new TableStatement(path.getFirst(), null);
      case RUN_AND_TABLE -> new TableStatement(path.getLast(), path.getFirst());
      default ->
          throw new ApiException(
              ErrorCode.PARAMETER_INVALID, "the path must be a table, or a run and a table");
    };
  }

  /** The caller's desks are those of the token it brings now, whatever ticket comes with it. */
  Found found(CallContext call, TableStatement statement) {
    DeskAccess access = FlightCaller.of(call);
    Asked asked = questions.of(new Moment(null, null, statement.run()), access);
    return new Found(asked, streams.visible(asked, statement.table()));
  }

  Asked newest(CallContext call) {
    return questions.of(new Moment(null, null, null), FlightCaller.of(call));
  }

  List<TablesQuery.Row> visible(Asked asked) {
    return streams.visible(asked);
  }

  private FlightInfo info(CallContext call, TableStatement statement, FlightDescriptor descriptor) {
    Found found = found(call, statement);
    ByteString handle =
        tickets.written(
            new FlightTicket(
                FlightCaller.of(call).caller(), found.table().name(), found.asked().runId()));
    return info(
        schema(found),
        TicketStatementQuery.newBuilder().setStatementHandle(handle).build(),
        descriptor);
  }

  /** Where the rows are: at this very server. */
  static FlightInfo info(Schema schema, Message ticket, FlightDescriptor descriptor) {
    Ticket packed = new Ticket(Any.pack(ticket).toByteArray());
    return new FlightInfo(schema, descriptor, List.of(new FlightEndpoint(packed)), -1, -1);
  }

  /** What the columns of a table are in Arrow, as the store itself says. */
  Schema schema(Found found) {
    Schema[] schema = new Schema[1];
    try {
      streams.readColumns(
          found.asked(),
          found.table(),
          rows -> {
            try (ArrowStreamReader reader = new ArrowStreamReader(rows, memory)) {
              schema[0] = reader.getVectorSchemaRoot().getSchema();
            }
          });
    } catch (IOException e) {
      throw away(e);
    }
    return Optional.ofNullable(schema[0])
        .orElseThrow(() -> new IllegalStateException("no schema of " + found.table().name()));
  }

  private void send(CallContext call, Found found, ServerStreamListener listener) {
    try {
      streams.read(
          found.asked(),
          found.table(),
          () -> FlightCaller.took(audit, call, found.table().name()),
          rows -> {
            try (ArrowStreamReader reader = new ArrowStreamReader(rows, memory)) {
              new BatchSender(listener).send(reader);
            }
          });
    } catch (BatchSender.ReaderGone e) {
      listener.error(
          CallStatus.TIMED_OUT
              .withDescription(String.valueOf(e.getMessage()))
              .toRuntimeException());
    } catch (IOException e) {
      throw away(e);
    }
  }

  private static ApiException away(IOException failure) {
    return new ApiException(
        ErrorCode.STORE_UNAVAILABLE, "the table could not be read; try again", failure);
  }

  <T> T answer(CallContext call, Supplier<T> question) {
    try {
      return question.get();
    } catch (ApiException e) {
      throw FlightCaller.refused(audit, call, e);
    }
  }

  /** A schema as it travels inside of answers: an encapsulated message of Arrow's. */
  static ByteBuffer written(Schema schema) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (WriteChannel out = new WriteChannel(Channels.newChannel(bytes))) {
      MessageSerializer.serialize(out, schema);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return ByteBuffer.wrap(bytes.toByteArray());
  }

  /** Whether a name is one of a pattern with {@code %} and {@code _}; absent: every name is. */
  static boolean isLike(String name, @Nullable String pattern) {
    if (pattern == null || pattern.isEmpty()) {
      return true;
    }
    StringBuilder expression = new StringBuilder();
    for (char one : pattern.toCharArray()) {
      switch (one) {
        case '%' -> expression.append(".*");
        case '_' -> expression.append('.');
        default -> expression.append(java.util.regex.Pattern.quote(String.valueOf(one)));
      }
    }
    return name.matches(expression.toString());
  }
}
