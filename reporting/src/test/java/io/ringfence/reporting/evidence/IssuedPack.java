package io.ringfence.reporting.evidence;

import io.ringfence.reporting.fixture.SamplePack;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Sample packs issued into a folder of their own.
 *
 * @param folder where drafts, keys and ledger lie
 * @param pack what is issued
 */
record IssuedPack(Path folder, SamplePack pack) {
  static final Instant ISSUED_AT = Instant.parse("2026-03-04T05:06:07.089Z");

  EvidenceFolder evidence() {
    return new EvidenceFolder(folder.resolve("evidence"));
  }

  Path issue(String name) throws IOException {
    return issue(name, Issuer.Occasion.FIRST);
  }

  Path issue(String name, Issuer.Occasion occasion) throws IOException {
    Path draft = Files.write(folder.resolve(name + ".draft"), pack.bytes());
    Path file = folder.resolve(name + ".xlsx");
    try (OutputStream out = Files.newOutputStream(file)) {
      new Issuer(evidence(), Clock.fixed(ISSUED_AT, ZoneOffset.UTC)).issue(draft, occasion, out);
    }
    return file;
  }

  Verification verification() throws IOException {
    return new Verification(
        VerifyingKey.read(evidence().publicKey()), evidence().ledger(), evidence().anchor());
  }

  String answer(Path file) throws IOException, RefusedFileException {
    return verification().check(file).verdict().line();
  }
}
