package io.ringfence.api.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import io.ringfence.api.OnApi;
import io.ringfence.api.RunningApi;
import io.ringfence.api.SeededRuns;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.Criteria;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.flight.auth2.BearerCredentialWriter;
import org.apache.arrow.flight.grpc.CredentialCallOption;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.flight.sql.impl.FlightSql.TicketStatementQuery;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnApi
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FlightTest {
  private static final String ALERTS =
      "SELECT * FROM alerts WHERE run_id = '" + SeededRuns.CRASH + "'";

  private final RunningApi api;
  private final BufferAllocator memory = new RootAllocator();
  private final FlightSqlClient client;

  FlightTest(RunningApi api) {
    this.api = api;
    this.client =
        new FlightSqlClient(
            FlightClient.builder(
                    memory,
                    Location.forGrpcInsecure(api.flightUrl().getHost(), api.flightUrl().getPort()))
                .build());
  }

  @AfterAll
  void end() throws Exception {
    client.close();
    memory.close();
  }

  @Test
  void everyTableIsTheSameOverFlightAsOverHttp() throws Exception {
    for (String table : List.of("alerts", "position_versions", "marks", "desk_exposures")) {
      String path = "/v1/tables/" + table + "?run=" + SeededRuns.CRASH;
      String sql = ALERTS.replace("alerts", table);
      assertThat(rows(sql, api.allDesks()))
          .as(table)
          .isNotEmpty()
          .isEqualTo(overHttp(path, api.allDesks()));
      assertThat(api.audited())
          .as("what is taken away is written down")
          .anyMatch(
              it ->
                  it.contains("\"outcome\":\"done\"")
                      && it.contains("\"path\":\"flight/tables/" + table + "\""));
    }
  }

  @Test
  void aDeskSeesItsOwnRowsAndTheTablesThatNameDesks() throws Exception {
    assertThat(rows(ALERTS, api.desk("alpha2")))
        .isEqualTo(overHttp("/v1/tables/alerts?run=" + SeededRuns.CRASH, api.desk("alpha2")))
        .contains("firm/alpha2/x")
        .doesNotContain("firm/alpha\t");
    assertThatThrownBy(() -> rows("SELECT * FROM marks", api.desk("alpha2")))
        .satisfies(refused -> isStatus(refused, FlightStatusCode.NOT_FOUND, "TABLE_UNKNOWN"));
  }

  @Test
  void aTicketOpensNothingForAnotherCallerAndWithoutAToken() {
    Ticket ticket = ticket(client.execute(ALERTS, bearer(api.allDesks())));
    String other =
        api.issuer()
            .token(
                claims ->
                    claims
                        .subject("somebody-else")
                        .claim("roles", List.of("compliance"))
                        .claim("desks", List.of("*")));
    assertThatThrownBy(() -> read(ticket, other))
        .satisfies(refused -> isStatus(refused, FlightStatusCode.NOT_FOUND, "TABLE_UNKNOWN"));
    assertThatThrownBy(() -> read(ticket))
        .satisfies(refused -> isStatus(refused, FlightStatusCode.UNAUTHENTICATED, "TOKEN_MISSING"));
  }

  @Test
  void aTicketOpensWhatTheTokenOpensNowAndNotWhatItOpenedThen() throws Exception {
    Ticket ticket = ticket(client.execute(ALERTS, bearer(api.allDesks())));
    assertThat(read(ticket, api.desk("alpha2")))
        .contains("firm/alpha2/x")
        .doesNotContain("firm/alpha\t");
  }

  @Test
  void aTicketThatSomebodyWroteIsNone() {
    for (String forged : List.of("", "alerts", "YWxlcnRz.YWxlcnRz.YWxlcnRz.AAAA")) {
      Ticket ticket =
          new Ticket(
              Any.pack(
                      TicketStatementQuery.newBuilder()
                          .setStatementHandle(ByteString.copyFromUtf8(forged))
                          .build())
                  .toByteArray());
      assertThatThrownBy(() -> read(ticket, api.allDesks()))
          .as(forged)
          .satisfies(refused -> isStatus(refused, FlightStatusCode.NOT_FOUND, "TABLE_UNKNOWN"));
    }
  }

  @Test
  void tokensThatOpenNothingOverHttpOpenNothingHereAndAreWrittenDown() {
    assertThatThrownBy(() -> client.execute(ALERTS, bearer("no.good.token")))
        .satisfies(refused -> isStatus(refused, FlightStatusCode.UNAUTHENTICATED, "TOKEN_INVALID"));
    assertThatThrownBy(
            () -> client.execute(ALERTS, bearer(api.issuer().token(List.of(), List.of("alpha")))))
        .satisfies(refused -> isStatus(refused, FlightStatusCode.UNAUTHORIZED, "ROLE_MISSING"));
    assertThatThrownBy(() -> client.execute(ALERTS, bearer(api.desk())))
        .satisfies(refused -> isStatus(refused, FlightStatusCode.UNAUTHORIZED, "DESK_SCOPE_EMPTY"));
    assertThat(api.audited())
        .anySatisfy(
            line -> assertThat(line).contains("\"method\":\"FLIGHT\"", "\"status\":\"401\""))
        .anySatisfy(
            line -> assertThat(line).contains("\"method\":\"FLIGHT\"", "\"status\":\"403\""));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "SELECT node FROM alerts",
        "SELECT * FROM alerts WHERE run_id = 'x' OR 1 = 1",
        "SELECT * FROM alerts WHERE run_id = 'x\\' OR 1=1 --'",
        "SELECT * FROM alerts; DROP TABLE alerts",
        "SELECT * FROM system.users",
        "INSERT INTO alerts SELECT * FROM alerts",
        ""
      })
  void aStatementOfAnotherFormIsRefused(String sql) {
    assertThatThrownBy(() -> client.execute(sql, bearer(api.allDesks())))
        .satisfies(
            refused -> isStatus(refused, FlightStatusCode.INVALID_ARGUMENT, "PARAMETER_INVALID"));
  }

  @Test
  void aPreparedStatementAndAPathLeadToTheSameRows() throws Exception {
    CallOption bearer = bearer(api.allDesks());
    FlightSqlClient.PreparedStatement prepared = client.prepare(ALERTS, bearer);
    assertThat(prepared.getResultSetSchema().findField("node")).isNotNull();
    assertThat(read(ticket(prepared.execute(bearer)), api.allDesks()))
        .isEqualTo(rows(ALERTS, api.allDesks()));
    prepared.close(bearer);
    FlightInfo path = byPath(SeededRuns.CRASH, "alerts");
    assertThat(read(ticket(path), api.allDesks())).isEqualTo(rows(ALERTS, api.allDesks()));
  }

  @Test
  void whoeverLooksAroundSeesTheTablesOfItsDesks() throws Exception {
    CallOption desk = bearer(api.desk("alpha2"));
    FlightInfo tables = client.getTables(null, null, "a%", null, true, desk);
    assertThat(read(ticket(tables), api.desk("alpha2")))
        .contains("alerts")
        .doesNotContain("marks", "runs", "account_balances");
    assertThat(read(ticket(client.getSchemas(null, null, desk)), api.desk("alpha2")))
        .contains("ringfence");
    assertThat(read(ticket(client.getTableTypes(desk)), api.desk("alpha2"))).contains("TABLE");
    assertThat(read(ticket(client.getSqlInfo(new int[] {0}, desk)), api.desk("alpha2")))
        .contains("Ringfence");
    assertThatThrownBy(() -> read(ticket(client.getTables(null, null, null, null, false, desk))))
        .satisfies(refused -> isStatus(refused, FlightStatusCode.UNAUTHENTICATED, "TOKEN_MISSING"));
  }

  private FlightInfo byPath(String... path) throws Exception {
    try (FlightClient plain = plain()) {
      List<FlightInfo> listed = new ArrayList<>();
      plain.listFlights(Criteria.ALL, bearer(api.desk("alpha2"))).forEach(listed::add);
      assertThat(listed)
          .extracting(it -> it.getDescriptor().getPath().getLast())
          .contains("alerts");
      return plain.getInfo(FlightDescriptor.path(path), bearer(api.allDesks()));
    }
  }

  private FlightClient plain() {
    return FlightClient.builder(
            memory, Location.forGrpcInsecure(api.flightUrl().getHost(), api.flightUrl().getPort()))
        .build();
  }

  private static void isStatus(Throwable refused, FlightStatusCode status, String code) {
    assertThat(refused).isInstanceOf(FlightRuntimeException.class);
    assertThat(((FlightRuntimeException) refused).status().code()).isEqualTo(status);
    assertThat(refused).hasMessageContaining(code);
  }

  private static CallOption bearer(String token) {
    return new CredentialCallOption(new BearerCredentialWriter(token));
  }

  private static Ticket ticket(FlightInfo info) {
    return info.getEndpoints().getFirst().getTicket();
  }

  private String rows(String sql, String token) throws Exception {
    return read(ticket(client.execute(sql, bearer(token))), token);
  }

  private String read(Ticket ticket, String token) throws Exception {
    return read(ticket, bearer(token));
  }

  private String read(Ticket ticket, CallOption... options) throws Exception {
    StringBuilder text = new StringBuilder();
    try (FlightStream stream = client.getStream(ticket, options)) {
      while (stream.next()) {
        text.append(text(stream.getRoot()));
      }
    }
    return text.toString();
  }

  private String overHttp(String path, String token) throws IOException, InterruptedException {
    StringBuilder text = new StringBuilder();
    try (HttpClient http = HttpClient.newHttpClient();
        InputStream body =
            http.send(
                    api.to(path).header("Authorization", "Bearer " + token).build(),
                    HttpResponse.BodyHandlers.ofInputStream())
                .body();
        ArrowReader reader = new ArrowStreamReader(body, memory)) {
      while (reader.loadNextBatch()) {
        text.append(text(reader.getVectorSchemaRoot()));
      }
    }
    return text.toString();
  }

  private static String text(VectorSchemaRoot root) {
    return root.contentToTSVString();
  }
}
