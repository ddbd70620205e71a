package io.ringfence.reporting.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A report as it was issued from here: unaltered, unedited, not superseded.
 *
 * @param report which one
 * @param payloadHash hash of its payload
 * @param payload its payload's text
 */
record IssuedFile(ReportRef report, String payloadHash, String payload) {
  /**
   * Reads one.
   *
   * @throws RefusedStepException when it is none
   */
  static IssuedFile read(Path path, EvidenceFolder folder) throws IOException {
    if (!Files.isRegularFile(folder.publicKey())) {
      throw new RefusedStepException("nothing was issued from here: no key in " + folder.path());
    }
    try {
      EditedBook book =
          EditedBook.read(
              path,
              new Verification(
                  VerifyingKey.read(folder.publicKey()), folder.ledger(), folder.anchor()));
      if (!book.edits().isEmpty()) {
        throw new RefusedStepException(
            "%s was edited (%s): a sign-off is of what was issued"
                .formatted(path, book.edits().getFirst().line()));
      }
      return of(path, book.export());
    } catch (RefusedFileException e) {
      throw new RefusedStepException(String.valueOf(e.getMessage()));
    }
  }

  private static IssuedFile of(Path path, long export) throws IOException, RefusedFileException {
    try (PackageFile file = PackageFile.open(path)) {
      PayloadText text = Objects.requireNonNull(EvidenceTexts.in(file).payload());
      Payload payload = Payload.parse(text);
      return new IssuedFile(ReportRef.of(export, payload), payload.hash(), text.whole());
    }
  }
}
