package io.ringfence.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.ServerException;
import com.clickhouse.client.api.query.GenericRecord;
import com.clickhouse.data.ClickHouseFormat;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The official client, version 2, works on the embedded engine. */
class ClientV2Test {
  private static final int ROWS = 200_000;

  @BeforeAll
  static void createTable() {
    SharedEngine.query("CREATE DATABASE client");
    SharedEngine.query(
        "CREATE TABLE client.desks (desk String, budget Decimal(38, 18)) "
            + "ENGINE = MergeTree ORDER BY desk");
  }

  @ParameterizedTest
  @CsvSource({"false, false", "true, false", "true, true"})
  void largeAnswersArriveWhole(boolean compressed, boolean overHttp) {
    try (Client client =
        client().compressServerResponse(compressed).useHttpCompression(overHttp).build()) {
      List<GenericRecord> records =
          client.queryAll("SELECT number AS n, toString(number) AS t FROM numbers(" + ROWS + ")");
      assertThat(records).hasSize(ROWS);
      GenericRecord last = records.getLast();
      assertThat(last.getLong("n")).isEqualTo(ROWS - 1L);
      assertThat(last.getString("t")).isEqualTo(Integer.toString(ROWS - 1));
    }
  }

  @Test
  void parametersReachTheEngine() {
    try (Client client = client().build()) {
      List<GenericRecord> records =
          client.queryAll(
              "SELECT {word:String} AS w, {n:Int64} AS n", Map.of("word", "it's", "n", 42L));
      assertThat(records.getFirst().getString("w")).isEqualTo("it's");
      assertThat(records.getFirst().getLong("n")).isEqualTo(42);
    }
  }

  @Test
  void streamsOfDataAreInserted() throws Exception {
    byte[] rows = "rates\t1.000000000000000001\nfx\t-2.5\n".getBytes(StandardCharsets.UTF_8);
    try (Client client = client().build();
        var response =
            client
                .insert("desks", new ByteArrayInputStream(rows), ClickHouseFormat.TSV)
                .get(30, TimeUnit.SECONDS)) {
      assertThat(response.getWrittenRows()).isEqualTo(2);
      assertThat(client.queryAll("SELECT * FROM desks ORDER BY desk").getLast().getBigDecimal(2))
          .isEqualByComparingTo("1.000000000000000001");
    }
  }

  @Test
  void errorsCarryTheEnginesCode() {
    try (Client client = client().build()) {
      assertThatThrownBy(() -> client.queryAll("SELECT * FROM absent"))
          .hasRootCauseInstanceOf(ServerException.class)
          .rootCause()
          .satisfies(e -> assertThat(((ServerException) e).getCode()).isEqualTo(60));
    }
  }

  private static Client.Builder client() {
    return new Client.Builder()
        .addEndpoint(SharedEngine.url("/").toString())
        .setUsername("default")
        .setPassword("")
        .setDefaultDatabase("client");
  }
}
