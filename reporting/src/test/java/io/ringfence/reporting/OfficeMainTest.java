package io.ringfence.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.outcome.Made;
import io.ringfence.domain.outcome.Status;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.evidence.EvidenceFolder;
import io.ringfence.reporting.evidence.EvidenceParts;
import io.ringfence.reporting.evidence.MoveLedger;
import io.ringfence.reporting.fixture.LateFacts;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.RunningEngine;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.fixture.VenueStatements;
import io.ringfence.reporting.query.RunQuery;
import io.ringfence.reporting.report.MoveBatch;
import io.ringfence.reporting.report.Pack;
import io.ringfence.reporting.report.ReportComposer;
import io.ringfence.reporting.report.Subject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports signed off, incidents worked off, days certified, as a person does it. */
@OnEngine
class OfficeMainTest {
  private static final Instant NOW = Instant.parse("2026-03-05T10:00:00Z");

  private final RunningEngine engine;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Clock clock = Clock.fixed(NOW, ZoneId.of("Asia/Kathmandu"));

  @TempDir Path folder;

  OfficeMainTest(RunningEngine engine) {
    this.engine = engine;
  }

  @BeforeEach
  void grantDuties() {
    done("evidence grant", "--of-account", "boss", "--person", "p-0", "--duties", "grant");
    done("evidence grant", "--of-account", "anna", "--person", "p-1", "--duties", "prepare,handle");
    done("evidence grant", "--of-account", "ben", "--person", "p-2", "--duties", "approve");
  }

  private int office(String task, String account, String... more) {
    List<String> arguments = new ArrayList<>(store());
    arguments.addAll(List.of("--task", task, "--account", account));
    arguments.addAll(List.of("--evidence", folder.resolve("evidence").toString()));
    arguments.addAll(List.of(more));
    return OfficeMain.run(arguments, Map.of(), stream(out), stream(err), clock);
  }

  private void done(String task, String... more) {
    assertThat(office(task, "boss", more)).as(said(err)).isZero();
  }

  private void doneBy(String account, String task, String... more) {
    assertThat(office(task, account, more)).as(said(err)).isZero();
  }

  private void refused(String why, String task, String account, String... more) {
    err.reset();
    assertThat(office(task, account, more)).isEqualTo(2);
    assertThat(said(err)).contains(why).hasLineCount(1);
  }

  private List<String> store() {
    return List.of(
        "--clickhouse-url",
        engine.address().http().toString(),
        "--database",
        engine.address().database());
  }

  private Path issued(String run, String pack, String name, String... more) {
    Path file = folder.resolve(name);
    List<String> arguments = new ArrayList<>(store());
    arguments.addAll(List.of("--run-id", run, "--pack", pack, "--out", file.toString()));
    arguments.addAll(List.of("--evidence", folder.resolve("evidence").toString()));
    arguments.addAll(List.of(more));
    int status = PackMain.run(arguments, Map.of(), stream(out), stream(err), clock);
    assertThat(status).as(said(err)).isZero();
    return file;
  }

  private String verified(Path file, int status) {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    assertThat(VerifyMain.run(List.of(file.toString()), stream(answer), stream(err), clock))
        .as("%s %s", said(answer), said(err))
        .isEqualTo(status);
    return said(answer);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String said(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aReportIsSignedOffAgainstTheStoreAndLapsesWithALateFact() {
    SampleRun.of("signed off", 61, 8).storeIn(engine.store().clickhouse());
    String file =
        issued("signed off", "compliance", "a.xlsx", "--by", "p-1", "--node", "firm/ALPHA")
            .toString();
    String spoof = "week 10\nINTACT\u001b[2J";
    doneBy("anna", "signoff prepare", "--file", file, "--comment", spoof);
    assertThat(said(out)).contains("week 10").doesNotContain("\u001b");
    refused("does not have the duty APPROVE", "signoff approve", "anna", "--file", file);
    doneBy("ben", "signoff approve", "--file", file);
    assertThat(verified(Path.of(file), 0))
        .startsWith("INTACT")
        .contains("issued by p-1", "prepared by p-1", "approved by p-2")
        .doesNotContain("\u001b", "\nINTACT");
    new LateFacts(engine.store().clickhouse(), "signed off")
        .correctMark("BTCUSDT", SampleRun.END, new BigDecimal("100000"));
    doneBy("ben", "signoff check", "--file", file);
    assertThat(said(out)).contains("LAPSED  ");
    assertThat(verified(Path.of(file), 0)).startsWith("INTACT").contains("sign-off LAPSED");
    doneBy("ben", "signoff list");
    assertThat(said(out)).contains("LAPSED  export 1, compliance-pack of signed off");
  }

  /** What an approval was given under is another thing by then, whatever the figures are. */
  @Test
  void anApprovalLapsesWithAnotherMandateAndLedgerAndPackSaySo() throws Exception {
    SampleRun.of("mandated", 67, 6).storeIn(engine.store().clickhouse());
    String approved =
        issued("mandated", "compliance", "a.xlsx", "--mandate", mandate("first.json", "harvest"))
            .toString();
    doneBy("anna", "signoff prepare", "--file", approved);
    doneBy("ben", "signoff approve", "--file", approved);
    doneBy("ben", "signoff check", "--file", approved);
    assertThat(said(out)).contains("STANDS  archived and live").doesNotContain("LAPSED");
    clock = Clock.fixed(NOW.plusSeconds(60), ZoneId.of("Asia/Kathmandu"));
    issued("mandated", "decision", "b.xlsx", "--mandate", mandate("second.json", "defend"));
    doneBy("ben", "signoff check", "--file", approved);
    String why = "known since: mandate second.json in force since 2025-10-10T20:00:00Z";
    assertThat(said(out)).contains("LAPSED  " + why);
    assertThat(Files.readAllLines(folder.resolve("evidence").resolve("steps.jsonl")).getLast())
        .contains("Lapsed", why);
    assertThat(verified(Path.of(approved), 0)).startsWith("INTACT").contains("sign-off LAPSED");
    Path after = issued("mandated", "compliance", "c.xlsx");
    assertThat(payload(after)).contains("\"state\":\"LAPSED\",\"preparer\":\"p-1\"");
    try (Workbook book = WorkbookFactory.create(after.toFile(), null, true)) {
      List<String> cells = new ArrayList<>();
      book.getSheet("SignOffs").forEach(row -> row.forEach(cell -> cells.add(cell.toString())));
      assertThat(cells).contains("LAPSED").anyMatch(cell -> cell.contains("mandate second.json"));
    }
  }

  private String mandate(String name, String policy) throws Exception {
    return Files.writeString(
            folder.resolve(name),
            "{\"validFrom\":\"2025-10-10T20:00:00Z\",\"policies\":[\"%s\"]}".formatted(policy))
        .toString();
  }

  @Test
  void theReportOfACompletedRunIsTheAnswerToItsOwnQuestion() {
    SampleRun.of("completed", 64, 3).storeIn(engine.store().clickhouse());
    List<String> arguments = new ArrayList<>(store());
    arguments.addAll(List.of("--run-id", "completed", "--out", folder.toString()));
    arguments.addAll(List.of("--evidence", folder.resolve("evidence").toString()));
    assertThat(ReportMain.run(arguments, Map.of(), stream(out), stream(err), clock)).isZero();
    String file = folder.resolve("risk-pack.xlsx").toString();
    doneBy("anna", "signoff prepare", "--file", file);
    doneBy("ben", "signoff approve", "--file", file);
    assertThat(verified(Path.of(file), 0)).startsWith("INTACT").contains("sign-off APPROVED");
  }

  @Test
  void incidentsComeFromBreachesAndStandInTheCompliancePackThatCanBeIssuedAgain() throws Exception {
    SampleRun.withUnmarked("incidents", 62, 12, 2).storeIn(engine.store().clickhouse());
    done("incident follow", "--run-id", "incidents");
    doneBy("anna", "incident acknowledge", "--id", "I-1");
    doneBy("anna", "incident classify", "--id", "I-1", "--as", "market");
    refused(
        "--as must be one of cured, limit-changed",
        "incident resolve",
        "anna",
        "--id",
        "I-1",
        "--as",
        "luck");
    doneBy(
        "anna", "incident resolve", "--id", "I-1", "--as", "cured", "--comment", "two were closed");
    Path first = issued("incidents", "compliance", "first.xlsx");
    assertThat(verified(first, 0)).startsWith("INTACT");
    String firstEntry = ledgerLine(0);
    assertThat(firstEntry).contains("\"report\":\"compliance-pack\"");
    clock = Clock.fixed(NOW.plusSeconds(86_400 * 30L), ZoneId.of("America/St_Johns"));
    doneBy("anna", "incident acknowledge", "--id", "I-2");
    issued("incidents", "compliance", "second.xlsx");
    issued("incidents", "compliance", "again.xlsx", "--records", "0/" + steps(firstEntry));
    assertThat(field(ledgerLine(1), "payloadHash")).isNotEqualTo(field(firstEntry, "payloadHash"));
    assertThat(field(ledgerLine(2), "payloadHash")).isEqualTo(field(firstEntry, "payloadHash"));
  }

  /** Steps that were in the ledger when the first pack was issued. */
  private long steps(String firstEntry) throws Exception {
    String issuedAt = field(firstEntry, "issuedAt");
    return Files.readAllLines(folder.resolve("evidence").resolve("steps.jsonl")).stream()
        .filter(line -> field(line, "at").compareTo(issuedAt) <= 0)
        .count();
  }

  private String ledgerLine(int place) throws Exception {
    return Files.readAllLines(folder.resolve("evidence").resolve("ledger.jsonl")).get(place);
  }

  private static String field(String line, String name) {
    String start = "\"" + name + "\":\"";
    int from = line.indexOf(start) + start.length();
    return line.substring(from, line.indexOf('"', from));
  }

  @Test
  void aDaysCertificateNamesWhatWasNotWatchedAndIsCheckedOffline() throws Exception {
    SampleRun.withUnmarked("certified", 63, 30, 2).storeIn(engine.store().clickhouse());
    engine
        .store()
        .clickhouse()
        .execute(
            "INSERT INTO input_counts SELECT * REPLACE ('a\\nVERDICT: EVERY HOLDING WAS WATCHED' AS"
                + " file) FROM input_counts WHERE run_id = 'certified' LIMIT 1");
    Path file = folder.resolve("certificate.txt");
    doneBy("anna", "certificate", "--run-id", "certified", "--out", file.toString());
    String text = Files.readString(file);
    assertThat(text.lines().filter(line -> line.startsWith("VERDICT"))).hasSize(1);
    assertThat(text.lines().filter(line -> line.startsWith("  ")))
        .allMatch(line -> line.length() <= 100 || !line.strip().contains(" "));
    assertThat(inOneLine(text))
        .startsWith("RINGFENCE MONITORING CERTIFICATE")
        .contains("SIMULATED", "VERDICT: NOT WATCHED THROUGHOUT", "NOT COMPARED", "NOT SAID")
        .contains("2025-10-10 11:00:00 to 2025-10-11 00:00:00 STALE 13 h 0 min, binance/")
        .contains(" BLIND ", "breach records stood in this period")
        .contains("NOT ANCHORED: no head of these ledgers", "written down elsewhere: never");
    assertThat(verified(file, 0)).startsWith("INTACT").contains("VERDICT: NOT WATCHED");
    Path altered = folder.resolve("altered.txt");
    Files.writeString(altered, text.replace("NOT WATCHED THROUGHOUT", "EVERY HOLDING WAS WATCHED"));
    assertThat(verified(altered, 6)).startsWith("ALTERED (text");
    done("incident follow", "--run-id", "certified");
    done("evidence anchor", "--file", folder.resolve("worm.jsonl").toString());
    Path second = folder.resolve("second.txt");
    String[] again = {"--run-id", "certified", "--out", second.toString()};
    refused("give the reason to replace it", "certificate", "anna", again);
    doneBy(
        "anna",
        "certificate",
        "--run-id",
        "certified",
        "--out",
        second.toString(),
        "--comment",
        "incidents");
    assertThat(verified(file, 7)).startsWith("SUPERSEDED (by certificate 2: incidents)");
    assertThat(verified(second, 0))
        .startsWith("INTACT")
        .contains("register SIMULATED: key and ledger of simulations alone");
    assertThat(inOneLine(Files.readString(second)))
        .contains("written down elsewhere: 2026-03-05 10:00:00 UTC, at export 0 and step ")
        .doesNotContain("NOT ANCHORED");
    refused(
        "--day must be one of run",
        "certificate",
        "anna",
        "--run-id",
        "certified",
        "--out",
        second.toString(),
        "--day",
        "2025-10-12");
  }

  @Test
  void aReportWithStatementsIsSignedOffLapsesWithAnotherAndTheCertificateSaysWhatVenuesSaid()
      throws Exception {
    SampleRun.of("stated", 66, 12).storeIn(engine.store().clickhouse());
    ReportComposer composer = ReportComposer.ofThisBuild(engine.store().clickhouse());
    RunQuery.Row run =
        new RunQuery(engine.store().clickhouse(), DeskScope.ALL).named("stated").orElseThrow();
    Subject firm = new Subject(Pack.COMPLIANCE, NodePath.FIRM, composer.latest(run, SampleRun.END));
    List<String> rows = VenueStatements.rows(composer.insights(composer.examine(run, firm)));
    Path right = folder.resolve("right.csv");
    Files.writeString(right, VenueStatements.HEADER + String.join("", rows));
    Path who =
        Files.writeString(
            folder.resolve("who.csv"),
            "venue,account,valid_from\nbinance,unheard-of,2025-10-10T00:00:00Z\n");
    String[] lists = {"--statements", right.toString(), "--expected-accounts", who.toString()};
    String file = issued("stated", "compliance", "stated.xlsx", lists).toString();
    doneBy("anna", "signoff prepare", "--file", file);
    doneBy("ben", "signoff approve", "--file", file);
    assertThat(verified(Path.of(file), 0)).startsWith("INTACT").contains("sign-off APPROVED");
    assertThat(certificate("stated", "a.txt"))
        .contains(" figures of statements ", "7 of them tie to the last unit")
        .contains("NOT COMPARED: figures of positions")
        .contains("; 1 account NOT HEARD", "MISSING: binance/unheard-of had to report and never")
        .contains("1 account had to report at the end, 0 of them heard of in time")
        .contains("NOT MEASURED: how long alerts of the day took")
        .doesNotContain("NOT COMPARED: wallets", "BREAK", "NO STATEMENT", "APART FROM", "NOT SAID");
    clock = Clock.fixed(NOW.plusSeconds(3_600), ZoneId.of("Asia/Kathmandu"));
    String first = rows.getFirst();
    Path wrong = folder.resolve("wrong.csv");
    Files.writeString(
        wrong, VenueStatements.HEADER + first.substring(0, first.lastIndexOf(',')) + ",0.000001\n");
    Path second = issued("stated", "compliance", "second.xlsx", "--statements", wrong.toString());
    assertThat(payload(second))
        .contains("\"state\":\"APPROVED\",\"preparer\":\"p-1\",\"approver\":\"p-2\"");
    doneBy("ben", "signoff check", "--file", file);
    assertThat(said(out)).contains("LAPSED  known since: venue statement wrong.csv, line 2");
    assertThat(certificate("stated", "b.txt", "--comment", "another statement"))
        .contains("; 1 figure APART FROM WHAT VENUES SAY")
        .contains("BREAK binance/", "Closing: venue 0.000001, our book ");
  }

  private String certificate(String run, String name, String... more) throws Exception {
    Path file = folder.resolve(name);
    List<String> arguments = new ArrayList<>(List.of("--run-id", run, "--out", file.toString()));
    arguments.addAll(List.of(more));
    doneBy("anna", "certificate", arguments.toArray(String[]::new));
    return inOneLine(Files.readString(file));
  }

  /** What it says, however its lines are broken. */
  private static String inOneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }

  /** The payload of a workbook. */
  private static String payload(Path workbook) throws Exception {
    try (ZipFile zip = new ZipFile(workbook.toFile())) {
      return new String(
          zip.getInputStream(zip.getEntry(EvidenceParts.PAYLOAD)).readAllBytes(),
          StandardCharsets.UTF_8);
    }
  }

  @Test
  void aDayThatTheRunReachesInPartIsNeverCalledWatchedThroughout() throws Exception {
    SampleRun.empty("in part").storeIn(engine.store().clickhouse());
    Path file = folder.resolve("certificate.txt");
    doneBy("anna", "certificate", "--run-id", "in part", "--out", file.toString());
    assertThat(Files.readString(file)).doesNotContain("EVERY HOLDING WAS WATCHED");
  }

  /** Adds to a position what a move would, as the stream would have stored it. */
  private void carriedOut(MoveBatch.Move move, Instant at) {
    String position = move.to().orElseThrow().position();
    engine
        .store()
        .clickhouse()
        .execute(
            """
            INSERT INTO position_versions SELECT * REPLACE (
              isolated_margin + toDecimal256({0}, 36) AS isolated_margin,
              toNullable(toDecimal256({0}, 36)) AS amount, 'add' AS change,
              change_number + 1000 AS change_number,
              parseDateTime64BestEffort({3}, 6, 'UTC') AS occurred_at,
              toDateTime64('2025-10-11 01:00:00', 6, 'UTC') AS recorded_at,
              lifetime_cap + toDecimal256({0}, 36) AS lifetime_cap)
            FROM position_versions WHERE run_id = {1} AND position_key = {2} AND status = 'open'
            """,
            DSL.inline(move.amount().toPlainString()),
            DSL.inline("moved"),
            DSL.inline(position),
            DSL.inline(at.toString()));
  }

  private List<MoveLedger.Held> proposed() throws Exception {
    EvidenceFolder evidence = new EvidenceFolder(folder.resolve("evidence"));
    return new MoveLedger(evidence, clock).list(DeskScope.ALL);
  }

  @Test
  void movesAreProposedAnsweredByAnotherPersonAndFollowedToWhatTheWalletsSay() throws Exception {
    SampleRun.of("moved", 65, 40).storeIn(engine.store().clickhouse());
    Instant decided = SampleRun.BEFORE_CRASH;
    String[] stretch = {
      "--run-id", "moved", "--from", decided.minusSeconds(60).toString(), "--to", decided.toString()
    };
    doneBy("anna", "moves propose", stretch);
    doneBy("anna", "moves propose", stretch);
    assertThat(said(out))
        .contains("called for by schedule", "batches proposed", "proved (KKT residual 0)");
    MoveLedger.Held held =
        proposed().stream()
            .filter(one -> one.batch().moves().getFirst().from().isEmpty())
            .filter(one -> one.batch().needsRiskDesk())
            .findFirst()
            .orElseThrow();
    MoveBatch.Move move = held.batch().moves().getFirst();
    String payload = held.offer().proposal().payloadHash();
    String id = held.offer().id();
    String[] answer = {
      "--id",
      id,
      "--payload",
      payload,
      "--moves",
      "1",
      "--as-of",
      decided.plusSeconds(60).toString()
    };
    assertThat(said(out)).contains("only the risk desk may accept");
    refused("does not have the duty CONTAIN", "moves accept", "anna", answer);
    refused("does not have the duty CONTAIN", "moves accept", "ben", answer);
    done("evidence grant", "--of-account", "ben", "--person", "p-2", "--duties", "approve,contain");
    doneBy("ben", "moves accept", answer);
    carriedOut(move, decided.plusSeconds(120));
    doneBy("ben", "moves follow", "--run-id", "moved");
    assertThat(said(out)).contains("1 made, ", "expired ");
    int steps = said(out).lines().toList().size();
    doneBy("ben", "moves follow", "--run-id", "moved");
    assertThat(said(out).lines().skip(steps))
        .containsExactly("0 steps recorded", "@done {\"count\":1}");
    MoveLedger.Held after =
        proposed().stream().filter(one -> one.offer().id().equals(id)).findFirst().orElseThrow();
    assertThat(after.offer().statusOf(1)).isInstanceOf(Status.Accepted.class);
    assertThat(after.offer().observationOf(1).orElseThrow().made()).isEqualTo(Made.MADE);
    assertThat(proposed())
        .allMatch(one -> one.offer().open().isEmpty(), "nothing is open after the crash");
    // What was carried out is recorded late: the pack is of what was known when the run ended.
    String[] known = {"--as-known", SampleRun.END.toString()};
    Path file = issued("moved", "decision", "moved.xlsx", known);
    try (Workbook book = WorkbookFactory.create(file.toFile(), null, true)) {
      List<String> cells = new ArrayList<>();
      book.getSheet("Moves").forEach(row -> row.forEach(cell -> cells.add(cell.toString())));
      assertThat(cells).contains(payload, "ACCEPTED", "EXPIRED", "made", "not made", "by p-2");
    }
    issued("moved", "decision", "again.xlsx", known);
    assertThat(field(ledgerLine(1), "payloadHash")).isEqualTo(field(ledgerLine(0), "payloadHash"));
  }

  @Test
  void anAnchorElsewhereIsAddedAndChecked() {
    String file = folder.resolve("worm.jsonl").toString();
    done("evidence anchor", "--file", file);
    done("evidence check", "--file", file);
    assertThat(said(out)).contains("1 anchor holds");
    done("evidence retention");
    refused("nothing to do called 'evidence fly'", "evidence fly", "boss");
    refused("nothing to do called 'fly'", "fly", "boss");
  }
}
