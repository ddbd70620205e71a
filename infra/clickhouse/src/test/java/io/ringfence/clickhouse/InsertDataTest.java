package io.ringfence.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Data of inserts arrives byte for byte, or not at all. */
class InsertDataTest {
  private static final long SEED = 7;
  private static final int LARGE = 20_000_000;

  @BeforeEach
  void createTable() {
    SharedEngine.query("CREATE DATABASE IF NOT EXISTS data");
    SharedEngine.query("CREATE OR REPLACE TABLE data.blobs (blob String) ENGINE = Memory");
  }

  @Test
  void twentyMegabytesOfBinaryDataInOneBodyArriveExactly() throws IOException {
    byte[] blob = randomBytes();
    insert("/", concat("INSERT INTO data.blobs FORMAT RowBinary\n", rowBinary(blob)), false);
    assertStored(blob);
  }

  @Test
  void twentyMegabytesBehindAStatementInTheUrlArriveExactly() throws IOException {
    byte[] blob = randomBytes();
    insert("/?query=INSERT%20INTO%20data.blobs%20FORMAT%20RowBinary", rowBinary(blob), false);
    assertStored(blob);
  }

  @Test
  void compressedDataArrivesExactly() throws IOException {
    byte[] blob = randomBytes();
    insert("/", concat("INSERT INTO data.blobs FORMAT RowBinary\n", rowBinary(blob)), true);
    assertStored(blob);
  }

  @Test
  void dataThatLooksLikeSqlStaysData() throws IOException {
    byte[] body = "INSERT INTO data.blobs FORMAT TSVRaw\n' FORMAT CSV\n\"; DROP\n".getBytes(UTF_8);
    insert("/", body, false);
    assertThat(SharedEngine.query("SELECT blob FROM data.blobs ORDER BY blob FORMAT TSVRaw"))
        .isEqualTo("\"; DROP\n' FORMAT CSV\n");
  }

  @Test
  void valuesMayBeExpressionsAndParameters() {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(SharedEngine.url("/?param_p=x%5Cty"))
            .POST(
                BodyPublishers.ofString(
                    "INSERT INTO data.blobs VALUES ({p:String}), (concat('a', 'b')), ('it''s');"));
    assertThat(SharedEngine.send(request).statusCode()).isEqualTo(200);
    assertThat(SharedEngine.query("SELECT blob FROM data.blobs ORDER BY blob FORMAT CSV"))
        .isEqualTo("\"ab\"\n\"it's\"\n\"x\ty\"\n");
  }

  @Test
  void insertWithoutFormatTakesTheRequestsFormat() throws IOException {
    insert(
        "/?default_format=JSONEachRow&query=INSERT%20INTO%20data.blobs",
        "{\"blob\":\"a\"}".getBytes(UTF_8), false);
    assertThat(SharedEngine.query("SELECT blob FROM data.blobs")).isEqualTo("a\n");
  }

  @Test
  void bodyThatBreaksOffIsNotStored() throws IOException {
    String head =
        "POST /?query=INSERT%20INTO%20data.blobs%20FORMAT%20TSV HTTP/1.1\r\nHost: localhost\r\n";
    breakOff(head + "Content-Length: 100\r\n\r\nrow\nrow\n");
    breakOff(head + "Transfer-Encoding: chunked\r\n\r\n8\r\nrow\nrow\n\r\n");
    breakOff(head + "Transfer-Encoding: chunked\r\n\r\n80\r\nrow\nrow\n");
    assertThat(SharedEngine.query("SELECT count() FROM data.blobs")).isEqualTo("0\n");
  }

  @Test
  void failureAfterTheLastByteIsReported() {
    SharedEngine.query(
        """
        CREATE OR REPLACE TABLE data.checked (a Int64, CONSTRAINT small CHECK a < 10)
        ENGINE = MergeTree ORDER BY a""");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(SharedEngine.url("/"))
            .POST(BodyPublishers.ofString("INSERT INTO data.checked FORMAT TSV\n1\n11\n"));
    HttpResponse<String> response = SharedEngine.send(request);
    assertThat(response.headers().firstValue("X-ClickHouse-Exception-Code")).hasValue("469");
    assertThat(SharedEngine.query("SELECT count() FROM data.checked")).isEqualTo("0\n");
  }

  @Test
  void tooMuchMemoryIsAnErrorAndTheEngineLives() {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(SharedEngine.url("/"))
            .POST(BodyPublishers.ofString("SELECT length(groupArray(number)) FROM numbers(1e9)"));
    HttpResponse<String> response = SharedEngine.send(request);
    assertThat(response.headers().firstValue("X-ClickHouse-Exception-Code")).hasValue("241");
    assertThat(SharedEngine.query("SELECT 1")).isEqualTo("1\n");
  }

  private static final java.nio.charset.Charset UTF_8 = StandardCharsets.UTF_8;

  private static byte[] randomBytes() {
    byte[] blob = new byte[LARGE];
    new Random(SEED).nextBytes(blob);
    return blob;
  }

  private static byte[] rowBinary(byte[] blob) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int length = blob.length;
    while (length > 0x7f) {
      out.write(length & 0x7f | 0x80);
      length >>>= 7;
    }
    out.write(length);
    out.writeBytes(blob);
    return out.toByteArray();
  }

  private static byte[] concat(String head, byte[] data) throws IOException {
    try (InputStream both =
        new SequenceInputStream(
            new ByteArrayInputStream(head.getBytes(UTF_8)), new ByteArrayInputStream(data))) {
      return both.readAllBytes();
    }
  }

  private static void insert(String path, byte[] body, boolean compressed) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(SharedEngine.url(path));
    if (compressed) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (OutputStream gzip = new GZIPOutputStream(bytes)) {
        gzip.write(body);
      }
      request.header("Content-Encoding", "gzip");
      request.POST(BodyPublishers.ofByteArray(bytes.toByteArray()));
    } else {
      // Without a known length the client sends chunks, as the streaming jobs do.
      request.POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
    }
    HttpResponse<String> response = SharedEngine.send(request);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
  }

  private static void assertStored(byte[] blob) {
    assertThat(SharedEngine.query("SELECT count(), max(length(blob)) FROM data.blobs"))
        .isEqualTo("1\t" + blob.length + "\n");
    assertThat(SharedEngine.query("SELECT hex(SHA256(blob)) FROM data.blobs").strip())
        .isEqualTo(sha256(blob));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
          .toUpperCase(Locale.ROOT);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void breakOff(String request) {
    try (Socket socket = new Socket("127.0.0.1", SharedEngine.url("/").getPort())) {
      socket.getOutputStream().write(request.getBytes(UTF_8));
      socket.shutdownOutput();
      assertThat(socket.getInputStream().readAllBytes()).isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
