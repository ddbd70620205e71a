package io.ringfence.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The interface says and takes what ClickHouse's own does. */
class HttpTest {
  @BeforeAll
  static void createTables() {
    SharedEngine.query("CREATE DATABASE http");
    SharedEngine.query("CREATE TABLE http.words (word String) ENGINE = MergeTree ORDER BY word");
  }

  @Test
  void pingAnswersOk() {
    assertThat(get("/ping").body()).isEqualTo("Ok.\n");
  }

  @Test
  void answersCarryTheHeadersThatClientsRead() {
    HttpHeaders headers = post("/?query_id=mine&database=http", "SELECT 1 FORMAT JSON").headers();
    assertThat(headers.firstValue("X-ClickHouse-Query-Id")).hasValue("mine");
    assertThat(headers.firstValue("X-ClickHouse-Format")).hasValue("JSON");
    assertThat(headers.firstValue("X-ClickHouse-Timezone")).hasValue("UTC");
    assertThat(headers.firstValue("Content-Type")).hasValue("application/json; charset=UTF-8");
    assertThat(headers.firstValue("X-ClickHouse-Summary").orElseThrow())
        .contains("\"result_rows\":\"1\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT * FROM http.absent             | 404 | 60",
        "SELECT * FROM absent.t                | 404 | 81",
        "SELEKT 1                              | 500 | 62",
        "SELECT throwIf(1)                     | 500 | 395",
        "INSERT INTO http.absent VALUES (1)    | 404 | 60",
        "INSERT INTO http.words FORMAT Nope 1  | 500 | 73",
        "SELECT 1 SETTINGS nonsense = 1        | 500 | 115"
      })
  void errorsCarryCodeTextAndStatus(String sql, int status, String code) {
    HttpResponse<String> response = post("/", sql);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("X-ClickHouse-Exception-Code")).hasValue(code);
    assertThat(response.body()).startsWith("Code: " + code + ". DB::Exception: ").endsWith(")\n");
  }

  @Test
  void parametersAndSettingsComeFromTheUrl() {
    HttpResponse<String> response =
        post(
            "/?param_word=it%27s%5Ct%C3%BC&param_none=%5CN&max_threads=3&async_insert=0"
                + "&wait_end_of_query=1&http_headers_progress_interval_ms=100",
            "SELECT {word:String}, {none:Nullable(Int8)}, getSetting('max_threads')");
    assertThat(response.body()).isEqualTo("it\\'s\\tü\t\\N\t3\n");
  }

  @Test
  void settingsEndWithTheirRequest() {
    assertThat(post("/", "SET max_threads = 7").statusCode()).isEqualTo(200);
    assertThat(post("/?max_threads=6", "SELECT getSetting('max_threads')").body()).isEqualTo("6\n");
    assertThat(post("/", "SELECT getSetting('max_threads') IN (6, 7)").body())
        .isIn("0\n", "false\n");
  }

  /** The second request gets the connection of the first. */
  @Test
  void whatASelectSetsForItselfEndsWithIt() {
    String asked = "SELECT getSetting('max_block_size')";
    String usual = post("/", asked).body();
    assertThat(post("/", asked + " SETTINGS max_block_size = 7").body()).isEqualTo("7\n");
    assertThat(post("/", asked).body()).isEqualTo(usual).isNotEqualTo("7\n");
    assertThat(post("/?param_x=5", "SELECT {x:UInt8}").body()).isEqualTo("5\n");
    assertThat(post("/", "SELECT {x:UInt8}").statusCode()).isEqualTo(500);
    assertThat(post("/", "SELECT throwIf(number = 9) FROM numbers(10)").statusCode())
        .isEqualTo(500);
    assertThat(post("/", asked).body()).isEqualTo(usual);
  }

  @Test
  void aSelectSeesWhatCameSinceTheOneBefore() {
    String asked = "SELECT count() FROM http.later";
    assertThat(post("/", asked).statusCode()).isEqualTo(404);
    SharedEngine.query("CREATE TABLE http.later (n UInt8) ENGINE = MergeTree ORDER BY n");
    assertThat(post("/", asked).body()).isEqualTo("0\n");
    SharedEngine.query("INSERT INTO http.later VALUES (1), (2)");
    assertThat(post("/", asked).body()).isEqualTo("2\n");
    SharedEngine.query("ALTER TABLE http.later ADD COLUMN m UInt8 DEFAULT n + 1");
    assertThat(post("/", "SELECT sum(m) FROM http.later").body()).isEqualTo("5\n");
  }

  @Test
  void settingsCannotSmuggleStatements() {
    HttpResponse<String> value = post("/?max_threads=1%27%3B+DROP+TABLE+http.words", "SELECT 1");
    assertThat(value.statusCode()).isEqualTo(500);
    HttpResponse<String> name = post("/?max_threads%3D1%2Ca=1", "SELECT 1");
    assertThat(name.headers().firstValue("X-ClickHouse-Exception-Code")).hasValue("115");
    HttpResponse<String> base = post("/?database=a%60%3B+DROP+TABLE+http.words", "SELECT 1");
    assertThat(base.statusCode()).isEqualTo(404);
    assertThat(SharedEngine.query("EXISTS http.words")).isEqualTo("1\n");
  }

  @Test
  void databaseComesFromUrlOrHeader() {
    assertThat(post("/?database=http", "SELECT currentDatabase()").body()).isEqualTo("http\n");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(SharedEngine.url("/"))
            .header("X-ClickHouse-Database", "http")
            .header("X-ClickHouse-Format", "JSONEachRow")
            .POST(BodyPublishers.ofString("SELECT currentDatabase() AS d"));
    assertThat(SharedEngine.send(request).body()).isEqualTo("{\"d\":\"http\"}\n");
  }

  @Test
  void getReadsOnly() {
    assertThat(get("/?query=SELECT%201").body()).isEqualTo("1\n");
    HttpResponse<String> write = get("/?query=DROP%20TABLE%20http.words");
    assertThat(write.headers().firstValue("X-ClickHouse-Exception-Code")).hasValue("164");
  }

  @Test
  void statementMayBeginInTheUrlAndGoOnInTheBody() {
    assertThat(post("/?query=SELECT%201%20AS%20a%2C", "2 FORMAT CSV").body()).isEqualTo("1,2\n");
  }

  @Test
  void webPagesAreTurnedAway() {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(SharedEngine.url("/"))
            .header("Origin", "https://example.org")
            .POST(BodyPublishers.ofString("SELECT 1"));
    assertThat(SharedEngine.send(request).statusCode()).isEqualTo(403);
  }

  @Test
  void gzipWorksInBothDirections() throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(SharedEngine.url("/?enable_http_compression=1"))
            .header("Content-Encoding", "gzip")
            .header("Accept-Encoding", "deflate, gzip")
            .POST(BodyPublishers.ofByteArray(gzip("SELECT number FROM numbers(300000)")));
    HttpResponse<byte[]> response = SharedEngine.send(request, BodyHandlers.ofByteArray());
    assertThat(response.headers().firstValue("Content-Encoding")).hasValue("gzip");
    try (var in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(text.lines()).hasSize(300_000).last().isEqualTo("299999");
    }
  }

  @Test
  void failureInTheMiddleOfAnAnswerIsSeen() {
    assertThatThrownBy(
            () -> post("/", "SELECT number, throwIf(number = 1500000) FROM numbers(2000000)"))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void refusalOfAnInsertIsReadableBehindALargeBody() {
    byte[] body = new byte[40_000_000];
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                SharedEngine.url("/?query=INSERT%20INTO%20http.absent%20FORMAT%20RowBinary"))
            .POST(BodyPublishers.ofByteArray(body));
    assertThat(SharedEngine.send(request).body()).contains("UNKNOWN_TABLE");
  }

  @ParameterizedTest
  @CsvSource({"session_id=a, sessions", "decompress=1, with gzip", "role=x, roles"})
  void whatIsNotOfferedIsSaid(String parameter, String reason) {
    HttpResponse<String> response = post("/?" + parameter, "SELECT 1");
    assertThat(response.headers().firstValue("X-ClickHouse-Exception-Code")).hasValue("48");
    assertThat(response.body()).contains(reason);
  }

  private static HttpResponse<String> get(String path) {
    return SharedEngine.send(HttpRequest.newBuilder(SharedEngine.url(path)).GET());
  }

  private static HttpResponse<String> post(String path, String sql) {
    return SharedEngine.send(
        HttpRequest.newBuilder(SharedEngine.url(path)).POST(BodyPublishers.ofString(sql)));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
