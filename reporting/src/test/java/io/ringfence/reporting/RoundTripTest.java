package io.ringfence.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.RunningEngine;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.query.MandatesQuery;
import io.ringfence.reporting.query.VenueRecords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A decision book goes out, is edited, and comes back as a proposal or with the reason why not. */
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoundTripTest {
  private static final String RUN = "round trip";

  private final RunningEngine engine;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private static Path folder;

  private Path sent = Path.of("book.xlsx");

  RoundTripTest(RunningEngine engine) {
    this.engine = engine;
    SampleRun.of(RUN, 51, 60).storeIn(engine.store().clickhouse());
  }

  /** The book that most tests edit, each a copy of it. */
  @BeforeAll
  void issue() {
    sent = issued("book.xlsx");
  }

  private int run(String... more) {
    out.reset();
    err.reset();
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--clickhouse-url",
                engine.address().http().toString(),
                "--database",
                engine.address().database(),
                "--evidence",
                folder.resolve("evidence").toString()));
    arguments.addAll(List.of(more));
    return PackMain.run(
        arguments,
        Map.of(),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        Clock.systemUTC());
  }

  private static String said(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }

  private Path issued(String name, String... more) {
    Path file = folder.resolve(name);
    List<String> arguments =
        new ArrayList<>(List.of("--run-id", RUN, "--pack", "decision", "--out", file.toString()));
    arguments.addAll(List.of(more));
    assertThat(run(arguments.toArray(String[]::new))).as(said(err)).isZero();
    return file;
  }

  private static Path edited(Path file, Consumer<XSSFWorkbook> edit) throws IOException {
    Path saved = Files.createTempFile(folder, "edited", ".xlsx");
    try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file));
        OutputStream to = Files.newOutputStream(saved)) {
      edit.accept(workbook);
      workbook.write(to);
    }
    return saved;
  }

  private static Row header(XSSFSheet sheet) {
    for (Row row : sheet) {
      if (row.getCell(0) != null && row.getCell(0).toString().equals("Position")) {
        return row;
      }
    }
    throw new AssertionError("no table of positions");
  }

  private static int column(XSSFSheet sheet, String heading) {
    for (Cell cell : header(sheet)) {
      if (cell.toString().lines().findFirst().orElse("").equals(heading)) {
        return cell.getColumnIndex();
      }
    }
    throw new AssertionError("no column " + heading);
  }

  /** The position from which most can be taken. */
  private static Row roomiest(XSSFSheet sheet) {
    Row most = sheet.getRow(header(sheet).getRowNum() + 1);
    int removable = column(sheet, "Removable now");
    for (int i = most.getRowNum(); i <= sheet.getLastRowNum(); i++) {
      Row row = sheet.getRow(i);
      if (row.getCell(removable).getNumericCellValue()
          > most.getCell(removable).getNumericCellValue()) {
        most = row;
      }
    }
    return most;
  }

  private static void move(XSSFWorkbook workbook, double amount, String comment) {
    XSSFSheet sheet = workbook.getSheet("Workbench");
    Row row = roomiest(sheet);
    row.getCell(column(sheet, "Move")).setCellValue(amount);
    // POI keeps the old text of an inline cell beside the new one: a fresh cell has one.
    Cell before = row.getCell(column(sheet, "Comment"));
    Cell remark = row.createCell(before.getColumnIndex());
    remark.setCellStyle(before.getCellStyle());
    remark.setCellValue(comment);
  }

  @Test
  void anEditedBookBecomesAProposalThatNamesEveryCell() throws Exception {
    Path book = edited(sent, it -> move(it, -1.25, "=cmd|' /C calc'!A0"));
    Path proposal = folder.resolve("proposal.json");
    assertThat(run("--check", book.toString(), "--proposal", proposal.toString()))
        .as(said(err))
        .isZero();
    assertThat(said(out))
        .containsPattern("edited {2}Workbench, F\\d+ \\(binance/.*\\): was 0, is -1\\.25")
        .containsPattern("edited {2}Workbench, G\\d+ \\(binance/.*\\): was empty, is =cmd")
        .containsPattern("move {4}binance/.* -1\\.25 USD[TC]: distance ");
    assertThat(Files.readString(proposal))
        .contains("\"state\" : \"prepared\"", "\"amount\" : \"-1.25\"", "\"export\" : ")
        .contains("another person than the preparer");
  }

  @Test
  void aTamperedBookIsRefusedByItsCell() throws Exception {
    Path book =
        edited(
            sent,
            it -> {
              move(it, -1, "");
              XSSFSheet sheet = it.getSheet("Workbench");
              roomiest(sheet).getCell(column(sheet, "Margin now")).setCellValue(9e9);
            });
    assertThat(run("--check", book.toString())).isEqualTo(2);
    assertThat(said(err)).startsWith("error: refused: ").contains("ALTERED (Workbench, ");
    assertThat(said(err)).hasLineCount(1);
  }

  @Test
  void aChangedFormulaIsRefusedToo() throws Exception {
    Path book =
        edited(
            sent,
            it -> {
              XSSFSheet sheet = it.getSheet("Workbench");
              roomiest(sheet).getCell(column(sheet, "Distance after")).setCellFormula("0.5");
            });
    assertThat(run("--check", book.toString())).isEqualTo(2);
    assertThat(said(err)).contains("ALTERED (Workbench, ", ", is =0.5)");
  }

  @Test
  void whatAFormulaShowsIsComparedWhereNothingWasEdited() throws Exception {
    Path book =
        edited(
            sent,
            it -> {
              XSSFSheet sheet = it.getSheet("Workbench");
              roomiest(sheet).getCell(column(sheet, "Distance now")).setCellValue(0.99);
            });
    assertThat(run("--check", book.toString())).isEqualTo(2);
    assertThat(said(err)).contains("ALTERED (Workbench, ", ", is 0.99)");
  }

  @Test
  void aBookOfAnEarlierInstantIsStale() throws Exception {
    Path book =
        edited(issued("old.xlsx", "--as-of", "2025-10-10T21:00:00Z"), it -> move(it, -1, ""));
    assertThat(run("--check", book.toString())).isEqualTo(2);
    assertThat(said(err)).contains("is stale: it is as of 2025-10-10T21:00:00Z", "PT1H later");
  }

  @Test
  void aSupersededBookIsRefused() throws Exception {
    Path book = edited(issued("first.xlsx"), it -> move(it, -1, ""));
    long exports = Files.lines(folder.resolve("evidence/ledger.jsonl")).count();
    issued("second.xlsx", "--supersedes", Long.toString(exports), "--reason", "late facts");
    assertThat(run("--check", book.toString())).isEqualTo(2);
    assertThat(said(err)).contains("SUPERSEDED (by export ", "late facts");
  }

  @Test
  void whatTheVenueOrTheBudgetsDoNotAllowIsNotProposed() throws Exception {
    Path out1 = edited(sent, it -> move(it, -1e9, ""));
    Path proposal = folder.resolve("never.json");
    assertThat(run("--check", out1.toString(), "--proposal", proposal.toString())).isEqualTo(2);
    assertThat(said(out)).contains("NOT PROPOSED: The venue lets ");
    assertThat(said(err)).contains("1 of 1 moves cannot be proposed");
    Path in = edited(sent, it -> move(it, 1e9, ""));
    assertThat(run("--check", in.toString(), "--proposal", proposal.toString())).isEqualTo(2);
    assertThat(said(out)).contains("The moves of its account need 1000000000");
    assertThat(proposal).doesNotExist();
  }

  /** Another position than the other tests edit, so that they do not meet its lock. */
  private static Row leastRoomy(XSSFSheet sheet) {
    int removable = column(sheet, "Removable now");
    return IntStream.rangeClosed(header(sheet).getRowNum() + 1, sheet.getLastRowNum())
        .mapToObj(sheet::getRow)
        .filter(row -> row.getCell(removable).getNumericCellValue() > 2)
        .filter(row -> !row.getCell(0).getStringCellValue().contains("KASUSDT"))
        .min(Comparator.comparing(row -> row.getCell(removable).getNumericCellValue()))
        .orElseThrow();
  }

  @Test
  void aPositionThatWasLockedSinceIsNotMoved() throws Exception {
    List<String> keys = new ArrayList<>();
    Path book =
        edited(
            sent,
            it -> {
              XSSFSheet sheet = it.getSheet("Workbench");
              Row row = leastRoomy(sheet);
              keys.add(row.getCell(0).getStringCellValue());
              row.getCell(column(sheet, "Move")).setCellValue(-1);
            });
    assertThat(run("--check", book.toString())).as(said(out) + said(err)).isZero();
    String document =
        """
        {"validFrom":"2025-10-10T00:00:00Z","locks":[{"position":"%s","by":"p-17","reason":"audit"}]}"""
            .formatted(keys.getFirst());
    new VenueRecords(engine.store().clickhouse(), DeskScope.ALL)
        .writeMandate(
            RUN,
            "e".repeat(64),
            new MandatesQuery.Row(SampleRun.START, document, "mandate.json", SampleRun.END));
    assertThat(run("--check", book.toString())).isEqualTo(2);
    assertThat(said(out)).contains("NOT PROPOSED: It is locked: audit.");
  }

  @Test
  void aTextInPlaceOfAMoveIsNamed() throws Exception {
    Path book =
        edited(
            sent,
            it -> {
              XSSFSheet sheet = it.getSheet("Workbench");
              roomiest(sheet).getCell(column(sheet, "Move")).setCellValue("a lot");
            });
    assertThat(run("--check", book.toString())).isEqualTo(2);
    assertThat(said(err)).contains(" must be a number, was a lot").hasLineCount(1);
  }

  @Test
  void aBookNobodyEditedProposesNothing() {
    assertThat(run("--check", sent.toString())).isEqualTo(2);
    assertThat(said(err)).contains("holds no move: nothing to propose");
  }
}
