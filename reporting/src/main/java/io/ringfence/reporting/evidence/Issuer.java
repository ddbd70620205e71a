package io.ringfence.reporting.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/**
 * Issues reports: hashes a finished workbook, signs it, enters it into the ledger. One report at a
 * time in a folder, so that numbers have no gap.
 *
 * @param folder key, register and ledger
 * @param clock when reports are issued
 */
public record Issuer(EvidenceFolder folder, InstantSource clock) {
  private static final int MOST_REASON = 200;

  /**
   * What is to be said of an issue.
   *
   * @param supersedes export number it replaces; 0: none
   * @param reason why; empty where it replaces none, else at most 200 characters
   */
  public record Occasion(long supersedes, String reason) {
    /** A report that replaces none. */
    public static final Occasion FIRST = new Occasion(0, "");

    public Occasion {
      if (supersedes < 0 || (supersedes == 0) != reason.isBlank()) {
        throw new IllegalArgumentException(
            "a report that supersedes another must name its number and the reason, was %s, '%s'"
                .formatted(supersedes, reason));
      }
      if (reason.length() > MOST_REASON) {
        throw new IllegalArgumentException(
            "reason must have at most %s characters, had %s"
                .formatted(MOST_REASON, reason.length()));
      }
    }
  }

  /**
   * Issues a workbook.
   *
   * @param draft the workbook as it was written, without an envelope
   * @param out where the issued one goes; it is in the ledger once this returns
   * @return its export number
   * @throws IOException when the disk fails
   * @throws IllegalStateException when key, ledger or workbook are not fit for it
   */
  public long issue(Path draft, Occasion occasion, OutputStream out) throws IOException {
    folder.create();
    try (FileChannel lock =
            FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        PackageFile file = PackageFile.open(draft)) {
      Objects.requireNonNull(lock.lock());
      return issue(draft, file, occasion, out);
    } catch (RefusedFileException e) {
      throw new IllegalStateException("the workbook cannot be evidence: " + e.getMessage(), e);
    }
  }

  private long issue(Path draft, PackageFile file, Occasion occasion, OutputStream out)
      throws IOException, RefusedFileException {
    Ledger ledger = Ledger.read(folder.ledger()).anchoredBy(folder.anchor());
    requireFit(ledger, occasion);
    Payload payload = payload(file);
    EnvelopeSlot slot =
        EnvelopeSlot.in(Files.readAllBytes(draft))
            .orElseThrow(() -> new IllegalStateException("the workbook has no place to sign"));
    Signer signer = FileSigner.of(folder, clock.instant());
    Envelope envelope =
        new Envelope(
            ledger.entries().size() + 1L,
            clock.instant(),
            new Envelope.Digests(
                payload.hash(), file.digest(), payload.cells().digest(), slot.digestOfTheRest()),
            signer.keyId(),
            ledger.head(),
            occasion.supersedes(),
            occasion.reason());
    KeyRegister.read(folder.register()).requireMaySign(signer.keyId(), envelope.issuedAt());
    Envelope.Signed signed = envelope.signedBy(signer);
    out.write(slot.filledWith(signed.part()));
    out.flush();
    Ledger.append(folder, LedgerEntry.of(signed, payload));
    return envelope.number();
  }

  private void requireFit(Ledger ledger, Occasion occasion) {
    Ledger.Fault fault = ledger.fault();
    if (fault != null) {
      throw new IllegalStateException(
          "%s is damaged at %s: was %s, is %s; nothing is issued until it is restored"
              .formatted(folder.ledger(), fault.place(), fault.was(), fault.is()));
    }
    if (occasion.supersedes() > ledger.entries().size()) {
      throw new IllegalStateException(
          "export %s cannot be superseded: the ledger ends with %s"
              .formatted(occasion.supersedes(), ledger.entries().size()));
    }
  }

  /** The payload; refuses a workbook whose cells say anything else. */
  private static Payload payload(PackageFile file) throws IOException, RefusedFileException {
    String text = EvidenceTexts.in(file).payload();
    if (text == null) {
      throw new IllegalStateException("the workbook holds no payload");
    }
    Payload payload = Payload.parse(text);
    List<Cells.Difference> differences =
        payload.cells().differencesIn(WorkbookCells.of(file), payload.editable());
    if (!differences.isEmpty()) {
      throw new IllegalStateException(
          "payload and cells must be equal, differ at " + differences.getFirst());
    }
    return payload;
  }
}
