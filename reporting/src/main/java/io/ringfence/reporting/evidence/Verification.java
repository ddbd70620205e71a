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

    private static Answer of(Verdict verdict) {
      return new Answer(verdict, List.of());
    }
  }

  /**
   * Checks a file.
   *
   * @throws RefusedFileException when it is no workbook or could do harm
   * @throws IOException when file or ledger cannot be read
   */
  public Answer check(Path path) throws RefusedFileException, IOException {
    try (PackageFile file = PackageFile.open(path)) {
      Cells cells = WorkbookCells.of(file);
      EvidenceTexts texts = EvidenceTexts.in(file);
      if (!texts.isSigned()) {
        return Answer.of(new Verdict.Unsigned());
      }
      Envelope.Signed signed;
      try {
        signed = Envelope.parse(Objects.requireNonNull(texts.envelope()));
      } catch (IOException e) {
        return Answer.of(Verdict.Altered.at("envelope", "", "as issued", "unreadable"));
      }
      if (!signed.envelope().keyId().equals(key.id())) {
        return Answer.of(new Verdict.WrongKey(signed.envelope().keyId(), key.id()));
      }
      if (!signed.verifiesBy(key)) {
        return Answer.of(Verdict.Altered.at("envelope", "", "signed", "not what was signed"));
      }
      return check(path, file, cells, new Claim(signed, texts.payload()));
    }
  }

  private record Claim(Envelope.Signed signed, @Nullable String payload) {}

  private Answer check(Path path, PackageFile file, Cells cells, Claim claim)
      throws RefusedFileException, IOException {
    Envelope envelope = claim.signed().envelope();
    if (claim.payload() == null) {
      return Answer.of(Verdict.Altered.at("payload", "", envelope.digests().payload(), "missing"));
    }
    Payload payload;
    try {
      payload = Payload.parse(claim.payload());
    } catch (IOException e) {
      return Answer.of(Verdict.Altered.at("payload", "", "as issued", "unreadable"));
    }
    if (!payload.hash().equals(envelope.digests().payload())) {
      return Answer.of(
          Verdict.Altered.at("payload", "", envelope.digests().payload(), payload.hash()));
    }
    Optional<Register> of = Register.of(payload);
    if (envelope.register().isPresent() && !envelope.register().equals(of)) {
      return Answer.of(
          Verdict.Altered.at(
              "envelope", "register", of.map(Enum::name).orElse("none"), registerOf(envelope)));
    }
    List<String> details = details(envelope, payload);
    List<Cells.Difference> differences = payload.cells().differencesIn(cells, payload.editable());
    payload
        .cells()
        .editsIn(cells, payload.editable())
        .forEach(edit -> details.add("edited  " + Verdict.Altered.change(edit)));
    if (!differences.isEmpty()) {
      return new Answer(Verdict.Altered.of(differences), details, facts(envelope, payload));
    }
    LedgerCheck ledgers = new LedgerCheck(ledger, anchor, steps);
    Verdict asSaved =
        isAsIssued(path, file, claim.signed()) ? new Verdict.Intact() : new Verdict.ReSaved();
    Verdict verdict = ledgers.against(claim.signed(), details).orElse(asSaved);
    Verdict last = ledgers.signedOff(payload, details).orElse(verdict);
    return new Answer(last, details, facts(envelope, payload));
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
