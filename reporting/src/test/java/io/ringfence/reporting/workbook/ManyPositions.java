package io.ringfence.reporting.workbook;

import io.ringfence.reporting.evidence.EvidenceFolder;
import io.ringfence.reporting.evidence.Issuer;
import io.ringfence.reporting.fixture.RandomPositions;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/** Issues the workbook of many positions, in a JVM of its own: how many, and where to. */
final class ManyPositions {
  private ManyPositions() {}

  /** Runs. */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[1]);
    Path draft = file.resolveSibling("draft");
    RiskWorkbook pack = new RiskWorkbook(new RandomPositions(7).report(Integer.parseInt(args[0])));
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft))) {
      pack.writeTo(out);
    }
    EvidenceFolder evidence = new EvidenceFolder(file.resolveSibling("simulated"));
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      new Issuer(evidence, InstantSource.system()).issue(draft, Issuer.Occasion.FIRST, out);
    }
  }
}
