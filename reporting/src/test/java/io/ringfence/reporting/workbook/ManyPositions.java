package io.ringfence.reporting.workbook;

import io.ringfence.reporting.fixture.RandomPositions;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the workbook of many positions, in a JVM of its own: how many, and where to. */
final class ManyPositions {
  private ManyPositions() {}

  /** Runs. */
  public static void main(String[] args) throws IOException {
    RiskWorkbook pack = new RiskWorkbook(new RandomPositions(7).report(Integer.parseInt(args[0])));
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(args[1])))) {
      pack.writeTo(out);
    }
  }
}
