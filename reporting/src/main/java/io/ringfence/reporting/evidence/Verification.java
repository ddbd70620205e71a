package io.ringfence.reporting.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Checks a workbook with nothing but the file, a public key and, where there is one, the ledger.
 *
 * @param key who must have signed
 * @param ledger what was issued; null: supersession is not checked
 * @param anchor where the ledger's head was written; may be a file that is not there
 * @param steps what people did about reports; null: whether it was signed off is not known
 */
public record Verification(
    VerifyingKey key, @Nullable Path ledger, Path anchor, @Nullable Steps steps) {
  /**
   * The ledger of steps.
   *
   * @param ledger the file
   * @param anchor its head as kept elsewhere; may be a file that is not there
   * @param at instant whose states count
   */
  public record Steps(Path ledger, Path anchor, Instant at) {}

  /** A check that does not ask for sign-offs. */
  public Verification(VerifyingKey key, @Nullable Path ledger, Path anchor) {
    this(key, ledger, anchor, null);
  }

  /**
   * The answer with what it rests on.
   *
   * @param verdict the answer
   * @param details who, when and what, one line each; empty where the file cannot be trusted to say
   * @param facts fields of its manifest, for example {@code node}, with {@code export}, {@code
   *     payloadHash} and {@code issuedAt} of its envelope; empty where it cannot be trusted to say
   */
  public record Answer(Verdict verdict, List<String> details, Map<String, String> facts) {
    public Answer {
      details = List.copyOf(details);
      facts = Map.copyOf(facts);
    }

    /** An answer without a manifest. */
    Answer(Verdict verdict, List<String> details) {
      this(verdict, details, Map.of());
    }
  }

  /**
   * Checks a file.
   *
   * @throws RefusedFileException when it is no workbook or could do harm
   * @throws IOException when file or ledger cannot be read
   */
  public Answer check(Path path) throws RefusedFileException, IOException {
    return checked(path).answer();
  }

  /**
   * An answer and what it was found by.
   *
   * @param answer the answer
   * @param edits what was written into cells meant for editing
   */
  record Checked(Answer answer, List<CellComparison.Difference> edits) {
    private static Checked of(Verdict verdict) {
      return new Checked(new Answer(verdict, List.of()), List.of());
    }

    private static Checked altered(String place, String cell, String was, String is) {
      return of(Verdict.Altered.at(place, cell, was, is));
    }
  }

  /** The same with what was edited. */
  Checked checked(Path path) throws RefusedFileException, IOException {
    try (PackageFile file = PackageFile.open(path)) {
      WorkbookCells cells = WorkbookCells.of(file);
      EvidenceTexts texts = EvidenceTexts.in(file);
      if (!texts.isSigned()) {
        return unvouched(cells, Checked.of(new Verdict.Unsigned()));
      }
      Envelope.Signed signed;
      try {
        signed = Envelope.parse(Objects.requireNonNull(texts.envelope()));
      } catch (IOException e) {
        return unvouched(cells, Checked.altered("envelope", "", "as issued", "unreadable"));
      }
      if (!signed.envelope().keyId().equals(key.id())) {
        return unvouched(
            cells, Checked.of(new Verdict.WrongKey(signed.envelope().keyId(), key.id())));
      }
      if (!signed.verifiesBy(key)) {
        return unvouched(cells, Checked.altered("envelope", "", "signed", "not what was signed"));
      }
      return checked(path, new Opened(file, cells, signed, texts.payload()));
    }
  }

  /** Nobody vouches for the file: it is looked through before it is said to be one at all. */
  private static Checked unvouched(WorkbookCells cells, Checked answer)
      throws RefusedFileException, IOException {
    cells.walk();
    return answer;
  }

  private record Opened(
      PackageFile file, WorkbookCells cells, Envelope.Signed signed, @Nullable PayloadText text) {
    Envelope envelope() {
      return signed.envelope();
    }
  }

  private Checked checked(Path path, Opened opened) throws RefusedFileException, IOException {
    String issued = opened.envelope().digests().payload();
    if (opened.text() == null) {
      return Checked.altered("payload", "", issued, "missing");
    }
    Payload payload;
    try {
      payload = Payload.parse(opened.text());
    } catch (IOException e) {
      return Checked.altered("payload", "", "as issued", "unreadable");
    }
    if (!payload.hash().equals(issued)) {
      return Checked.altered("payload", "", issued, payload.hash());
    }
    Optional<Register> of = Register.of(payload);
    Optional<Register> said = opened.envelope().register();
    if (said.isPresent() && !said.equals(of)) {
      return Checked.altered(
          "envelope", "register", of.map(Enum::name).orElse("none"), registerOf(opened.envelope()));
    }
    return compared(path, opened, payload);
  }

  private Checked compared(Path path, Opened opened, Payload payload)
      throws RefusedFileException, IOException {
    CellComparison found = CellComparison.of(payload, payload.editable(), opened.cells());
    List<String> details = details(opened.envelope(), payload);
    found.edits().forEach(edit -> details.add("edited  " + Verdict.Altered.change(edit)));
    Verdict verdict =
        found.differences().isEmpty()
            ? unaltered(path, opened, payload, details)
            : Verdict.Altered.of(found.differences());
    return new Checked(
        new Answer(verdict, details, facts(opened.envelope(), payload)), found.edits());
  }

  private Verdict unaltered(Path path, Opened opened, Payload payload, List<String> details)
      throws RefusedFileException, IOException {
    LedgerCheck ledgers = new LedgerCheck(ledger, anchor, steps);
    Verdict asSaved =
        isAsIssued(path, opened.file(), opened.signed())
            ? new Verdict.Intact()
            : new Verdict.ReSaved();
    Verdict verdict = ledgers.against(opened.signed(), details).orElse(asSaved);
    return ledgers.signedOff(payload, details).orElse(verdict);
  }

  private static boolean isAsIssued(Path path, PackageFile file, Envelope.Signed signed)
      throws RefusedFileException, IOException {
    Optional<EnvelopeSlot> slot = EnvelopeSlot.in(Files.readAllBytes(path));
    Envelope.Digests digests = signed.envelope().digests();
    return slot.isPresent()
        && slot.get().holds(signed.part())
        && slot.get().digestOfTheRest().equals(digests.file())
        && file.digest().equals(digests.parts());
  }

  private static Map<String, String> facts(Envelope envelope, Payload payload) {
    Map<String, String> facts = new TreeMap<>(payload.facts());
    facts.put("export", Long.toString(envelope.number()));
    facts.put("payloadHash", payload.hash());
    facts.put("issuedAt", envelope.issuedAt().toString());
    envelope.register().ifPresent(of -> facts.put(Envelope.REGISTER, of.name()));
    return facts;
  }

  private static List<String> details(Envelope envelope, Payload payload) {
    List<String> details = new ArrayList<>();
    String marking = payload.fact("marking");
    details.add(
        "what    %s%s of run %s, as of %s, as known at %s, model %s"
            .formatted(
                marking.isEmpty() ? "" : marking + " ",
                payload.fact("report"),
                payload.fact("run"),
                payload.fact("asOf"),
                payload.fact("asKnown"),
                payload.fact("modelBuild")));
    details.add("when    issued %s as export %s".formatted(envelope.issuedAt(), envelope.number()));
    details.add(
        "who     key %s%s"
            .formatted(
                envelope.keyId(),
                envelope.issuedBy().isEmpty() ? "" : ", issued by " + envelope.issuedBy()));
    details.add(Registers.line(envelope.register()));
    details.add("payload %s".formatted(envelope.digests().payload()));
    return details;
  }

  private static String registerOf(Envelope envelope) {
    return envelope.register().map(Enum::name).orElse("not said");
  }
}
