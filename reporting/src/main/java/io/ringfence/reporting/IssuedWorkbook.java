package io.ringfence.reporting;

import io.ringfence.reporting.evidence.EvidenceFolder;
import io.ringfence.reporting.evidence.Issuer;
import io.ringfence.reporting.evidence.RefusedFileException;
import io.ringfence.reporting.evidence.Verification;
import io.ringfence.reporting.evidence.VerifyingKey;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * The signed workbook in its folder, with the public key and the ledger beside it.
 *
 * @param path the workbook
 * @param evidence key and ledger of whoever issues
 */
record IssuedWorkbook(Path path, EvidenceFolder evidence) {
  /** Name of the workbook a replay leaves. */
  static final String NAME = "risk-pack.xlsx";

  /** Writes, signs and enters it; what was there before stays until the new one is whole. */
  void write(FinishedFile.Content content, Issuer.Occasion occasion, InstantSource clock)
      throws IOException {
    write(content, occasion, clock, "");
  }

  /** The same on behalf of a person. */
  void write(
      FinishedFile.Content content, Issuer.Occasion occasion, InstantSource clock, String person)
      throws IOException {
    Path draft = path.resolveSibling("." + path.getFileName() + ".draft");
    try {
      try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(draft))) {
        content.writeTo(file);
      }
      new FinishedFile(path)
          .write(issued -> new Issuer(evidence, clock, person).issue(draft, occasion, issued));
    } finally {
      Files.deleteIfExists(draft);
    }
    placeLedgers();
  }

  /** Puts key and ledgers beside the file, as whoever checks it will need them. */
  void placeLedgers() throws IOException {
    place(evidence.publicKey(), EvidenceFolder.PUBLIC_KEY);
    place(evidence.ledger(), EvidenceFolder.LEDGER);
    place(evidence.anchor(), EvidenceFolder.ANCHOR);
    place(evidence.steps(), EvidenceFolder.STEPS);
    place(evidence.stepsAnchor(), EvidenceFolder.STEPS_ANCHOR);
  }

  private void place(Path from, String name) throws IOException {
    if (Files.exists(from)) {
      new FinishedFile(path.resolveSibling(name)).write(file -> Files.copy(from, file));
    }
  }

  /** What anybody finds who checks the folder, as lines for people. */
  List<String> check() throws IOException {
    return lines(answer());
  }

  /** The same lines of an answer. */
  static List<String> lines(Verification.Answer answer) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("verify    " + answer.verdict().line());
    answer.details().forEach(line -> lines.add("  " + line));
    return lines;
  }

  /** What anybody finds who checks the folder. */
  Verification.Answer answer() throws IOException {
    Verification verification =
        new Verification(
            VerifyingKey.read(path.resolveSibling(EvidenceFolder.PUBLIC_KEY)),
            path.resolveSibling(EvidenceFolder.LEDGER),
            path.resolveSibling(EvidenceFolder.ANCHOR));
    try {
      return verification.check(path);
    } catch (RefusedFileException e) {
      throw new IllegalStateException("what was just issued must be readable", e);
    }
  }
}
