package io.ringfence.reporting.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Issues reports: hashes a finished workbook, signs it, enters it into the ledger. One report at a
 * time in a folder, so that numbers have no gap.
 *
 * @param folder key, register and ledger
 * @param clock when reports are issued
 * @param person who issues them, a pseudonymous id or account; empty: not said
 */
public record Issuer(EvidenceFolder folder, InstantSource clock, String person) {
  private static final int MOST_REASON = 200;
  private static final int MOST_PERSON = 100;

  public Issuer {
    if (person.length() > MOST_PERSON) {
      throw new IllegalArgumentException(
          "person must have at most %s characters, had %s".formatted(MOST_PERSON, person.length()));
    }
  }

  /** Issues on behalf of somebody who is not named. */
  public Issuer(EvidenceFolder folder, InstantSource clock) {
    this(folder, clock, "");
  }

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
    try (FolderLock _ = FolderLock.of(folder.lock());
        PackageFile file = PackageFile.open(draft)) {
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
    CellDigest cells = new CellDigest(WorkbookCells.of(file));
    requireEqual(payload, cells);
    Register register =
        Register.of(payload)
            .orElseThrow(
                () -> new IllegalStateException("the payload must say whether it is simulated"));
    folder.require(register, "%s of run %s".formatted(payload.fact("report"), payload.fact("run")));
    EnvelopeSlot slot =
        EnvelopeSlot.in(Files.readAllBytes(draft))
            .orElseThrow(() -> new IllegalStateException("the workbook has no place to sign"));
    Signer signer = FileSigner.of(folder, clock.instant());
    Envelope envelope =
        new Envelope(
            ledger.entries().size() + 1L,
            clock.instant(),
            new Envelope.Digests(
                payload.hash(), file.digest(), cells.hex(), slot.digestOfTheRest()),
            Optional.of(register),
            signer.keyId(),
            person,
            ledger.head(),
            occasion.supersedes(),
            occasion.reason());
    KeyRegister.read(folder.keys()).requireMaySign(signer.keyId(), envelope.issuedAt());
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

  private static Payload payload(PackageFile file) throws IOException, RefusedFileException {
    PayloadText text = EvidenceTexts.in(file).payload();
    if (text == null) {
      throw new IllegalStateException("the workbook holds no payload");
    }
    return Payload.parse(text);
  }

  /** Refuses a workbook whose cells say anything else than its payload. */
  private static void requireEqual(Payload payload, CellSource cells)
      throws IOException, RefusedFileException {
    CellComparison found = CellComparison.of(payload, payload.editable(), cells);
    if (!found.differences().isEmpty()) {
      throw new IllegalStateException(
          "payload and cells must be equal, differ at " + found.differences().getFirst());
    }
  }
}
