package io.ringfence.api.flight;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.Message;
import io.ringfence.api.audit.AuditTrail;
import io.ringfence.api.question.Asked;
import io.ringfence.api.question.Questions;
import io.ringfence.api.table.ArrowStreams;
import io.ringfence.reporting.query.TablesQuery;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.arrow.flight.Criteria;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.sql.FlightSqlProducer;
import org.apache.arrow.flight.sql.SqlInfoBuilder;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetCatalogs;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetDbSchemas;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetSqlInfo;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetTableTypes;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetTables;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;

/** What a program that looks around is shown: one schema, and the tables its caller may see. */
final class FlightCatalogue extends FlightTables {
  private static final String SCHEMA = "ringfence";
  private static final String TABLE = "TABLE";
  private static final String VERSION = "1";

  private final BufferAllocator memory;
  private final SqlInfoBuilder about =
      new SqlInfoBuilder()
          .withFlightSqlServerName("Ringfence")
          .withFlightSqlServerVersion(VERSION)
          .withFlightSqlServerArrowVersion(VERSION)
          .withFlightSqlServerReadOnly(true)
          .withFlightSqlServerSql(true)
          .withSqlIdentifierQuoteChar("\"");

  FlightCatalogue(
      Questions questions, ArrowStreams streams, AuditTrail audit, BufferAllocator memory) {
    super(questions, streams, audit, memory);
    this.memory = memory;
  }

  @Override
  public void listFlights(
      CallContext call, Criteria criteria, StreamListener<FlightInfo> listener) {
    answer(
        call,
        () -> {
          Asked asked = newest(call);
          visible(asked)
              .forEach(
                  table ->
                      listener.onNext(
                          getFlightInfo(call, FlightDescriptor.path(asked.runId(), table.name()))));
          listener.onCompleted();
          return true;
        });
  }

  @Override
  public FlightInfo getFlightInfoSqlInfo(
      CommandGetSqlInfo request, CallContext call, FlightDescriptor descriptor) {
    return shown(FlightSqlProducer.Schemas.GET_SQL_INFO_SCHEMA, request, descriptor);
  }

  @Override
  public void getStreamSqlInfo(
      CommandGetSqlInfo request, CallContext call, ServerStreamListener listener) {
    about.send(request.getInfoList(), listener);
  }

  @Override
  public FlightInfo getFlightInfoCatalogs(
      CommandGetCatalogs request, CallContext call, FlightDescriptor descriptor) {
    return shown(FlightSqlProducer.Schemas.GET_CATALOGS_SCHEMA, request, descriptor);
  }

  /** There are none: a run is a row, not a catalogue. */
  @Override
  public void getStreamCatalogs(CallContext call, ServerStreamListener listener) {
    send(FlightSqlProducer.Schemas.GET_CATALOGS_SCHEMA, List.of(), listener);
  }

  @Override
  public FlightInfo getFlightInfoSchemas(
      CommandGetDbSchemas request, CallContext call, FlightDescriptor descriptor) {
    return shown(FlightSqlProducer.Schemas.GET_SCHEMAS_SCHEMA, request, descriptor);
  }

  @Override
  public void getStreamSchemas(
      CommandGetDbSchemas request, CallContext call, ServerStreamListener listener) {
    List<Line> lines =
        isLike(SCHEMA, request.getDbSchemaFilterPattern())
            ? List.of(new Line("db_schema_name", SCHEMA))
            : List.of();
    send(FlightSqlProducer.Schemas.GET_SCHEMAS_SCHEMA, List.of(lines), listener);
  }

  @Override
  public FlightInfo getFlightInfoTableTypes(
      CommandGetTableTypes request, CallContext call, FlightDescriptor descriptor) {
    return shown(FlightSqlProducer.Schemas.GET_TABLE_TYPES_SCHEMA, request, descriptor);
  }

  @Override
  public void getStreamTableTypes(CallContext call, ServerStreamListener listener) {
    send(
        FlightSqlProducer.Schemas.GET_TABLE_TYPES_SCHEMA,
        List.of(List.of(new Line("table_type", TABLE))),
        listener);
  }

  @Override
  public FlightInfo getFlightInfoTables(
      CommandGetTables request, CallContext call, FlightDescriptor descriptor) {
    return shown(
        request.getIncludeSchema()
            ? FlightSqlProducer.Schemas.GET_TABLES_SCHEMA
            : FlightSqlProducer.Schemas.GET_TABLES_SCHEMA_NO_SCHEMA,
        request,
        descriptor);
  }

  @Override
  public void getStreamTables(
      CommandGetTables request, CallContext call, ServerStreamListener listener) {
    answer(
        call,
        () -> {
          Asked asked = newest(call);
          boolean wanted =
              isLike(SCHEMA, request.getDbSchemaFilterPattern())
                  && (request.getTableTypesList().isEmpty()
                      || request.getTableTypesList().contains(TABLE));
          List<TablesQuery.Row> tables =
              wanted
                  ? visible(asked).stream()
                      .filter(table -> isLike(table.name(), request.getTableNameFilterPattern()))
                      .toList()
                  : List.of();
          sendTables(asked, tables, request.getIncludeSchema(), listener);
          return true;
        });
  }

  private void sendTables(
      Asked asked,
      List<TablesQuery.Row> tables,
      boolean withSchema,
      ServerStreamListener listener) {
    List<List<Line>> rows =
        tables.stream()
            .map(
                table ->
                    List.of(
                        new Line("db_schema_name", SCHEMA),
                        new Line("table_name", table.name()),
                        new Line("table_type", TABLE)))
            .toList();
    if (!withSchema) {
      send(FlightSqlProducer.Schemas.GET_TABLES_SCHEMA_NO_SCHEMA, rows, listener);
      return;
    }
    Schema columns = FlightSqlProducer.Schemas.GET_TABLES_SCHEMA;
    try (VectorSchemaRoot root = filled(columns, rows)) {
      if (root.getVector("table_schema") instanceof VarBinaryVector schemas) {
        for (int row = 0; row < tables.size(); row++) {
          ByteBuffer bytes = written(schema(new Found(asked, tables.get(row))));
          schemas.setSafe(row, bytes, bytes.position(), bytes.remaining());
        }
      }
      put(root, listener);
    }
  }

  /** A cell. */
  private record Line(String column, String text) {}

  private static FlightInfo shown(Schema schema, Message request, FlightDescriptor descriptor) {
    return info(schema, request, descriptor);
  }

  private void send(Schema schema, List<List<Line>> rows, ServerStreamListener listener) {
    try (VectorSchemaRoot root = filled(schema, rows)) {
      put(root, listener);
    }
  }

  private static void put(VectorSchemaRoot root, ServerStreamListener listener) {
    listener.start(root);
    listener.putNext();
    listener.completed();
  }

  private VectorSchemaRoot filled(Schema schema, List<List<Line>> rows) {
    VectorSchemaRoot root = VectorSchemaRoot.create(schema, memory);
    root.allocateNew();
    for (int row = 0; row < rows.size(); row++) {
      for (Line cell : rows.get(row)) {
        if (root.getVector(cell.column()) instanceof VarCharVector column) {
          column.setSafe(row, cell.text().getBytes(UTF_8));
        }
      }
    }
    root.setRowCount(rows.size());
    return root;
  }
}
