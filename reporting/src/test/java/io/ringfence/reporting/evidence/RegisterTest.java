package io.ringfence.reporting.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ringfence.reporting.fixture.RandomPositions;
import io.ringfence.reporting.workbook.RiskWorkbook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Simulations and live data share no key and no ledger. */
class RegisterTest {
  private static final Instant AT = IssuedPack.ISSUED_AT;
  private static final byte[] SIMULATED = pack(new RandomPositions(3));
  private static final byte[] LIVE = pack(new RandomPositions(3).live());

  @TempDir Path folder;

  private static byte[] pack(RandomPositions positions) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      new RiskWorkbook(positions.report(4)).writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private Path issue(EvidenceFolder evidence, byte[] pack, String name) throws IOException {
    Path draft = Files.write(folder.resolve(name + ".draft"), pack);
    Path file = folder.resolve(name + ".xlsx");
    try (OutputStream out = Files.newOutputStream(file)) {
      new Issuer(evidence, Clock.fixed(AT, ZoneOffset.UTC))
          .issue(draft, Issuer.Occasion.FIRST, out);
    }
    return file;
  }

  private void refused(EvidenceFolder evidence, byte[] pack, String why) {
    assertThatExceptionOfType(WrongRegisterException.class)
        .isThrownBy(() -> issue(evidence, pack, "refused"))
        .withMessageContaining(why)
        .withMessageContaining(evidence.path().toString());
    assertThat(folder.resolve("refused.xlsx")).isEmptyFile();
  }

  private static Verification.Answer check(EvidenceFolder evidence, Path file)
      throws IOException, RefusedFileException {
    return new Verification(
            VerifyingKey.read(evidence.publicKey()), evidence.ledger(), evidence.anchor())
        .check(file);
  }

  /** Files of a folder with what they hold. */
  private static Map<String, String> content(Path of) throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> files = Files.list(of)) {
      for (Path file : files.toList()) {
        content.put(String.valueOf(file.getFileName()), Files.readString(file));
      }
    }
    return content;
  }

  @Test
  void aSimulatedReportIsNeitherSignedWithTheLiveKeyNorEnteredIntoTheLiveLedger() throws Exception {
    EvidenceFolder live = new EvidenceFolder(folder.resolve("evidence/live"));
    String why = "is of simulations: it is never signed with the key of live data nor entered";
    refused(live, SIMULATED, why);
    assertThat(live.signingKey()).doesNotExist();
    assertThat(live.ledger()).doesNotExist();
    Path file = issue(live, LIVE, "live");
    assertThat(check(live, file).verdict()).isEqualTo(new Verdict.Intact());
    assertThat(check(live, file).details())
        .contains("register LIVE: key and ledger of live data alone");
    assertThat(check(live, file).facts()).containsEntry("register", "LIVE");
    Map<String, String> before = content(live.path());
    refused(live, SIMULATED, why);
    assertThat(content(live.path())).isEqualTo(before);
  }

  @Test
  void aLiveReportIsNotSignedWithTheKeyOfSimulations() throws Exception {
    EvidenceFolder simulated = new EvidenceFolder(folder.resolve("evidence/simulated"));
    Path file = issue(simulated, SIMULATED, "simulated");
    assertThat(check(simulated, file).details())
        .contains("register SIMULATED: key and ledger of simulations alone");
    refused(simulated, LIVE, "is of live data: it is never signed with the key of simulations");
    assertThat(Ledger.read(simulated.ledger()).entries()).hasSize(1);
  }

  @Test
  void aFolderThatIsNamedForNeitherBelongsToWhatItBeganWith() throws Exception {
    EvidenceFolder first = new EvidenceFolder(folder.resolve("first"));
    issue(first, LIVE, "a");
    assertThat(first.register()).contains(Register.LIVE);
    refused(first, SIMULATED, "is of simulations");
    EvidenceFolder second = new EvidenceFolder(folder.resolve("second"));
    assertThat(second.register()).isEmpty();
    issue(second, SIMULATED, "b");
    refused(second, LIVE, "is of live data");
  }

  @Test
  void aFolderFromBeforeIsOneOfSimulationsAndNothingInItIsMoved() throws Exception {
    EvidenceFolder old = new EvidenceFolder(folder.resolve("old"));
    Path file = issue(old, SIMULATED, "old");
    Files.delete(old.path().resolve("register"));
    Map<String, String> before = content(old.path());
    assertThat(old.register()).contains(Register.SIMULATED);
    refused(old, LIVE, "is of live data");
    assertThat(content(old.path())).isEqualTo(before);
    assertThat(check(old, file).verdict()).isEqualTo(new Verdict.Intact());
  }

  /** As whoever holds a key could sign by hand, past the issuer. */
  private Path signed(EvidenceFolder evidence, Optional<Register> register) throws Exception {
    evidence.create();
    Path draft = Files.write(folder.resolve("by-hand.draft"), SIMULATED);
    Signer signer = FileSigner.of(evidence, AT);
    EnvelopeSlot slot = EnvelopeSlot.in(SIMULATED).orElseThrow();
    try (PackageFile file = PackageFile.open(draft)) {
      PayloadText text = Optional.ofNullable(EvidenceTexts.in(file).payload()).orElseThrow();
      Payload payload = Payload.parse(text);
      String cells = CellDigest.of(WorkbookCells.of(file));
      Envelope.Digests digests =
          new Envelope.Digests(payload.hash(), file.digest(), cells, slot.digestOfTheRest());
      Envelope envelope =
          new Envelope(1, AT, digests, register, signer.keyId(), "", Ledger.GENESIS, 0, "");
      Envelope.Signed signed = envelope.signedBy(signer);
      Ledger.append(evidence, LedgerEntry.of(signed, payload));
      return Files.write(folder.resolve("by-hand.xlsx"), slot.filledWith(signed.part()));
    }
  }

  @Test
  void anEnvelopeOfTheOtherRegisterIsAlteredWhoeverSignedIt() throws Exception {
    EvidenceFolder evidence = new EvidenceFolder(folder.resolve("by hand"));
    assertThat(check(evidence, signed(evidence, Optional.of(Register.LIVE))).verdict().line())
        .isEqualTo("ALTERED (envelope, register: was SIMULATED, is LIVE)");
  }

  @Test
  void aReportFromBeforeRegistersWereToldApartStaysIntactAndSaysSo() throws Exception {
    EvidenceFolder evidence = new EvidenceFolder(folder.resolve("before"));
    Verification.Answer answer = check(evidence, signed(evidence, Optional.empty()));
    assertThat(answer.verdict()).isEqualTo(new Verdict.Intact());
    assertThat(answer.details()).anyMatch(line -> line.startsWith("register not said: issued"));
  }
}
