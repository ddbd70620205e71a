package io.ringfence.api.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.api.Answer;
import io.ringfence.api.Examples;
import io.ringfence.api.OnApi;
import io.ringfence.api.ReportsApi;
import io.ringfence.reporting.report.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** One decision book of desk ALPHA, made by the server, and everything that is done with it. */
@OnApi
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportsTest {
  private static final String ORDER =
      "{\"pack\":\"decision\",\"node\":\"firm/ALPHA\",\"run\":\"sample\"}";

  /** Of the caller: a report's line in the ledger is of it. */
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  private final ReportsApi api;
  private String alpha = "";
  private String basis = "";
  private String agreedTo = "";
  private String id = "";
  private JsonNode made;
  private byte[] book = new byte[0];

  ReportsTest(ReportsApi api) {
    this.api = api;
  }

  @BeforeAll
  void aBookIsOrderedAndMade() {
    alpha = api.token(ReportsApi.PAT, "risk-desk", "ALPHA");
    basis = api.token("bob", "risk-desk", "BASIS");
    defaultsAreAgreed();
    Answer ordered = ordered("order-of-alpha", ORDER);
    assertThat(ordered.status()).as(ordered.text()).isEqualTo(202);
    id = ordered.json().path("id").stringValue();
    assertThat(ordered.header("Location")).contains("/v1/reports/" + id);
    assertThat(ordered.json().path("state").stringValue()).isIn("QUEUED", "RUNNING");
    Answer again = ordered("order-of-alpha", ORDER);
    assertThat(again.json().path("id").stringValue()).isEqualTo(id);
    Answer other = ordered("order-of-alpha", ORDER.replace("decision", "risk"));
    assertThat(other.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    made = api.made(id, alpha);
    assertThat(made.path("state").stringValue()).as(made.toString()).isEqualTo("DONE");
    HttpResponse<byte[]> file = api.file("/v1/reports/" + id + "/file", alpha);
    assertThat(file.statusCode()).isEqualTo(200);
    book = file.body();
    assertThat(file.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"decision-firm-ALPHA-" + id + ".xlsx\"");
    assertThat(file.headers().firstValue("Repr-Digest"))
        .contains("sha-256=:" + base64(Sha256.hex(book)) + ":");
  }

  /** Two persons agree over the API, before the book is ordered. */
  private void defaultsAreAgreed() {
    String maker = api.tokenOf("P-71", "P-71", "risk-admin", "ALPHA");
    Answer proposed =
        api.post(
            "/v1/defaults/proposals",
            maker,
            "{\"node\":\"firm/ALPHA\",\"mode\":\"cross\",\"leverage\":\"7.50\",\"reason\":\"calmer\","
                + "\"run\":\"sample\"}");
    assertThat(proposed.json().path("state").stringValue())
        .as(proposed.text())
        .isEqualTo("PROPOSED");
    agreedTo = proposed.json().path("id").stringValue();
    Answer approved =
        api.post(
            "/v1/proposals/" + agreedTo + "/approve",
            api.tokenOf("P-72", "P-72", "risk-admin", "ALPHA"),
            "{\"payloadHash\":\"%s\",\"comment\":\"looked at\"}"
                .formatted(proposed.json().path("payloadHash").stringValue()));
    assertThat(approved.status()).as(approved.text()).isEqualTo(200);
  }

  private static String base64(String hex) {
    return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
  }

  private Answer ordered(String key, String order) {
    return api.send(
        api.to("/v1/reports", alpha)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
            .POST(BodyPublishers.ofString(order)));
  }

  @Test
  void aReportThatIsDoneSaysWhatItBecame() {
    assertThat(made.path("percent").intValue()).isEqualTo(100);
    assertThat(made.path("sha256").stringValue()).isEqualTo(Sha256.hex(book));
    assertThat(made.path("bytes").longValue()).isEqualTo(book.length);
    assertThat(made.path("export").longValue()).isPositive();
    assertThat(made.path("asKnown").isNull()).isFalse();
    assertThat(made.path("by").stringValue()).isEqualTo(ReportsApi.PAT);
    JsonNode reports = api.get("/v1/reports", alpha).json();
    assertThat(reports.at("/reports").toString()).contains("\"" + id + "\"");
    Examples.isLike("report", made);
    Examples.isLike("reports", reports);
  }

  @Test
  void theReportOfADeskNamesNoOther() throws IOException {
    try (ZipInputStream parts = new ZipInputStream(new ByteArrayInputStream(book))) {
      for (ZipEntry part = parts.getNextEntry(); part != null; part = parts.getNextEntry()) {
        assertThat(new String(parts.readAllBytes(), StandardCharsets.UTF_8))
            .as(part.getName())
            .doesNotContain("BASIS", "CARRY", "DELTA", "EVENT");
      }
    }
  }

  @Test
  void itNamesEveryPositionThatDeviatesFromWhatWasApprovedAndWhoApproved() throws IOException {
    List<String> rows = new ArrayList<>();
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(book))) {
      for (Row row : workbook.getSheet("Defaults")) {
        List<String> cells = new ArrayList<>();
        row.forEach(cell -> cells.add(cell.toString()));
        rows.add(String.join("|", cells));
      }
    }
    assertThat(rows)
        .filteredOn(row -> row.startsWith("binance/"))
        .isNotEmpty()
        .allMatch(row -> row.contains("|isolated|cross|"))
        .allMatch(row -> row.contains("|7.5|DEVIATES|"))
        .allMatch(row -> row.endsWith(": %s by P-71, agreed by P-72".formatted(agreedTo)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "GET,  ''",
    "GET,  /file",
    "GET,  /sign-off",
    "POST, /sign-off",
    "POST, /edits",
  })
  void aReportOfAnotherDeskIsNotThere(String method, String below) {
    String path = "/v1/reports/" + id + below;
    Answer answer =
        method.equals("GET")
            ? api.get(path, basis)
            : below.equals("/edits")
                ? api.upload(path, basis, book)
                : api.post(path, basis, "{\"step\":\"PREPARE\"}");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("REPORT_UNKNOWN");
    assertThat(answer.text()).doesNotContain("ALPHA");
    assertThat(api.get("/v1/reports", basis).text()).doesNotContain("ALPHA");
    Answer order = api.post("/v1/reports", basis, ORDER);
    assertThat(order.code()).isEqualTo("NODE_UNKNOWN");
  }

  @Test
  void whatIsOrderedWronglyIsRefusedAtOnce() {
    for (String order :
        List.of(
            "{\"pack\":\"all\"}",
            "{\"node\":\"firm/ALPHA\"}",
            "{\"pack\":\"risk\",\"caller\":\"ravi\"}",
            "{\"pack\":\"risk\",\"pack\":\"risk\"}",
            "{\"pack\":{}}",
            "[]",
            "no json")) {
      Answer answer = api.post("/v1/reports", alpha, order);
      assertThat(answer.code()).as(order + answer.text()).isEqualTo("BODY_INVALID");
    }
    assertThat(api.post("/v1/reports", alpha, "{\"pack\":\"risk\"}").code())
        .as("the firm is not a desk's to see")
        .isEqualTo("NODE_UNKNOWN");
    assertThat(ordered("short", ORDER).code()).isEqualTo("IDEMPOTENCY_KEY_INVALID");
    assertThat(ordered("another-key", ORDER.replace("sample", "none")).code())
        .isEqualTo("RUN_UNKNOWN");
  }

  @Test
  void aReportThatCannotBeMadeHasFailedWithTheReason() {
    String order = Examples.request("orderReport").replace("firm/macro", "firm/ALPHA/none");
    Answer ordered = api.post("/v1/reports", alpha, order);
    Examples.isLike("orderReport", ordered.json());
    String failing = ordered.json().path("id").stringValue();
    JsonNode failed = api.made(failing, alpha);
    assertThat(failed.path("state").stringValue()).isEqualTo("FAILED");
    assertThat(failed.path("reason").stringValue()).contains("firm/ALPHA/none holds nothing");
    assertThat(api.get("/v1/reports/" + failing + "/file", alpha).code())
        .isEqualTo("REPORT_NOT_DONE");
  }

  @Test
  void whatWasFetchedIsIntactAndOneChangedCellIsNamed() throws IOException {
    Answer intact = api.upload("/v1/verifications", alpha, book);
    assertThat(intact.json().path("verdict").stringValue()).as(intact.text()).isEqualTo("INTACT");
    assertThat(intact.json().path("node").stringValue()).isEqualTo("firm/ALPHA");
    assertThat(intact.json().path("payloadHash")).isEqualTo(made.path("payloadHash"));
    byte[] changed =
        edited(it -> it.getSheet("Workbench").getRow(0).createCell(0).setCellValue("mine"));
    JsonNode altered = api.upload("/v1/verifications", alpha, changed).json();
    assertThat(altered.path("verdict").stringValue()).isEqualTo("ALTERED");
    Examples.isLike("verify", altered);
    assertThat(altered.at("/changes/0").stringValue()).startsWith("Workbench, A1: was ");
    assertThat(api.upload("/v1/verifications", basis, book).code()).isEqualTo("REPORT_UNKNOWN");
  }

  @Test
  void whatIsNoWorkbookOrTooLongIsRefused() {
    byte[] text = "no workbook".getBytes(StandardCharsets.UTF_8);
    Answer refused = api.upload("/v1/verifications", alpha, text);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("FILE_REFUSED");
    assertThat(refused.text()).doesNotContain(api.folder().toString());
    Answer json = api.post("/v1/verifications", alpha, "{}");
    assertThat(json.status()).isEqualTo(415);
  }

  /** Every kind is refused by the same program in reporting's HostileFilesTest; here: the doors. */
  @Test
  void aBookThatWasMadeToDoHarmIsRefusedByBothDoorsAndNothingCallsOutside() throws IOException {
    try (ServerSocket outside = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:" + outside.getLocalPort() + "/x";
      byte[] entity =
          hostile(
              "xl/workbook.xml",
              "<!DOCTYPE a [<!ENTITY x SYSTEM '%s'>]><workbook>&x;</workbook>".formatted(url));
      byte[] macro = hostile("xl/vbaProject.bin", "macro");
      for (byte[] book : List.of(entity, macro)) {
        for (String door : List.of("/v1/verifications", "/v1/reports/" + id + "/edits")) {
          Answer refused = api.upload(door, alpha, book);
          assertThat(refused.code()).as(door).isEqualTo("FILE_REFUSED");
          assertThat(refused.text()).doesNotContain(api.folder().toString());
        }
      }
      outside.setSoTimeout(1);
      assertThatThrownBy(outside::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }

  private static byte[] hostile(String part, String content) throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", "<Types/>");
    parts.put("xl/_rels/workbook.xml.rels", "<Relationships/>");
    parts.put("xl/workbook.xml", "<workbook/>");
    parts.put(part, content);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> one : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(one.getKey()));
        zip.write(one.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void anEditedBookIsNamedCellByCellAndRefusedWithItsReasons() throws IOException {
    byte[] edited = edited(ReportsTest::askForTooMuch);
    JsonNode answer = api.upload("/v1/reports/" + id + "/edits", alpha, edited).json();
    Examples.isLike("takeBackEdits", answer);
    assertThat(answer.path("accepted").booleanValue()).isFalse();
    assertThat(answer.at("/edits/0").stringValue()).contains("Workbench, ", "is 1000000000");
    assertThat(answer.at("/moves/0").stringValue()).isNotEmpty();
    assertThat(answer.path("refusal").stringValue()).contains("cannot be proposed");
  }

  private byte[] edited(Consumer<XSSFWorkbook> edit) throws IOException {
    ByteArrayOutputStream saved = new ByteArrayOutputStream();
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(book))) {
      edit.accept(workbook);
      workbook.write(saved);
    }
    return saved.toByteArray();
  }

  private static void askForTooMuch(XSSFWorkbook workbook) {
    XSSFSheet sheet = workbook.getSheet("Workbench");
    for (Row row : sheet) {
      if (row.getCell(0) != null && row.getCell(0).toString().equals("Position")) {
        for (Cell cell : row) {
          if (cell.toString().lines().findFirst().orElse("").equals("Move")) {
            sheet.getRow(row.getRowNum() + 1).getCell(cell.getColumnIndex()).setCellValue(1e9);
            return;
          }
        }
      }
    }
    throw new AssertionError("no column of moves");
  }

  @Test
  void whoPreparedDoesNotApproveWhicheverAccountAndNobodyApprovesOnAnOldLogin() {
    Answer stranger = step(api.token("nobody", "risk-desk", "ALPHA"), "{\"step\":\"PREPARE\"}");
    assertThat(stranger.code()).isEqualTo("STEP_REFUSED");
    assertThat(stranger.text()).contains("nobody's yet");
    Answer prepared = step(alpha, "{\"step\":\"PREPARE\",\"comment\":\"as agreed\"}");
    assertThat(prepared.json().path("state").stringValue())
        .as(prepared.text())
        .isEqualTo("PREPARED");
    assertThat(prepared.json().at("/steps/0/by").stringValue()).isEqualTo("p-1");
    Answer self = step(api.token(ReportsApi.PAT_AGAIN, "compliance", "ALPHA"), approval());
    assertThat(self.code()).as(self.text()).isEqualTo("STEP_REFUSED");
    assertThat(self.text()).contains("different persons");
    String old =
        api.token(
            ReportsApi.APRIL, Instant.now().minus(Duration.ofHours(1)), "compliance", "ALPHA");
    Answer tired = step(old, approval());
    assertThat(tired.status()).isEqualTo(401);
    assertThat(tired.code()).isEqualTo("STEP_UP_NEEDED");
    String april = api.token(ReportsApi.APRIL, "compliance", "ALPHA");
    anApprovalNamesItsPayloadAndThePersonOfItsTokenDidNotPrepareIt(april);
    aSignOffLapsesWhereMoreIsKnownByThen(april);
    step(alpha, "{\"step\":\"PREPARE\"}");
    Answer rejected = step(april, "{\"step\":\"REJECT\",\"comment\":\"figures of last week\"}");
    assertThat(rejected.json().path("state").stringValue()).isEqualTo("REJECTED");
    Examples.isLike("takeSignOffStep", rejected.json());
    Examples.isLike("signOff", api.get("/v1/reports/" + id + "/sign-off", april).json());
    assertThat(states(april))
        .containsExactly("PREPARED", "COMMENTED", "LAPSED", "PREPARED", "REJECTED");
  }

  /** What nobody's test but this one looks at becomes known: defaults that were agreed to. */
  private void aSignOffLapsesWhereMoreIsKnownByThen(String april) {
    api.execute(
        """
        INSERT INTO approved_defaults (run_id, batch, version, node, mode, leverage, proposal,
         proposed_by, approved_by, agreed_at, recorded_at) VALUES
        ('sample', 'defaults/late', 7, 'firm/ALPHA', 'isolated', 5, 'P-9', 'p-8', 'p-9',
         now64(6), now64(6))""");
    Answer lapsed = step(april, approval());
    assertThat(lapsed.code()).as(lapsed.text()).isEqualTo("STEP_REFUSED");
    assertThat(lapsed.text())
        .contains("the sign-off has lapsed", "known since: approved defaults, version 7");
  }

  /** The person of the token counts beside the person of the register, and so does the payload. */
  private void anApprovalNamesItsPayloadAndThePersonOfItsTokenDidNotPrepareIt(String april) {
    assertThat(step(april, "{\"step\":\"APPROVE\"}").code()).isEqualTo("BODY_INVALID");
    String other = "{\"step\":\"APPROVE\",\"payloadHash\":\"%s\"}".formatted("0".repeat(64));
    assertThat(step(april, other).code()).isEqualTo("PAYLOAD_OTHER");
    for (String preparer : List.of(ReportsApi.PAT, "p-1")) {
      Answer refused =
          step(api.tokenOf(preparer, ReportsApi.APRIL, "compliance", "ALPHA"), approval());
      assertThat(refused.status()).as(preparer + refused.text()).isEqualTo(403);
      assertThat(refused.code()).isEqualTo("OTHER_PERSON_NEEDED");
    }
    Answer service = step(api.service(ReportsApi.APRIL, "compliance", "ALPHA"), approval());
    assertThat(service.code()).isEqualTo("PERSON_NEEDED");
    String said = "{\"step\":\"COMMENT\",\"comment\":\"read it\"}";
    Answer first = keyed("comment-on-report", said);
    assertThat(keyed("comment-on-report", said).json()).isEqualTo(first.json());
    assertThat(keyed("comment-on-report", said.replace("it", "all")).code())
        .isEqualTo("IDEMPOTENCY_KEY_REUSED");
    assertThat(states(april)).containsExactly("PREPARED", "COMMENTED");
  }

  private String approval() {
    return Examples.request("takeSignOffStep")
        .replaceFirst("[0-9a-f]{64}", made.path("payloadHash").stringValue());
  }

  private Answer keyed(String key, String body) {
    return api.send(
        api.to("/v1/reports/" + id + "/sign-off", alpha)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body)));
  }

  private Answer step(String token, String body) {
    return api.post("/v1/reports/" + id + "/sign-off", token, body);
  }

  private List<String> states(String token) {
    List<String> steps = new ArrayList<>();
    api.get("/v1/reports/" + id + "/sign-off", token)
        .json()
        .path("steps")
        .forEach(step -> steps.add(step.path("step").stringValue()));
    return steps;
  }

  @Test
  void everyStateChangeAndEveryFileThatWasFetchedIsALineOfTheAudit() {
    assertThat(api.audited())
        .anyMatch(line -> is(line, "POST", "/v1/reports", "202") && line.contains(TRACE))
        .anyMatch(line -> is(line, "GET", "/v1/reports/" + id + "/file", "200"));
  }

  private static boolean is(String line, String method, String path, String status) {
    return line.contains("\"outcome\":\"done\"")
        && line.contains("\"caller\":\"pat\"")
        && line.contains("\"method\":\"" + method + "\"")
        && line.contains("\"path\":\"" + path + "\"")
        && line.contains("\"status\":\"" + status + "\"");
  }
}
