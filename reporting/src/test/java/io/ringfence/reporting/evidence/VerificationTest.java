package io.ringfence.reporting.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.reporting.fixture.Office;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.RandomPositions;
import io.ringfence.reporting.fixture.SamplePack;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.report.RiskReport;
import io.ringfence.reporting.store.ClickHouseStore;
import io.ringfence.reporting.workbook.RiskWorkbook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a check answers, whatever was done to the file or to the ledger. */
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerificationTest {
  private static final int FLIPS = 400;
  private static final long SEED = 20261010;

  @TempDir Path folder;

  private final SamplePack sample;

  VerificationTest(ClickHouseStore store) {
    sample = SamplePack.of(store, SampleRun.withUnmarked("evidence", 11, 16, 2));
  }

  private IssuedPack pack(String name) throws IOException {
    return new IssuedPack(Files.createDirectory(folder.resolve(name)), sample);
  }

  private static Path saved(Path file, Consumer<XSSFWorkbook> change) throws IOException {
    Path saved = file.resolveSibling("saved.xlsx");
    try (InputStream in = Files.newInputStream(file);
        XSSFWorkbook workbook = new XSSFWorkbook(in);
        OutputStream out = Files.newOutputStream(saved)) {
      change.accept(workbook);
      workbook.write(out);
    }
    return saved;
  }

  @Test
  void whatWasIssuedIsIntactAndSaysWhoWhenAndWhat() throws Exception {
    IssuedPack pack = pack("intact");
    Path file = pack.issue("pack");
    Verification.Answer answer = pack.verification().check(file);
    assertThat(answer.verdict()).isEqualTo(new Verdict.Intact());
    assertThat(String.join("\n", answer.details()))
        .contains("SIMULATED risk-pack of run evidence", IssuedPack.ISSUED_AT.toString())
        .contains("export 1", pack.verification().key().id(), "chain whole, head anchored");
  }

  @Test
  void savedAgainByPoiTheCellsAreEqual() throws Exception {
    IssuedPack pack = pack("poi");
    Path saved = saved(pack.issue("pack"), _ -> {});
    assertThat(pack.answer(saved)).isEqualTo("RE-SAVED, CELLS EQUAL");
  }

  @Test
  void savedAgainByLibreOfficeTheCellsAreEqual() throws Exception {
    IssuedPack pack = pack("office");
    Path file = pack.issue("pack");
    Path again = Files.createDirectory(folder.resolve("office/again"));
    new Office(folder.resolve("office")).convert(file, "xlsx", again);
    assertThat(pack.answer(again.resolve("pack.xlsx"))).isEqualTo("RE-SAVED, CELLS EQUAL");
  }

  @Test
  void aChangedCellIsNamedWithBothValues() throws Exception {
    IssuedPack pack = pack("changed");
    Path saved =
        saved(
            pack.issue("pack"),
            workbook -> {
              Cell cell = numberIn(workbook);
              cell.setCellValue(12345.5);
            });
    Verdict verdict = pack.verification().check(saved).verdict();
    assertThat(verdict.line())
        .matches("ALTERED \\(Positions, [A-Z]+\\d+: was -?[\\d.]+, is 12345\\.5\\)");
    assertThat(verdict).isInstanceOfSatisfying(Verdict.Altered.class, it -> hasOne(it.changes()));
  }

  private static void hasOne(List<String> changes) {
    assertThat(changes).hasSize(1);
  }

  private static Cell numberIn(XSSFWorkbook workbook) {
    for (Cell cell : workbook.getSheet("Positions").getRow(8)) {
      if (cell.getCellType() == org.apache.poi.ss.usermodel.CellType.NUMERIC) {
        return cell;
      }
    }
    throw new AssertionError("a position has numbers");
  }

  @Test
  void addedRemovedAndTypedOverCellsAndSheetsAreNamed() throws Exception {
    IssuedPack pack = pack("more");
    Path file = pack.issue("pack");
    assertThat(pack.answer(saved(file, it -> it.createSheet("Extra"))))
        .isEqualTo("ALTERED (Extra: was no sheet, is added)");
    assertThat(pack.answer(saved(file, it -> it.removeSheetAt(it.getSheetIndex("Rejects")))))
        .isEqualTo("ALTERED (Rejects: was a sheet, is missing)");
    Consumer<XSSFWorkbook> note =
        it -> it.getSheet("Cover").createRow(500).createCell(2).setCellValue("note");
    assertThat(pack.answer(saved(file, note)))
        .isEqualTo("ALTERED (Cover, C501: was empty, is \"note\")");
    Consumer<XSSFWorkbook> formula = it -> numberIn(it).setCellFormula("1+1");
    assertThat(pack.answer(saved(file, formula))).contains(", is =1+1)");
  }

  @Test
  void noFlippedByteOfThePackageIsIntact() throws Exception {
    IssuedPack pack = new IssuedPack(Files.createDirectory(folder.resolve("flipped")), small());
    Path file = pack.issue("pack");
    byte[] bytes = Files.readAllBytes(file);
    Random random = new Random(SEED);
    int tail = Math.min(bytes.length, 12_000);
    List<int[]> flips = new ArrayList<>();
    for (int i = 0; i < FLIPS; i++) {
      // Half of them in the directory and the envelope, where the packing is.
      int at = i % 2 == 0 ? random.nextInt(bytes.length) : bytes.length - 1 - random.nextInt(tail);
      flips.add(new int[] {at, random.nextInt(8)});
    }
    flips.parallelStream().forEach(flip -> assertNotIntact(pack, bytes.clone(), flip));
    assertThat(pack.answer(Files.write(folder.resolve("flipped.xlsx"), bytes))).isEqualTo("INTACT");
  }

  /** A pack of one position: the fewer its bytes, the more of them are flipped. */
  private SamplePack small() throws IOException {
    RiskReport report = new RandomPositions(5).report(1);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new RiskWorkbook(report).writeTo(bytes);
    return new SamplePack(sample.run(), report, bytes.toByteArray());
  }

  private void assertNotIntact(IssuedPack pack, byte[] bytes, int[] flip) {
    bytes[flip[0]] ^= (byte) (1 << flip[1]);
    try {
      Path flipped = Files.write(Files.createTempFile(folder, "flipped", ".xlsx"), bytes);
      assertThat(answerOrRefusal(pack, flipped))
          .as("byte %d, bit %d", flip[0], flip[1])
          .isNotEqualTo("INTACT");
      Files.delete(flipped);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String answerOrRefusal(IssuedPack pack, Path file) throws IOException {
    try {
      return pack.answer(file);
    } catch (RefusedFileException e) {
      assertThat(e).message().hasLineCount(1);
      return "refused";
    }
  }

  @Test
  void anotherKeyAndNoSignatureAreSaid() throws Exception {
    IssuedPack pack = pack("mine");
    IssuedPack other = pack("other");
    other.issue("pack");
    Path file = pack.issue("pack");
    assertThat(other.answer(file)).startsWith("WRONG KEY (signed by ");
    assertThat(pack.answer(Files.write(folder.resolve("draft.xlsx"), sample.bytes())))
        .isEqualTo("UNSIGNED");
  }

  @Test
  void aSupersededReportSaysByWhichAndWhy() throws Exception {
    IssuedPack pack = pack("superseded");
    Path first = pack.issue("first");
    Path second = pack.issue("second", new Issuer.Occasion(1, "late wallet events"));
    assertThat(pack.answer(first)).isEqualTo("SUPERSEDED (by export 2: late wallet events)");
    assertThat(pack.answer(second)).isEqualTo("INTACT");
    assertThatThrownBy(() -> pack.issue("third", new Issuer.Occasion(9, "no such")))
        .hasMessageContaining("export 9 cannot be superseded: the ledger ends with 2");
  }

  @Test
  void aCutOrRewrittenLedgerIsSeenAndNothingIsIssuedOntoIt() throws Exception {
    IssuedPack pack = pack("ledger");
    Path first = pack.issue("first");
    pack.issue("second");
    pack.issue("third");
    List<String> lines = Files.readAllLines(pack.evidence().ledger());
    Files.write(pack.evidence().ledger(), lines.subList(0, 2));
    assertThat(pack.answer(first))
        .isEqualTo("ALTERED (ledger, tail: was 3 entries by its anchor, is 2 entries, cut)");
    assertThatThrownBy(() -> pack.issue("fourth")).hasMessageContaining("is damaged at tail");
    Files.write(pack.evidence().ledger(), List.of(lines.get(0), lines.get(2)));
    assertThat(pack.answer(first)).startsWith("ALTERED (ledger, entry 2: was entry 2, is entry 3");
    String other = lines.get(1).replace("2026-03-04", "2026-03-05");
    Files.write(pack.evidence().ledger(), List.of(lines.get(0), other, lines.get(2)));
    assertThat(pack.answer(first)).startsWith("ALTERED (ledger, entry 3: was after ");
    Files.write(pack.evidence().ledger(), lines);
    assertThat(pack.answer(first)).isEqualTo("INTACT");
  }

  @Test
  void theLedgerNumbersWithoutAGapAndPayloadsOfOneRunAreEqual() throws Exception {
    IssuedPack pack = pack("numbers");
    for (int i = 0; i < 4; i++) {
      pack.issue("again");
    }
    Ledger ledger = Ledger.read(pack.evidence().ledger());
    assertThat(ledger.entries()).extracting(LedgerEntry::number).containsExactly(1L, 2L, 3L, 4L);
    Set<String> payloads = new HashSet<>();
    ledger.entries().forEach(entry -> payloads.add(entry.field("payloadHash")));
    assertThat(payloads).hasSize(1);
  }

  @Test
  void aBackupOfTheFolderRestoredElsewhereVerifiesAndGoesOnWithoutAGap() throws Exception {
    IssuedPack pack = pack("backed up");
    Path first = pack.issue("first");
    Path backup = folder.resolve("backup");
    copy(pack.evidence().path(), backup);
    IssuedPack restored = pack("restored");
    copy(backup, restored.evidence().path());
    assertThat(restored.answer(first)).isEqualTo("INTACT");
    assertThat(restored.verification().check(first).details())
        .anyMatch(line -> line.startsWith("ledger  entry 1 of 1, chain whole, head anchored"));
    Path second = restored.issue("second");
    assertThat(restored.answer(second)).isEqualTo("INTACT");
    assertThat(Ledger.read(restored.evidence().ledger()).entries())
        .extracting(LedgerEntry::number)
        .containsExactly(1L, 2L);
    assertThat(restored.evidence().register()).contains(Register.SIMULATED);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  @Test
  void theKeyIsItsOwnersAloneAndARevokedOneSignsNothing() throws Exception {
    IssuedPack pack = pack("revoked");
    pack.issue("pack");
    EvidenceFolder evidence = pack.evidence();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(evidence.signingKey())))
        .isEqualTo("rw-------");
    KeyRegister.Entry key = KeyRegister.read(evidence.keys()).keys().getFirst();
    Instant revoked = IssuedPack.ISSUED_AT.minusSeconds(1);
    Files.writeString(
        evidence.keys(),
        new KeyRegister.Entry(key.id(), key.validFrom(), key.validTo(), Optional.of(revoked))
            .line());
    assertThatThrownBy(() -> pack.issue("later")).hasMessageContaining("was revoked at " + revoked);
  }

  @Test
  void reportsIssuedAtOnceAreNumberedWithoutAGap() throws Exception {
    IssuedPack pack = new IssuedPack(folder, sample);
    List<Future<Path>> issues = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 4; i++) {
        String name = "at-once-" + i;
        issues.add(threads.submit(() -> pack.issue(name)));
      }
    }
    for (Future<Path> issue : issues) {
      assertThat(pack.answer(issue.get())).isEqualTo("INTACT");
    }
    Ledger ledger = Ledger.read(pack.evidence().ledger());
    assertThat(ledger.fault()).isNull();
    assertThat(ledger.entries()).extracting(LedgerEntry::number).containsExactly(1L, 2L, 3L, 4L);
  }
}
